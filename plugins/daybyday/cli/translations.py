"""`translate`: begin translations, say what has changed in their originals, and that they are right again."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from invoke.exceptions import Exit

from ..building.content_folder import read_file
from ..building.stages import Assembled
from ..desk.skeletons import is_bare, translation_path, translation_skeleton
from ..desk.source_line import with_source_line
from ..desk.translation_changes import described_changes
from ..desk.translation_table import TranslationTable, spans
from ..desk.translations import (
    Text,
    TranslationError,
    TranslationRow,
    choose_text,
    is_original,
    language_of,
    languages_to_begin,
    original_of,
    rows_of,
    site_language,
    texts_of,
    translation_table,
)
from ..messages import LanguageName, Message, listing, say, say_count, spoken
from ..model import MEANING_CHANGED, Post
from ..reading.filenames import read_file_name
from ..reading.source_prints import SourcePrintError, print_of, read_line, write_line
from . import current_site
from .whole_files import replace_file, write_new


@dataclass
class TranslationDesk:
    """The translations of one site, and what is printed of them in the author's language."""

    site: Assembled
    series: str = ""
    """which series alone is meant; "" for any"""
    failed: bool = field(default=False, init=False)
    """whether something that was asked for could not be done"""

    # Beginning

    def begin(self, wanted: str, to: str) -> None:
        """Write the skeleton of a translation: into one language, or all that lack the text. Raises `TranslationError`."""
        text = self._text(wanted)
        untouched = [lang for lang, post in text.posts.items() if self._is_bare(post.source.path)]
        for lang in languages_to_begin(text, to, untouched):
            self._begin(text, lang)

    def begin_missing(self, to: str) -> None:
        """Write the skeletons of all days that have no text in a language; say of the others that they are there."""
        rows = [row for row in self._rows(to) if row.text.series]
        missing = [row for row in rows if row.state == "missing" or (row.path and self._is_bare(row.path))]
        for row in missing:
            self._begin(row.text, row.lang)
        rows_left = [row for row in rows if row not in missing]
        existing = Counter(row.lang for row in rows_left)
        for lang, count in existing.items():
            self._say(
                say_count(
                    "{n} day is there in {language} already: {days}",
                    "{n} days are there in {language} already: {days}",
                    n=count,
                    language=LanguageName(lang),
                    days=", ".join(spans(int(row.text.name) for row in rows_left if row.lang == lang)),
                )
            )
        if not rows:
            self._say(say("There is nothing to translate."))

    def _begin(self, text: Text, lang: str) -> None:
        original = original_of(text)
        manuscript, reading = self.site.manuscript(original.source.path), self.site.reader.reading
        name = read_file_name(original.source.path, reading.series_folders, reading.languages)
        post = text.posts.get(lang)
        source_path = post.source.path if post else translation_path(manuscript, name, lang)
        path = self._root / source_path
        skeleton = translation_skeleton(manuscript, self.site.content.tags, self.site.words[lang])
        if self._is_bare(source_path):
            replace_file(path, skeleton.encode())
            print(_relative(path))
        elif os.path.lexists(path):  # a link that leads nowhere takes the name, too
            self._refuse(_taken(_relative(path), begun=post is not None and post.source.unfinished))
            return
        else:
            write_new(path, skeleton)
        if original.source.status == "draft":
            self._say(say("note: its original, {path}, is a draft itself", path=self._shown(original)))
        elif original.source.status == "withdrawn":
            self._say(say("note: its original, {path}, is withdrawn", path=self._shown(original)))

    def _is_bare(self, path: str) -> bool:
        """Whether a file holds nothing that anybody has written: what `new` has laid out may give way."""
        file = self.site.folder.posts.get(path)
        if file is None:
            return False
        text = read_file(file).decode("utf-8", "replace")
        return is_bare(self.site.manuscript(path), text)

    # What has changed

    def show_changes(self, wanted: str, to: str) -> None:
        """Print what has changed in the originals of a text's translations; with "" of all that have changed.

        Raises `TranslationError`.
        """
        rows = self._rows_of(wanted, to) if wanted else self._rows(to)
        shown = rows if wanted else [row for row in rows if row.state in MEANING_CHANGED]
        for row in shown:
            self._show(row)
        if not shown:
            self._say(say("No original has changed its words since it was translated."))

    def _show(self, row: TranslationRow) -> None:
        self._say(_heading(row, self._shown(row.original), _relative(self._root / row.path)))
        if row.post is None:
            return
        try:
            remembered = read_line(row.post.source.translated_from)
        except SourcePrintError:
            return
        original, translation = map(self.site.manuscript, (row.original.source.path, row.post.source.path))
        for place, message in described_changes(remembered, original, translation):
            path = _relative(self._root / place.path)
            print(f"  {path}:{place.line}: {spoken(message, self.site.setup.speaker)}")

    # It is right again

    def accept(self, wanted: str, to: str) -> None:
        """Renew the line by which the translations of a text remember their original. Raises `TranslationError`."""
        rows = [row for row in self._rows_of(wanted, to) if row.post or to]
        if not any(row.post for row in rows):
            raise TranslationError(_no_translation(rows, self._text(wanted)))
        for row in rows:
            if row.post:
                self._accept(row, row.post)

    def _accept(self, row: TranslationRow, post: Post) -> None:
        path = self._root / post.source.path
        before = read_file(str(path))
        line = write_line(print_of(self.site.manuscript(row.original.source.path)))
        after = with_source_line(post.source.path, before, line, self.site.reader.reading)
        values = {"path": self._shown(post), "original": self._shown(row.original)}
        if before == after:
            self._say(say("{path} follows {original} as it is now already", **values))
            return
        try:
            replace_file(path, after)
        except OSError as error:
            raise TranslationError(
                say(
                    "{path} could not be written ({reason}); it is as it was",
                    path=values["path"],
                    reason=error.strerror,
                )
            ) from None
        self._say(say("{path} follows {original} as it is now", **values))

    # All of them

    def show_table(self) -> None:
        """Print how many translations there are in each state, by series and language; and which want something."""
        lines = TranslationTable(self._rows()).lines(self.site.setup.speaker)
        for line in lines:
            print(line)
        if not lines:
            self._say(say("There is nothing to translate."))

    # Which ones are meant

    def _text(self, wanted: str) -> Text:
        return choose_text(self._texts(), wanted, self.series)

    def _texts(self) -> list[Text]:
        return texts_of(self.site.content, self.site.setup.settings.languages)

    def _rows(self, to: str = "") -> list[TranslationRow]:
        lang = site_language(to, self.site.setup.settings.languages)
        rows = translation_table(self.site.content, self.site.setup.settings.languages)
        names = ("", *((each.id, each.folder) for each in self.site.content.series))
        if self.series and not any(self.series in each for each in names[1:]):
            raise TranslationError(say("there is no series {name}", name=self.series))
        return [
            row
            for row in rows
            if lang in ("", row.lang)
            and (not self.series or (row.text.series and self.series in (row.text.series.id, row.text.series.folder)))
        ]

    def _rows_of(self, wanted: str, to: str) -> list[TranslationRow]:
        text = self._text(wanted)
        original = original_of(text)
        lang = language_of(text, to) if to else ""
        rows = [row for row in rows_of(text, self.site.content) if lang in ("", row.lang)]
        if not rows and lang == original.lang:
            raise TranslationError(is_original(original))
        if not rows:
            raise TranslationError(_no_translation(rows, text))
        return rows

    # Printing

    @property
    def _root(self) -> Path:
        return self.site.setup.root

    def _shown(self, post: Post) -> str:
        return _relative(self._root / post.source.path)

    def _say(self, message: Message) -> None:
        print(spoken(message, self.site.setup.speaker))

    def _refuse(self, message: Message) -> None:
        self.failed = True
        self._say(message)


