"""Links and pictures: what an author pointed at must exist."""

from __future__ import annotations

import difflib
import re
from collections import ChainMap
from collections.abc import Container, Iterator
from pathlib import PurePosixPath

from .. import addresses
from ..edition.references import Reference, file_of, find_path, read_reference
from ..messages import say
from ..model import Finding, Place, Post
from ..patterns import regex
from .context import CheckInput
from .places import place_of

_ON_A_DISK = regex(
    r"~[\\/]|\\\\|/(?:Users|home|Volumes|mnt)/[^/]+/.*\.\w+$|[A-Za-z]:[\\/]|%USERPROFILE%", re.IGNORECASE
)
_LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_TOP = "com|org|net|edu|gov|info|io|it|eu|de|fr|es|uk|ch|at|nl|be|pt|pl|us|ca|au|jp|br|dev|app|blog|me|tv|co|club|page|site|online"
_WITHOUT_BEGINNING = (
    (regex(rf"[\w.+-]+@(?:{_LABEL}\.)+[a-z]{{2,}}(?:\?.*)?", re.IGNORECASE), "mailto:"),
    (regex(rf"www\.(?:{_LABEL}\.)+[a-z]{{2,}}(?:[/?#:].*)?", re.IGNORECASE | re.DOTALL), "https://"),
    (regex(rf"(?:{_LABEL}\.)+(?:{_TOP})(?:[/?#:].*)?", re.IGNORECASE | re.DOTALL), "https://"),
    (regex(r"\+[0-9][0-9 ()./-]{5,}"), "tel:"),
)


def broken_links(inputs: CheckInput) -> Iterator[Finding]:
    """`{filename}` links, pictures and files that lead nowhere, with the file that holds them."""
    for post, facts, written in inputs.doubtful_links:
        if finding := _broken(inputs, post, written, written in facts.pictures):
            yield finding
    for post, facts, written, path in inputs.full_addresses:
        if written in facts.pictures and not file_of(path, post.source.path, inputs.content.files):
            yield _missing_file(inputs, written, _place_of(inputs, post, written), "picture")
    for post in inputs.content.posts:
        if post.source.image and not file_of(post.source.image, post.source.path, _all_files(inputs)):
            yield _missing_file(inputs, post.source.image, post.source.place("image"), "picture")


def _broken(inputs: CheckInput, post: Post, written: str, shown: bool) -> Finding | None:
    source = post.source
    reference = read_reference(written, source.path)
    if not shown and reference.kind == "post" and reference.name in inputs.site.targets:
        return None
    if file_of(written, source.path, inputs.content.files):
        return None
    if reference.kind in ("file", "outside", "post", "address") and (finding := _foreign(inputs, post, written)):
        return finding
    if _is_of_blog(inputs, reference):
        return None
    if reference.kind in ("unknown", "category", "author"):
        return Finding(
            "error",
            "link-unknown",
            _place_of(inputs, post, written),
            say("`{written}`: there is no `{{{name}}}`", written=written, name=_keyword(reference)),
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
    if shown and (reference.kind in ("tag", "index") or _names_post(inputs, post, reference)):
        return Finding(
            "error",
            "picture-no-file",
            _place_of(inputs, post, written),
            say("`{written}` is a page, not a picture", written=written),
            say("write a link, without the `!` before it: `[words]({written})`", written=written),
        )
    if reference.kind == "post":
        return _broken_post(inputs, post, written, reference)
    if reference.kind == "file":
        if shown or written.startswith("{") or PurePosixPath(reference.name).suffix:
            return _missing_file(inputs, written, _place_of(inputs, post, written), "picture" if shown else "file")
        return Finding(
            "warning",
            "link-relative",
            _place_of(inputs, post, written),
            say("`{written}` is relative to nothing: pages and feeds lie in different places", written=written),
            say("begin it with `/` for a page of this site, or with `https://`"),
        )
    if reference.kind == "address" and shown:
        return _missing_file(inputs, written, _place_of(inputs, post, written), "picture")
    return None


def _all_files(inputs: CheckInput) -> Container[str]:
    content = inputs.content
    return ChainMap(dict(content.files), dict.fromkeys(content.around, "")) if content.around else content.files


def _is_of_blog(inputs: CheckInput, reference: Reference) -> bool:
    """Whether a guest means what Pelican publishes around it."""
    if not inputs.site.settings.guest:
        return False
    return reference.kind in ("category", "author") or reference.name.lstrip("/") in inputs.content.around


def _keyword(reference: Reference) -> str:
    return reference.name if reference.kind == "unknown" else reference.kind


def _foreign(inputs: CheckInput, post: Post, written: str) -> Finding | None:
    """What is no path of ours: addresses that lack their beginning, and places on the author's own disk."""
    if _ON_A_DISK.match(written):
        return Finding(
            "error",
            "address-on-disk",
            _place_of(inputs, post, written),
            say("`{written}` is a place on your own disk, where no reader can go", written=written),
            say("copy the file into the content folder, and write its path there"),
        )
    for pattern, beginning in _WITHOUT_BEGINNING:
        if pattern.fullmatch(written):
            return Finding(
                "error",
                "link-scheme",
                _place_of(inputs, post, written),
                say("`{written}` lacks its beginning: without it, it is a file of yours", written=written),
                say("write `{address}`", address=beginning + re.sub("[ ()]", "", written)),
            )
    return None


def _names_post(inputs: CheckInput, post: Post, reference: Reference) -> bool:
    return reference.kind == "post" and bool(
        find_path(reference, post.lang, inputs.site.targets)
        or reference.name in inputs.content.unreadable
        or reference.name in inputs.days_without_series
    )


def _broken_post(inputs: CheckInput, post: Post, written: str, reference: Reference) -> Finding | None:
    if _names_post(inputs, post, reference):
        return None
    if reference.name in inputs.unwritten:
        # An editor's empty file may not stop the text that names it.
        return Finding(
            "warning",
            "link-unwritten",
            _place_of(inputs, post, written),
            say("`{written}` leads to a text that is not written yet: readers see the words alone", written=written),
            say("write that text, or take the link out"),
        )
    targets = inputs.site.targets
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
    if "\\" in written:
        hint = say("write it with slashes: `{link}`", link=written.replace("\\", "/"))
    message = (
        say("there is no picture `{written}`", written=written)
        if kind == "picture"
        else say("there is no file `{written}`", written=written)
    )
    return Finding("error", f"{kind}-missing", place, message, hint)


def _place_of(inputs: CheckInput, post: Post, written: str) -> Place:
    return place_of(inputs.manuscript(post.source.path), written)
