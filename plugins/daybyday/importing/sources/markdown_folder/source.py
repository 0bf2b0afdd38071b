"""A folder of Markdown, file by file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from ....messages import Message, say
from ....model import Written
from ...errors import ImportRefusedError
from ...losses import OTHER_FILES, LossBook
from ...markup.anchors import with_anchors
from ...markup.mending import mended
from ...planning.day_titles import day_title
from ...texts import LOCAL_SITE, ImportedText, LeftOut, SourceFacts
from ..beside import OTHERS
from ..files import ENCODING_GUESSED, LARGEST_PAGE, is_guessed, read_bytes, whole_text, without_controls
from .asides import with_quotations
from .days import FileDay, days_of
from .diary import Diary, DiaryDay, day_address, diary_of, with_links_to_days
from .front_matter import FrontMatter, read_front_matter
from .generator_marks import FolderFiles, without_generator_marks
from .generators import Generator, generator_of
from .headers import date_of, draft_reasons_of, image_of, note_header, says_unpublished
from .mdx import without_components
from .navigation import without_navigation
from .notebooks import notebook_markdown
from .notion import is_of_notion, with_properties, without_ids
from .places import dated_stem, is_index, language_in, title_of
from .readme import day_within, without_sign
from .titles import first_paragraph, name_by, title_and_body, without_series
from .wiki import with_links, without_hidden

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
TEXTS = (*MARKDOWN, ".rst", ".ipynb")
"""Endings of what is read in a folder; `.txt` is, too, where its name or its folder is a day."""
_DIARY = re.compile(r"log|diar(?:y|io)|journal|days|giorni", re.IGNORECASE)
_DAY_WORDS = ("day", "giorno", "día", "dia", "jour", "tag")
_FEWEST_UNPUBLISHED = 3
"""days that say `published: false`, before that says nothing of any of them"""
_OF_REPOSITORIES = re.compile(
    r"(?:licen[cs]e|contributing|code[-_]of[-_]conduct|changelog|security|authors|contributors|pull_request_template|issue_template)",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"\{%.*?%\}|\{\{[<%].*?[>%]\}\}|\{\{.*?\}\}")


class MarkdownFolder:
    """The Markdown files of a folder: `paths`, in order. `others` are its other files."""

    def __init__(self, paths: Sequence[Path], root: Path, others: Sequence[Path] = ()) -> None:
        self._paths, self._root, self._others = paths, root, others
        self._left_out: dict[str, LeftOut] = {}
        self._description = ""
        self._name = ""
        self._titles: dict[str, str] = {}
        self._descriptions: dict[str, str] = {}

    @cached_property
    def _days(self) -> Mapping[PurePosixPath, FileDay]:
        """Files that are days by their names. A README that is a day goes before what only belongs to that day."""
        taken = set()
        for path in self._paths:
            place = self._place(path)
            if _is_readme(place) and place.suffix.lower() in MARKDOWN and path.stat().st_size < LARGEST_PAGE:
                within = day_within(path.read_text("utf-8", "replace"), _DAY_WORDS)
                if within and within[0]:
                    taken.add((language_in(place)[0], within[1].number))
        return days_of([self._place(path) for path in self._paths], taken)

    @cached_property
    def _generator(self) -> Generator | None:
        return generator_of(self._root)

    def _place(self, path: Path) -> PurePosixPath:
        return PurePosixPath(path.relative_to(self._root).as_posix())

    def texts(self) -> Iterator[ImportedText]:
        """A text of each file. Raises `ImportRefusedError`."""
        for path in self._paths:
            place = self._place(path)
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
        if place.suffix.lower() == ".ipynb":
            return self._of_notebook(place, source)
        if place.suffix.lower() == ".rst":
            return self._of_restructured(place, source, is_guessed=is_guessed)
        if place.suffix.lower() == ".txt":
            source = _with_heading(source)
        if diary := self._diary(place, source):
            return list(self._of_diary(place, diary, is_guessed=is_guessed))
        within = day_within(source, _DAY_WORDS) if _is_readme(place) else None
        lang = language_in(place)[0]
        if within is None or within[0] == 0 or (lang, within[1].number) in self._days_by_name:
            return [self._text(place, source, is_guessed=is_guessed)]
        start, _ = within
        day = self._text(place, source[start:], is_guessed=is_guessed)
        page = self._text(place, source[:start], is_guessed=is_guessed)
        # Whoever links to the file means the day.
        return [day, replace(page, key=f"{page.key}#", address=f"{page.address}#about", old_addresses=())]

    @cached_property
    def _days_by_name(self) -> frozenset[tuple[str, int]]:
        """The days that names of files and folders name, with their languages."""
        return frozenset((language_in(place)[0], day.number) for place, day in self._days.items() if not day.is_beside)

    def _diary(self, place: PurePosixPath, source: str) -> Diary | None:
        """The days within a file, where no file is a day, or this one is called after a diary."""
        if place in self._days or (self._days and not _DIARY.search(place.stem)):
            return None
        return diary_of(source.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"), _DAY_WORDS)

    def _of_diary(self, place: PurePosixPath, diary: Diary, *, is_guessed: bool) -> Iterator[ImportedText]:
        """The days of a file, and a page of what stands around them; whoever links to the file means that."""
        page = self._text(place, with_links_to_days(diary.rest, diary, place.as_posix()), is_guessed=is_guessed)
        named = page.title if diary.rest.strip() else title_of(place)
        for day in diary.days:
            is_said = re.search(rf"(?i)(?<![a-z])r(?:ound)?[-_ ]*0*{day.round}(?![0-9])", named)
            series = named if day.round == 1 or is_said else f"{named} – {day.round}"
            text = with_links_to_days(day.text, diary, place.as_posix())
            yield self._of_day(place, replace(day, text=text), series, is_guessed=is_guessed)
        if (page.markdown or "").strip():
            yield replace(page, day=None)

    def _of_day(self, place: PurePosixPath, day: DiaryDay, series: str, *, is_guessed: bool) -> ImportedText:
        text = self._text(place, f"\n{day.text}", is_guessed=is_guessed, day=FileDay(day.number, series))
        anchor = day.anchor
        return replace(
            text,
            key=f"{text.key}#{anchor}",
            title=day.title,
            kind="article",
            date=day.date or text.date,
            group=f"{text.group}#{anchor}",
            slug="",
            address=f"{text.address}#{anchor}",
            old_addresses=(f"{LOCAL_SITE}{day_address(place.as_posix(), day)}",),
        )

    def _of_notebook(self, place: PurePosixPath, source: str) -> Sequence[ImportedText]:
        book = LossBook()
        markdown = notebook_markdown(source, book)
        if markdown is None or not markdown.strip():
            self._leave_out(place, say("there is no text in it"), "")
            return ()
        text = self._text(place, markdown, is_guessed=False)
        return [replace(text, losses=(*text.losses, *book.losses()))]

    def _of_restructured(self, place: PurePosixPath, source: str, *, is_guessed: bool) -> Sequence[ImportedText]:
        # docutils takes a while to load, and few folders need it.
        from .restructured import restructured

        book = LossBook()
        if is_guessed:
            book.note("guessed", "encoding", ENCODING_GUESSED)
        read = restructured(without_controls(source)[0], book)
        if read is None:
            self._leave_out(place, say("docutils cannot read it"), source)
            return ()
        header = FrontMatter(read.fields)
        note_header(header, book)
        title = read.title or header.word("title") or title_of(place)
        lang, common = language_in(place)
        day, name = self._day(place, header, title, "")
        text = self._made(place, header, title, "", day, name, lang or header.word("lang", "language"), common, book)
        return [replace(text, html=read.html, markdown=None)]

    def _leave_out(self, place: PurePosixPath, reason: Message, text: str) -> None:
        self._left_out[place.as_posix()] = LeftOut(place.as_posix(), place.name, reason, text)

    def _text(self, place: PurePosixPath, source: str, *, is_guessed: bool, day: FileDay | None = None) -> ImportedText:
        """The text of a file, or of a part of it that is a day."""
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
        if is_of_notion(place):
            header = with_properties(header)
        header = replace(header, text=without_navigation(header.text, book))
        title, body = title_and_body(header, place)
        note_header(header, book)
        lang, common = language_in(place)
        number, name = (day.number, "") if day else self._day(place, header, title, body)
        if number is not None and name != title:
            book.note("changed", "day-title", say("its title without what names the day and the series"), [title])
        body = self._without_dialect(body, place, book)
        body = with_anchors(body)
        body = without_generator_marks(body, place, self._files)
        if marks := _TEMPLATE.findall(body):
            book.note(
                "changed",
                "template-marks",
                say("marks that another generator would have replaced are shown as they stand"),
                marks,
            )
        if number is None and (_is_readme(place) or self._is_above_days(place)):
            self._speak_for_series(place, lang, title, body)
        said = lang or header.word("lang", "language")
        made = self._made(place, header, title, body, number, name, said, common, book)
        return replace(made, series=day.series) if day else made

    def _without_dialect(self, body: str, place: PurePosixPath, book: LossBook) -> str:
        """A text with what other readers of Markdown know as what this one knows."""
        if place.suffix.lower() == ".mdx" or self._has_programs:
            body = without_components(body, book)
        body, notes = with_quotations(body)
        if notes:
            book.note("changed", "asides", say("notes set apart, which are quotations now"), count=notes)
        if self._is_notebook:
            body, hidden = without_hidden(body)
            if hidden:
                book.note("dropped", "html-comments", say("comments of HTML, which no reader has seen"), hidden)
        body, links = with_links(body, place, self._files)
        if links:
            book.note("changed", "wiki-links", say("links in double brackets, which are links now"), count=links)
        return body

    @cached_property
    def _has_programs(self) -> bool:
        """Whether the folder is one of Docusaurus, all of whose texts may have programs in them."""
        return any(path.name.startswith("docusaurus.config.") for path in self._others)

    @cached_property
    def _is_notebook(self) -> bool:
        """Whether the folder is one of Obsidian's."""
        return (self._root / ".obsidian").is_dir()

    def _is_above_days(self, place: PurePosixPath) -> bool:
        """Whether a file stands beside the folder of its name in which the days are, as Notion puts them."""
        return len(place.parts) == 1 and place.with_suffix("").as_posix() in {day.parts[0] for day in self._days}

    def _speak_for_series(self, place: PurePosixPath, lang: str, title: str, body: str) -> None:
        """A README, at the top or in the folder of a language, says what the days are about."""
        paragraph = first_paragraph(body)
        if len(place.parts) == 1 or not self._name:
            self._description, self._name = paragraph, title
        if len(place.parts) <= (2 if lang else 1):
            name = without_sign(title)
            if name and not day_title(name, _DAY_WORDS) and not is_index(PurePosixPath(f"{name}.md")):
                self._titles.setdefault(lang, name)
            self._descriptions.setdefault(lang, paragraph)

    def _made(
        self,
        place: PurePosixPath,
        header: FrontMatter,
        title: str,
        body: str,
        day: int | None,
        name: str,
        lang: str,
        common: str,
        book: LossBook,
    ) -> ImportedText:
        written = date_of(header, place)
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
            image=image_of(header),
            categories=header.words("categories", "category"),
            tags=header.words("tags", "keywords"),
            authors=header.words("authors", "author"),
            slug=header.word("slug") or (name if day is not None and _is_readme(place) else self._slug(place, day)),
            address=f"{LOCAL_SITE}/{place.as_posix()}",
            old_addresses=(*self._old_addresses(place, header, title, written, book), *self._of_folder(place)),
            guid=header.word("guid"),
            draft_reasons=() if self._is_public(place, header, book) else draft_reasons_of(header, place),
            losses=book.losses(),
            day=day,
            series=self._series(place) if day is not None else "",
            is_beside=day is not None and place in self._days and self._days[place].is_beside,
        )

    def _series(self, place: PurePosixPath) -> str:
        """What the days of a file's series are days of: the folder as a whole, or a part of it that counts anew."""
        part = self._days[place].series if place in self._days else ""
        return f"{self._folder_name} {part}".rstrip()

    @property
    def _folder_name(self) -> str:
        return re.sub(r"[-_]+", " ", self._root.resolve().name)

    def _slug(self, place: PurePosixPath, day: int | None) -> str:
        """What the file of a text is called after: its own file without number, date and language."""
        place = without_ids(place)
        if day is not None:
            return title_of(PurePosixPath(language_in(place)[1]))
        if is_index(place):
            return "about" if _is_readme(place) else place.parent.name
        stem = dated_stem(place.stem)[1] or place.stem
        return language_in(PurePosixPath(f"{stem}.md"))[1].removesuffix(".md")

    def _old_addresses(
        self, place: PurePosixPath, header: FrontMatter, title: str, date: Written | None, book: LossBook
    ) -> tuple[str, ...]:
        """Where a text stood: as its header says, else by the rule of the generator whose folder this is."""
        given = header.words("permalink", "url", "canonical_url", "canonicalurl", "redirect_from")
        aliases = header.words("aliases", "alias")
        # In notebooks they are other names of a text.
        addresses = [alias for alias in aliases if "/" in alias or not (self._is_notebook or " " in alias)]
        given = (*given, *addresses)
        if names := [alias for alias in aliases if alias not in addresses]:
            book.note("dropped", "other-names", say("other names of the text, which are no addresses"), names)
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
        speaks = is_index(place) or self._files_of_folders[place.parent] == 1 or place in self._days_alone
        return (f"{LOCAL_SITE}/{place.parent.as_posix()}",) if speaks and place.parent.name else ()

    @cached_property
    def _days_alone(self) -> frozenset[PurePosixPath]:
        """Days beside which nothing in their folder is a day or speaks for it: what else lies there goes with them."""
        speaking = [place for place in map(self._place, self._paths) if is_index(place)]
        days = [place for place, day in self._days.items() if not day.is_beside]
        counts = Counter(place.parent for place in {*speaking, *days})
        return frozenset(place for place in days if counts[place.parent] == 1)

    def _is_public(self, place: PurePosixPath, header: FrontMatter, book: LossBook) -> bool:
        """Whether a day says `published: false` where all the days say so, and thus means some other site."""
        if not says_unpublished(header) or place not in self._unpublished_days:
            return False
        book.note(
            "guessed",
            "published-elsewhere",
            say("every day says `published: false`, which means another site; it is no draft here"),
        )
        return True

    @cached_property
    def _unpublished_days(self) -> frozenset[PurePosixPath]:
        """The days that say `published: false`; none unless all say so that say anything of it."""
        said: dict[PurePosixPath, bool] = {}
        for path in self._paths:
            place = self._place(path)
            if place in self._days and place.suffix.lower() in MARKDOWN and path.stat().st_size < LARGEST_PAGE:
                header = read_front_matter(path.read_text("utf-8", "replace").lstrip("\ufeff").replace("\r\n", "\n"))
                if "published" in header.values:
                    said[place] = says_unpublished(header)
        return frozenset(said) if len(said) >= _FEWEST_UNPUBLISHED and all(said.values()) else frozenset()

    @cached_property
    def _files(self) -> FolderFiles:
        return FolderFiles(frozenset(self._place(path).as_posix() for path in (*self._paths, *self._others)))

    @cached_property
    def _files_of_folders(self) -> Counter[PurePosixPath]:
        return Counter(self._place(path).parent for path in self._paths)

    def _day(self, place: PurePosixPath, header: FrontMatter, title: str, body: str) -> tuple[int | None, str]:
        """(the day a file is, what it is called)."""
        named = day_title(without_sign(title), _DAY_WORDS)
        given = header.word("day", "giorno")
        by_path = self._days.get(place)
        if given.isdecimal():
            return int(given), named.rest if named else title
        if by_path and by_path.named:
            return by_path.number, (named.rest or name_by(place, named, body)) if named and named.sure else _unnumbered(
                title, by_path.number
            )
        if named and named.sure:
            return named.number, named.rest or name_by(place, named, body)
        return (by_path.number, _unnumbered(title, by_path.number)) if by_path else (None, title)

    def facts(self) -> SourceFacts:
        """What its README says, when its texts have been read once."""
        book = LossBook()
        if self._others:
            names = [self._place(path).as_posix() for path in self._others]
            book.note("dropped", OTHER_FILES, OTHERS, names)
        return SourceFacts(
            kind=say("a folder of Markdown"),
            losses=book.losses(),
            name=self._name or self._folder_name,
            description=self._description,
            series_name=self._folder_name,
            titles=self._titles,
            descriptions=self._descriptions,
            left_out=tuple(self._left_out.values()),
            picture_roots=(self._root, *(self._root / folder for folder in self._files.roots)),
        )


def _unnumbered(title: str, number: int) -> str:
    """A title without the number of its day: `2 - Names` -> "Names"."""
    return without_series(re.sub(rf"^0*{number}\s*[-–—.:)]+\s+(?=\S)", "", title))


def _with_heading(text: str) -> str:
    """Plain text as Markdown: a first line that names a day is its heading."""
    first, _, rest = text.lstrip("\ufeff \t\r\n").partition("\n")
    named = day_title(first.strip(), _DAY_WORDS)
    return f"# {first.strip()}\n{rest}" if named and named.sure else text


def _is_readme(place: PurePosixPath) -> bool:
    """Whether a file speaks for the whole folder, in whatever language."""
    common = PurePosixPath(language_in(place)[1])
    return is_index(common) and len(common.parts) == 1