def table_of(site: Assembled) -> TranslationTable:
    """How all translations of a site stand, for `status`; paths as its author can open them."""
    rows = translation_table(site.content, site.setup.settings.languages)
    return TranslationTable(rows, lambda path: _relative(site.setup.root / path))


def translate_texts(
    text: str, to: str, series: str, *, missing: bool = False, diff: bool = False, accept: bool = False
) -> None:
    """What the options of `translate` ask for in the site of this folder. Raises `Exit` where it cannot be done."""
    settings = current_site.load(current_site.SETTINGS)
    prepared = current_site.prepared(settings, current_site.instant("", settings))
    if prepared.assembled is None:
        message = say("The site cannot be read yet; `invoke check` says why.")
        raise Exit(spoken(message, prepared.setup.speaker), 1)
    site, desk = prepared.assembled, TranslationDesk(prepared.assembled, series)
    try:
        _refuse_contradictions(text, missing=missing, diff=diff, accept=accept)
        if missing:
            desk.begin_missing(to)
        elif diff:
            desk.show_changes(text, to)
        elif accept:
            desk.accept(text, to)
        elif text:
            desk.begin(text, to)
        else:
            desk.show_table()
    except TranslationError as reason:
        raise Exit(f"{spoken(reason.message, site.setup.speaker)}.", 1) from None
    if desk.failed:
        raise Exit(code=1)


def _refuse_contradictions(text: str, *, missing: bool, diff: bool, accept: bool) -> None:
    """Raise `TranslationError` for options that cannot be meant together."""
    if missing + diff + accept > 1:
        raise TranslationError(say("choose one of `--missing`, `--diff` and `--accept`"))
    if missing and text:
        raise TranslationError(say("`--missing` means all days; name one without it"))
    if accept and not text:
        raise TranslationError(say("name the text whose translation is right again, such as `--accept 7 --to it`"))


def _heading(row: TranslationRow, original: str, path: str) -> Message:
    """How a translation stands to its original, in a sentence."""
    command = f"{row.text.name} --to {row.lang}"
    match row.state:
        case "missing":
            return say(
                "{text} is not there in {language} yet; `invoke translate {command}` begins it",
                text=row.text.phrase,
                language=LanguageName(row.lang),
                command=command,
            )
        case "unknown":
            return say(
                "{path}: nobody wrote down which {original} it was made from; `invoke translate --accept {command}` says"
                " that it is the one of today",
                path=path,
                original=original,
                command=command,
            )
        case "cosmetic":
            return say(
                "{path}: in {original} only punctuation, spaces or typography have changed; there is nothing to translate",
                path=path,
                original=original,
            )
        case "homework":
            return say(
                "{path}: the homework of {original} has changed since it was translated", path=path, original=original
            )
        case "changed":
            return say("{path}: {original} has changed since it was translated", path=path, original=original)
        case "begun":
            return say("{path}: not finished yet", path=path)
        case _:
            return say("{path}: {original} has not changed since it was translated", path=path, original=original)


def _taken(path: str, *, begun: bool) -> Message:
    """Why no translation is begun where there is a file."""
    if begun:
        return say("{path} was begun already and is not written: delete it, and translate again", path=path)
    return say("{path} exists already and was not touched", path=path)


def _no_translation(rows: Sequence[TranslationRow], text: Text) -> Message:
    languages = [LanguageName(row.lang) for row in rows]
    if languages:
        return say("{text} is not there in {languages} yet", text=text.phrase, languages=listing(languages))
    return say("{text} has no translation", text=text.phrase)


def _relative(path: Path) -> str:
    return os.path.relpath(path)
