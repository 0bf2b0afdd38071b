"""A folder of Markdown, file by file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from ....messages import Message, say
from ....model import Written
from ...errors import ImportRefusedError
from ...losses import OTHER_FILES, LossBook
from ...markup.mending import mended
from ...planning.day_titles import DayTitle, day_title
from ...texts import LOCAL_SITE, ImportedText, LeftOut, SourceFacts
from ..files import ENCODING_GUESSED, LARGEST_PAGE, is_guessed, read_bytes, whole_text, without_controls
from ..saved.dates import machine_date
from .exercises import with_homework
from .front_matter import FrontMatter, read_front_matter
from .generators import Generator, generator_of
from .places import dated_stem, day_in, is_index, language_in, numbered_folders, title_of
from .readme import day_within, without_sign

_DAY_WORDS = ("day", "giorno", "día", "dia", "jour", "tag")
_OF_REPOSITORIES = re.compile(
    r"(?:licen[cs]e|contributing|code[-_]of[-_]conduct|changelog|security|authors|contributors|pull_request_template|issue_template)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\A\s*(?:<!--.*?-->\s*)*#[ \t]+(?P<words>.+?)[ \t]*#*[ \t]*(?:\n|\Z)|\A\s*(?P<under>\S.*)\n=+[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_HTML_HEADING = re.compile(r"[ \t]*<h1\b[^>]*>(?P<html>.*?)</h1>[ \t]*\n?", re.IGNORECASE | re.DOTALL)
_EMPTIED = re.compile(r"^[ \t]*<(div|p|center|header)\b[^>]*>\s*</\1>[ \t]*\n?", re.IGNORECASE | re.MULTILINE)
"""what is left around a heading"""
_FIRST_PART = 800
"""characters in which a title may stand that is HTML"""
_NAVIGATION = re.compile(
    r"^[ \t>*_|]*(?:\[[^\]]*\]\([^)]*\)|<a\b[^>]*>.*?</a>|</?(?:p|div|center|br|b|strong|em|i|h[1-6])\b[^>]*>|<<|>>|<|>|&lt;|&gt;|«|»|←|→|⬅️?|➡️?|⏮️?|⏭️?|\||-|–|—|·|•|[*_]|\s|previous|next|prev|back|home|precedente|successivo|day\s*[0-9]+|giorno\s*[0-9]+)+$",
    re.IGNORECASE,
)
_ARROWS = re.compile(
    r"<<|>>|&lt;&lt;|&gt;&gt;|«|»|←|→|⬅|➡|⏮|⏭|\b(?:previous|next|prev|precedente|successivo)\b", re.IGNORECASE
)
_TEMPLATE = re.compile(r"\{%.*?%\}|\{\{[<%].*?[>%]\}\}|\{\{.*?\}\}")
_READ_KEYS = frozenset(
    "title date published publishdate pubdate created day lang language tags categories category keywords author authors slug draft status summary description "
    "excerpt image cover thumbnail aliases alias redirect_from permalink url guid id modified lastmod updated".split()
)


class MarkdownFolder:
    """The Markdown files of a folder: `paths`, in order. `others` are its other files."""

    def __init__(self, paths: Sequence[Path], root: Path, others: Sequence[Path] = ()) -> None:
        self._paths, self._root, self._others = paths, root, others
        self._left_out: dict[str, LeftOut] = {}
        self._description = ""
        self._name = ""

    @cached_property
    def _numbered(self) -> frozenset[str]:
        return numbered_folders(self._place(path) for path in self._paths)

    @cached_property
    def _generator(self) -> Generator | None:
        return generator_of(self._root)

    def _place(self, path: Path) -> PurePosixPath:
        return PurePosixPath(path.relative_to(self._root).as_posix())

    def texts(self) -> Iterator[ImportedText]:
        """A text of each file. Raises `ImportRefusedError`."""
        for path in self._paths:
            place = self._place(path)
            if place.suffix.lower() not in (".md", ".markdown", ".mdown", ".mkd"):
                self._leave_out(place, say("reStructuredText is not read here"), "")
                continue
            try:
                yield from self._read(path, place)
            except ImportRefusedError as error:
                if len(self._paths) == 1:
                    raise
                self._leave_out(place, error.message, "")

    def _read(self, path: Path, place: PurePosixPath) -> Sequence[ImportedText]:
        """The texts of a file; none for one that is left out. Raises `ImportRefusedError`."""
        data = read_bytes(path, LARGEST_PAGE) if path.stat().st_size else b""
        source = whole_text(path, data)
        if _OF_REPOSITORIES.match(place.stem):
            self._leave_out(place, say("it is about the repository, and no text for readers"), source)
        elif not source.strip():
            self._leave_out(place, say("there is no text in it"), "")
        else:
            return self._texts_of(place, source, is_guessed=is_guessed(data))
        return ()

    def _texts_of(self, place: PurePosixPath, source: str, *, is_guessed: bool) -> Sequence[ImportedText]:
        """What a file holds: one text; two where a README has a day below it that no other file is."""
        within = day_within(source, _DAY_WORDS) if _is_readme(place) else None
        if within is None or within[0] == 0 or within[1].number in self._days_by_name:
            return [self._text(place, source, is_guessed=is_guessed)]
        start, _ = within
        day = self._text(place, source[start:], is_guessed=is_guessed)
        page = self._text(place, source[:start], is_guessed=is_guessed)
        # Whoever links to the file means the day.
        return [day, replace(page, key=f"{page.key}#", address=f"{page.address}#about", old_addresses=())]

    @cached_property
    def _days_by_name(self) -> frozenset[int | None]:
        """The days that names of files and folders name."""
        return frozenset(day_in(self._place(path), self._numbered) for path in self._paths)

    def _leave_out(self, place: PurePosixPath, reason: Message, text: str) -> None:
        self._left_out[place.as_posix()] = LeftOut(place.as_posix(), place.name, reason, text)

    def _text(self, place: PurePosixPath, source: str, *, is_guessed: bool) -> ImportedText:
        book = LossBook()
        if is_guessed:
            book.note("guessed", "encoding", ENCODING_GUESSED)
        text, letters = mended(without_controls(source.replace("\r\n", "\n").replace("\r", "\n"))[0])
        if letters:
            book.note(
                "changed",
                "letters-mended",
                say("letters that were read in the wrong encoding, and references written out"),
                letters,
            )
        header = read_front_matter(text.lstrip("\ufeff"))
        header = replace(header, text=_without_navigation(header.text, book))
        title, body = _title_and_body(header, place)
        _note_header(header, book)
        lang, common = language_in(place)
        day, name = self._day(place, header, title)
        if day is not None:
            body, tasks = with_homework(body)
            if tasks:
                book.note("changed", "exercises", say("its exercises are homework now"), count=tasks)
        if marks := _TEMPLATE.findall(body):
            book.note(
                "changed",
                "template-marks",
                say("marks that another generator would have replaced are shown as they stand"),
                marks,
            )
        if _is_readme(place) and day is None:
            self._description, self._name = _first_paragraph(body), title
        return self._made(place, header, title, body, day, name, lang or header.word("lang", "language"), common, book)

    def _made(
        self, place: PurePosixPath, header: FrontMatter, title: str, body: str, day: int | None, name: str, lang: str, common: str, book: LossBook
    ) -> ImportedText:  # fmt: skip
        written = _date(header, place)
        is_page = day is None and written is None
        return ImportedText(
            key=f"file:{place.as_posix()}",
            origin=place.as_posix(),
            title=name if day is not None else title,
            markdown=body,
            kind="page" if is_page else "article",
            date=written,
            lang=lang,
            group=f"file:{common}" if lang else f"file:{place.as_posix()}",
            summary=header.word("summary", "description", "excerpt"),
            image=_image(header),
            categories=header.words("categories", "category"),
            tags=header.words("tags", "keywords"),
            authors=header.words("authors", "author"),
            slug=header.word("slug") or (name if day is not None and _is_readme(place) else self._slug(place, day)),
            address=f"{LOCAL_SITE}/{place.as_posix()}",
            old_addresses=(*self._old_addresses(place, header, title, written, book), *self._of_folder(place)),
            guid=header.word("guid"),
            draft_reasons=_draft_reasons(header, place),
            losses=book.losses(),
            day=day,
            series=self._root.resolve().name.replace("-", " ").replace("_", " ") if day is not None else "",
        )

    def _slug(self, place: PurePosixPath, day: int | None) -> str:
        """What the file of a text is called after: its own file without number, date and language."""
        if day is not None:
            return title_of(PurePosixPath(language_in(place)[1]))
        if is_index(place):
            return "about" if len(place.parts) == 1 else place.parent.name
        return language_in(PurePosixPath(f"{dated_stem(place.stem)[1]}.md"))[1].removesuffix(".md")

    def _old_addresses(
        self, place: PurePosixPath, header: FrontMatter, title: str, date: Written | None, book: LossBook
    ) -> tuple[str, ...]:
        """Where a text stood: as its header says, else by the rule of the generator whose folder this is."""
        given = header.words("permalink", "url", "aliases", "alias", "redirect_from")
        if self._generator is None or header.word("permalink", "url"):
            return given
        categories = header.words("categories", "category")
        address = self._generator.address(place, header.word("slug"), title, date, categories)
        if not address:
            return given
        book.note(
            "guessed",
            "old-address",
            say("its old address is the one that {generator} gives it", generator=self._generator.name),
            [address],
        )
        return (*given, address)

    def _of_folder(self, place: PurePosixPath) -> tuple[str, ...]:
        """The address of a folder, for the file that speaks for it: links often name the folder alone."""
        beside = [other for other in map(self._place, self._paths) if other.parent == place.parent]
        speaks = is_index(place) or len(beside) == 1
        return (f"{LOCAL_SITE}/{place.parent.as_posix()}",) if speaks and place.parent.name else ()

    def _day(self, place: PurePosixPath, header: FrontMatter, title: str) -> tuple[int | None, str]:
        """(the day a file is, what it is called)."""
        named = day_title(without_sign(title), _DAY_WORDS)
        given = header.word("day", "giorno")
        if given.isdecimal():
            return int(given), named.rest if named else title
        if named and named.sure:
            return named.number, named.rest or _name_by(place, named)
        if _is_readme(place):
            return None, title
        number = day_in(place, self._numbered)
        return number, title

    def facts(self) -> SourceFacts:
        """What its README says, when its texts have been read once."""
        book = LossBook()
        if self._others:
            names = [self._place(path).as_posix() for path in self._others]
            book.note(
                "dropped",
                OTHER_FILES,
                say("other files of the folder: what texts lead to comes along, the others do not"),
                names,
            )
        return SourceFacts(
            kind=say("a folder of Markdown"),
            losses=book.losses(),
            name=self._name or self._root.resolve().name.replace("-", " ").replace("_", " "),
            description=self._description,
            left_out=tuple(self._left_out.values()),
            picture_roots=(self._root,),
        )


def _is_readme(place: PurePosixPath) -> bool:
    """Whether a file speaks for the whole folder."""
    return is_index(place) and len(place.parts) == 1


def _name_by(place: PurePosixPath, named: DayTitle) -> str:
    """What a day is called that has only a number for a title: by its file."""
    name = title_of(place)
    return name if re.search(r"[^\W\d_]{3,}", name) and not is_index(place) else named.label or name


def _title_and_body(header: FrontMatter, place: PurePosixPath) -> tuple[str, str]:
    """The title of a text, by its header, its first heading or its name; the text without that heading."""
    title = header.word("title", "titolo")
    match = _HEADING.match(header.text) or (None if title else _HTML_HEADING.search(header.text, 0, _FIRST_PART))
    heading = re.sub(
        r"!?\[([^\]]*)\]\([^)]*\)|[*`]|<[^>]*>", r"\1", next(filter(None, match.groups()), "") if match else ""
    ).strip()
    if match and (not title or heading.casefold() == title.casefold()):
        text = _EMPTIED.sub("", f"{header.text[: match.start()]}{header.text[match.end() :]}")
        return title or heading or title_of(place), text.strip("\n")
    return title or title_of(place), header.text.strip("\n")


def _note_header(header: FrontMatter, book: LossBook) -> None:
    if not header.sound:
        book.note("guessed", "header-mended", say("its header cannot be read as a whole, and was read line by line"))
    others = [
        f"{key}: {value}"
        for key, value in header.values.items()
        if key not in _READ_KEYS and value not in ("", None, [], {})
    ]
    if others:
        book.note("dropped", "header-keys", say("keys of its header, for which there is no place here"), others)


def _date(header: FrontMatter, place: PurePosixPath) -> Written | None:
    written = header.moment("date", "published", "publishdate", "pubdate", "created")
    by_name, _ = dated_stem(place.stem)
    return written or (machine_date(by_name) if by_name else None)


def _image(header: FrontMatter) -> str:
    image = header.word("image", "cover", "thumbnail")
    return image if image.startswith(("http://", "https://")) or not image else f"{LOCAL_SITE}/{image.lstrip('/')}"


def _draft_reasons(header: FrontMatter, place: PurePosixPath) -> tuple[Message, ...]:
    status = header.word("status").lower()
    if (
        header.is_true("draft")
        or status in ("draft", "hidden")
        or str(header.values.get("published", "")).lower() == "false"
        or "_drafts" in place.parts
    ):
        return (say("it was a draft"),)
    return ()


def _without_navigation(text: str, book: LossBook) -> str:
    """A text without lines that lead to the day before and after: the kit makes those."""
    kept, gone, in_code = [], [], False
    for line in text.split("\n"):
        in_code ^= line.lstrip().startswith(("```", "~~~"))
        if not in_code and _ARROWS.search(line) and ("](" in line or "<a" in line) and _NAVIGATION.match(line):
            gone.append(line)
        else:
            kept.append(line)
    if gone:
        book.note(
            "dropped",
            "navigation",
            say("lines that led to the day before and the day after, which the site makes itself"),
            gone,
        )
    return "\n".join(kept).strip("\n")


def _first_paragraph(text: str) -> str:
    """The first paragraph of prose, as plain words."""
    for block in re.split(r"\n[ \t]*\n", text):
        words = re.sub(r"!\[[^\]]*\]\([^)]*\)|<[^>]*>", "", block)
        words = " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", r"\1", words).split())
        if len(words.split()) >= 5 and not block.lstrip().startswith(("#", "|", "-", "*", ">", "1.", "<", "[![")):
            return words[:300]
    return ""
