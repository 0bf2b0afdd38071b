"""A `Manuscript` -> the text of its file. What was written reads back as the same manuscript, or is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from itertools import chain

from ..model import Finding, Homework, Manuscript, Written
from ..reading import Reading, read_post
from ..reading.filenames import read_file_name
from ..reading.titles import split_title
from .errors import UnwritablePostError
from .homework import homework_block
from .scalars import flow_list, flow_mapping, scalar


def write_post(manuscript: Manuscript, reading: Reading) -> str:
    """The text of the file `manuscript.path`, for a site that reads by `reading`.

    Reading it again gives the same content (`same_content`); line ends before and after texts are
    not content. Raises `UnwritablePostError` where no text does: the reader may take a title on two lines,
    a task with a marker of its own, or a text with a homework block in it for something else.
    """
    return written_post(manuscript, reading)[0]


def written_post(manuscript: Manuscript, reading: Reading) -> tuple[str, tuple[Finding, ...]]:
    """As `write_post`, with what the reader finds in that text: it has been read already, and need not be once more."""
    if not manuscript.readable:
        raise UnwritablePostError(manuscript.path, "readable", "nobody knows what its header says")
    wanted = replace(manuscript, text=manuscript.text.rstrip("\n"), after=manuscript.after.strip("\n"))
    text = _file_text(wanted, reading)
    return text, _refuse_if_misread(wanted, text, reading)


def same_content(first: Manuscript, second: Manuscript) -> bool:
    """Whether two manuscripts say the same, wherever in their files it stands."""
    return _without_places(first) == _without_places(second)


def _file_text(manuscript: Manuscript, reading: Reading) -> str:
    pieces = ["---\n", *_header(manuscript, reading), "---\n"]
    if manuscript.text:
        pieces.append(f"{manuscript.text}\n")
    if manuscript.homework:
        pieces += ["\n" if manuscript.text else "", homework_block(manuscript.homework)]
    if manuscript.after:
        pieces.append(f"\n{manuscript.after}\n")
    return "".join(pieces)


def _header(manuscript: Manuscript, reading: Reading) -> Iterator[str]:
    """Its lines in the order of docs/writing.md; what says nothing is left out."""
    for key, value in _values(manuscript, reading):
        if value:
            yield f"{key}: {value}\n"


def _values(manuscript: Manuscript, reading: Reading) -> Iterator[tuple[str, str]]:
    name = read_file_name(manuscript.path, reading.series_folders, reading.languages)
    texts = {"slug": manuscript.slug, "summary": manuscript.summary, "image": manuscript.image}
    yield "title", _text(_title(manuscript, reading))
    yield "day", "" if manuscript.day is None else str(manuscript.day)
    yield "date", date_in_header(manuscript.date)
    yield "lang", "" if name.lang else _text(manuscript.lang)
    yield "status", "" if manuscript.status == "published" else manuscript.status
    yield "modified", date_in_header(manuscript.modified)
    yield "tags", flow_list(manuscript.tags) if manuscript.tags else ""
    yield "authors", flow_list(manuscript.authors) if manuscript.authors else ""
    for key, text in texts.items():
        yield key, _text(text)
    yield "aliases", flow_list(manuscript.aliases) if manuscript.aliases else ""
    yield "guid", _text(manuscript.guid)
    yield "source", _text(manuscript.translated_from)
    for key, value in _other_keys(manuscript).items():
        yield key, flow_list(value) if isinstance(value, tuple) else _text(value)
    yield "ignore", flow_mapping(manuscript.accepted.items()) if manuscript.accepted else ""


def _text(text: str) -> str:
    return scalar(text) if text else ""


def _title(manuscript: Manuscript, reading: Reading) -> str:
    """The title; one that would be read as naming a day says first which day it is of."""
    title = manuscript.title
    if manuscript.kind != "day" or manuscript.day is None or not reading.day_prefixes:
        return title
    as_read = split_title(title, reading.day_prefixes)
    if as_read in ((None, title), (manuscript.day, title)):
        return title
    return f"{reading.day_prefixes[0].capitalize()} {manuscript.day}: {title}"


def date_in_header(written: Written | None) -> str:
    """`2026-11-08`, `2026-11-08 07:00`, `2026-11-08 07:00:30+01:00`."""
    if written is None:
        return ""
    text = written.date.isoformat()
    if written.time is not None:
        text += f" {written.time.isoformat('seconds' if written.time.second else 'minutes')}"
    return text if written.offset is None else text + _offset(written.offset)


def _offset(offset: timedelta) -> str:
    if not offset:
        return "Z"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{'-' if offset < timedelta(0) else '+'}{hours:02}:{minutes:02}"


def _without_places(manuscript: Manuscript) -> Manuscript:
    homework = _homework_without_places(manuscript.homework)
    other = _other_keys(manuscript)
    return replace(
        manuscript,
        homework=homework,
        text_line=1,
        after_line=1,
        digest="",
        print="",
        places={},
        accepted_at={},
        lines=(),
        metadata=other,
        written=True,  # what follows from the text
    )


def _other_keys(manuscript: Manuscript) -> dict[str, str | tuple[str, ...]]:
    """Keys that are not ours. That a status was written as Pelican writes it says nothing of a file of ours."""
    return {key: value for key, value in manuscript.metadata.items() if key != "status"}


def _homework_without_places(homework: Homework | None) -> Homework | None:
    if homework is None:
        return None
    tasks = tuple(replace(task, line=1) for task in homework.tasks)
    return replace(homework, tasks=tasks, line=1, intro_line=1)


def _refuse_if_misread(wanted: Manuscript, text: str, reading: Reading) -> tuple[Finding, ...]:
    """What is found in `text`. Raises `UnwritablePostError` unless it is read as `wanted`: the reader is the judge."""
    got, findings = read_post(wanted.path, text.encode("utf-8", "surrogatepass"), reading)
    if same_content(wanted, got):
        return findings
    errors = "; ".join(str(finding.message) for finding in findings if finding.level == "error")
    if not got.readable:
        raise UnwritablePostError(wanted.path, "file", errors)
    field, expected, read = _first_difference(_without_places(wanted), _without_places(got))
    raise UnwritablePostError(
        wanted.path, field, f"{expected!r} would be read as {read!r}" + (f" ({errors})" if errors else "")
    )


def _first_difference(wanted: Manuscript, got: Manuscript) -> tuple[str, object, object]:
    """(field, wanted value, read value); of a homework, the part of it that differs."""
    differences = _differences("", wanted, got)
    if wanted.homework and got.homework:
        differences = chain(_differences("homework.", wanted.homework, got.homework), differences)
    return next(differences)


def _differences(
    prefix: str, wanted: Manuscript | Homework, got: Manuscript | Homework
) -> Iterator[tuple[str, object, object]]:
    for name in (field.name for field in fields(wanted)):
        expected, read = getattr(wanted, name), getattr(got, name)
        if expected != read:
            yield f"{prefix}{name}", expected, read
