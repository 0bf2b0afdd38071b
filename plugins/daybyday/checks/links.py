"""Links and pictures: what an author pointed at must exist."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from .. import addresses
from ..edition.references import Reference, file_of, find_target, read_reference
from ..messages import say
from ..model import Finding, Place, Post
from .context import CheckInput


def broken_links(inputs: CheckInput) -> Iterator[Finding]:
    """`{filename}` links, pictures and files that lead nowhere, with the file that holds them."""
    for post in inputs.content.posts:
        facts = inputs.facts.get(post.source.digest)
        for written in facts.targets if facts and post.source.readable else ():
            finding = _broken(inputs, post, written, written in facts.pictures if facts else False)
            if finding:
                yield finding
        if post.source.image and not file_of(post.source.image, post.source.path, inputs.content.files):
            yield _missing_file(inputs, post.source.image, post.source.place("image"), "picture")


def _broken(inputs: CheckInput, post: Post, written: str, shown: bool) -> Finding | None:
    source = post.source
    reference = read_reference(written, source.path)
    if reference.kind == "unknown":
        return Finding(
            "error",
            "link-unknown",
            _place_of(inputs, post, written),
            say("`{written}`: there is no `{{{name}}}`", written=written, name=reference.name),
            say("write {{filename}} for a post, {{static}} for a picture or a file, {{tag}} for a tag"),
        )
    if reference.kind == "outside":
        return Finding(
            "error",
            "link-outside",
            _place_of(inputs, post, written),
            say("`{written}` leads out of the content folder", written=written),
            say("move the file in"),
        )
    if reference.kind == "post":
        return _broken_post(inputs, post, written, reference)
    if reference.kind == "file" and not file_of(written, source.path, inputs.content.files):
        if shown or written.startswith("{") or PurePosixPath(reference.name).suffix:
            return _missing_file(inputs, written, _place_of(inputs, post, written), "picture" if shown else "file")
        return Finding(
            "warning",
            "link-relative",
            _place_of(inputs, post, written),
            say("`{written}` is relative to nothing: pages and feeds lie in different places", written=written),
            say("begin it with `/` for a page of this site, or with `https://`"),
        )
    if reference.kind == "address" and shown and not file_of(written, source.path, inputs.content.files):
        return _missing_file(inputs, written, _place_of(inputs, post, written), "picture")
    return None


def _broken_post(inputs: CheckInput, post: Post, written: str, reference: Reference) -> Finding | None:
    targets = inputs.site.targets
    target = reference.name in targets or find_target(reference, post.lang, targets)
    if target or reference.name in inputs.content.unreadable:
        return None
    if file_of(written, post.source.path, inputs.content.files):
        return None
    # Another number is another day, however alike the names look.
    alike = [path for path in targets if _number(path) == _number(reference.name)]
    near = difflib.get_close_matches(reference.name, alike, n=1, cutoff=0.75)
    hint = (
        say("did you mean `{{filename}}/{near}`?", near=near[0])
        if near
        else say("write the path of a post, relative to this file")
    )
    if day := _unwritten_day(inputs, post, reference):
        hint = say("if that day is not written yet, link to its address: `{day}`", day=day)
    return Finding(
        "error",
        "link-broken",
        _place_of(inputs, post, written),
        say("`{written}` leads to no post", written=written),
        hint,
    )


def _number(path: str) -> int | None:
    digits = re.match("[0-9]{1,9}", PurePosixPath(path).name)
    return int(digits.group()) if digits else None


def _unwritten_day(inputs: CheckInput, post: Post, reference: Reference) -> str:
    """The address of a day of the post's own series that nobody has written, else ""."""
    digits = re.match("0*([1-9][0-9]{0,4})[-_. ]", PurePosixPath(reference.name).name)
    if not digits:
        return ""
    for series in inputs.content.series:
        number = int(digits.group(1))
        written = {day_post.source.day for day_post in inputs.posts_of(series)}
        if reference.name.startswith(f"{series.folder}/") and number not in written and number <= (series.length or 0):
            return addresses.day_page(inputs.site.settings, series, post.lang, number)
    return ""


def _missing_file(inputs: CheckInput, written: str, place: Place, kind: str) -> Finding:
    wanted = PurePosixPath(written.replace("}", "/")).name
    near = [name for name in sorted(inputs.content.files) if PurePosixPath(name).name.casefold() == wanted.casefold()]
    near = near or difflib.get_close_matches(wanted, [PurePosixPath(name).name for name in inputs.content.files], n=1)
    hint = say("did you mean {near}?", near=near[0]) if near else say("put the file there, or mend the path")
    message = (
        say("there is no picture `{written}`", written=written)
        if kind == "picture"
        else say("there is no file `{written}`", written=written)
    )
    return Finding("error", f"{kind}-missing", place, message, hint)


def _place_of(inputs: CheckInput, post: Post, written: str) -> Place:
    """Where an address stands in its file, as far as its text can be found again."""
    source = inputs.manuscript(post.source.path)
    for number, line, _ in source.lines:
        column = line.find(written)
        if column >= 0:
            return Place(source.path, number, column + 1)
    return Place(source.path, source.text_line)


def removed_html(inputs: CheckInput) -> Iterator[Finding]:
    """Raw HTML that needs scripts, styles or other hosts is taken out: it is said, not done in silence."""
    for post in inputs.content.posts:
        facts = inputs.facts.get(post.source.digest)
        for html in facts.removed if facts else ():
            yield Finding(
                "warning",
                "html-removed",
                _place_of(inputs, post, html.rstrip(">")),
                say("`{html}` cannot stand in a page and is left out", html=html),
                say("write it in Markdown; scripts, styles and foreign frames are not published"),
            )


def lost_homework(inputs: CheckInput) -> Iterator[Finding]:
    """Homework inside an HTML element that is not closed has no place of its own."""
    for post in inputs.content.posts:
        if post.source.path in inputs.swallowed and post.source.homework:
            yield Finding(
                "error",
                "homework-inside-html",
                Place(post.source.path, post.source.homework.line),
                say("this homework stands inside an HTML element that is not closed"),
                say("close the element above it"),
            )
