"""What a host really serves: status, types, caches, bytes. The only module of the doctor with a network.

Each feed is asked for twice: once as a reader asks first, once as it asks again.
"""

from __future__ import annotations

import gzip
import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import IO, Any
from urllib.parse import urlsplit

from ..model import Finding, Place
from .examining import finding
from .rule import Complaint, rule

AGENT = "DayByDay-feeds/1 (the site's own feed check)"
_TIMEOUT = 15
_LONGEST_WAIT = 3600
_HOST = "this is for the settings of the host"
_UPLOAD = "run `invoke publish --to …` again, or wait until the host has emptied its cache"
_TYPES: dict[str, tuple[str, ...]] = {
    "atom": ("application/atom+xml",),
    "rss": ("application/rss+xml",),
    "json": ("application/json", "application/feed+json"),
    "ics": ("text/calendar",),
    "opml": ("text/x-opml", "application/xml", "text/xml"),
}
_GENERAL = ("application/xml", "text/xml")
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age=(\d+)")
_DATES = (
    re.compile(rb"<lastBuildDate>([^<]+)<"),
    re.compile(rb"<updated>([^<]+)<"),
    re.compile(rb'"date_published":"([^"]+)"'),
)


class Unreachable(Exception):
    """A host that gave no answer; the text says why."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    body: bytes
    hops: int
    url: str


@dataclass(frozen=True)
class Asked:
    """A file as a host serves it, and as it should be."""

    path: str
    url: str
    local: bytes
    format: str
    first: Answer
    again: Answer | None
    """the answer to a conditional request, when there was something to ask by"""


class _Counting(urllib.request.HTTPRedirectHandler):
    """Follows redirects, and counts."""

    def __init__(self) -> None:
        self.hops = 0

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        self.hops += 1
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def ask(url: str, headers: Mapping[str, str] | None = None) -> Answer:
    """One answer, whatever its status; no cookies are kept or sent. Raises `Unreachable`."""
    counting = _Counting()
    opener = urllib.request.build_opener(counting)
    request = urllib.request.Request(url, headers={"User-Agent": AGENT, **(headers or {})})  # noqa: S310 - of SITEURL
    try:
        with opener.open(request, timeout=_TIMEOUT) as response:
            return _answer(response.status, response.headers, response.read(), counting.hops, response.url)
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error.code, error.headers, error.read(), counting.hops, error.url or url)
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise Unreachable(f"{url} gave no answer: {reason}") from None


def _answer(status: int, headers: Message, body: bytes, hops: int, url: str) -> Answer:
    if headers.get("Content-Encoding", "").lower() == "gzip":
        try:
            body = gzip.decompress(body)
        except (OSError, EOFError) as error:
            raise Unreachable(f"{url} says gzip and serves something else: {error}") from None
    return Answer(status, headers, body, hops, url)


def asked(base: str, path: str, local: bytes, format: str = "") -> Asked:
    """A file as its readers get it."""
    url = f"{base.rstrip('/')}/{path}"
    packed = {"Accept-Encoding": "gzip"}
    first = ask(url, packed)
    known = {
        name: said
        for name, said in (
            ("If-None-Match", first.headers.get("ETag")),
            ("If-Modified-Since", first.headers.get("Last-Modified")),
        )
        if said
    }
    again = ask(url, {**packed, **known}) if known and first.status == 200 else None
    return Asked(path, url, local, format or path.rpartition(".")[2], first, again)


@rule(
    Asked,
    9,
    "A feed stands where it says, without detours",
    "a reader that gets no feed drops the subscription after some time",
    hint=_UPLOAD,
)
def answers(one: Asked) -> Iterator[Complaint]:
    """Status 200, one redirect at most."""
    if one.first.status in (301, 302, 303, 307, 308):
        yield Complaint("it is redirected in a circle", hint=_HOST)
    elif one.first.status != 200:
        yield Complaint(f"the host answers {one.first.status}")
    elif one.first.hops > 1:
        yield Complaint(
            f"{one.first.hops} redirects lead to it", hint="give SITEURL the address at which the site really stands"
        )


@rule(
    Asked,
    70,
    "The host says what kind of file it is",
    "browsers offer a download, and strict readers refuse it",
    hint=_HOST,
)
def right_type(one: Asked) -> Iterator[Complaint]:
    """By the ending of its name."""
    said = one.first.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    fit = _TYPES.get(one.format, _GENERAL)
    if one.first.status != 200 or said in fit:
        return
    if one.format in ("rss", "atom") and said in _GENERAL:
        yield Complaint(f"the type is {said}; {fit[0]} says more", level="warning")
    else:
        yield Complaint(f"the type is {said or 'not given'}, and should be {' or '.join(fit)}")


@rule(
    Asked,
    72,
    "Who asks again is told that nothing is new",
    "every reader fetches the whole feed every hour",
    level="warning",
    hint=_HOST,
)
def asked_again(one: Asked) -> Iterator[Complaint]:
    """ETag or Last-Modified, and 304."""
    if one.first.status != 200:
        return
    if one.again is None:
        yield Complaint("there is neither ETag nor Last-Modified")
    elif one.again.status != 304:
        yield Complaint(f"who asks for what is new gets {one.again.status}, not 304")


@rule(Asked, 73, "https, and no cookies", "readers strip cookies, and laws ask for consent", hint=_HOST)
def no_cookies(one: Asked) -> Iterator[Complaint]:
    """At the address that answers in the end."""
    if urlsplit(one.first.url).scheme != "https":
        yield Complaint("it is served without https")
    if one.first.headers.get("Set-Cookie"):
        yield Complaint("the host sets a cookie")


@rule(
    Asked,
    20,
    "No cache keeps a feed for more than an hour",
    "Miniflux waits as long as it is told, and a daily post comes late",
    level="warning",
    hint=_HOST,
)
def no_long_cache(one: Asked) -> Iterator[Complaint]:
    """`max-age` in seconds."""
    match = _MAX_AGE.search(one.first.headers.get("Cache-Control", "").lower())
    if one.first.status == 200 and match and int(match[1]) > _LONGEST_WAIT:
        yield Complaint(f"a cache may keep it for {int(match[1]) // 60} minutes")


@rule(Asked, 5, "What is large travels compressed", "phones pay for every byte", level="warning", hint=_HOST)
def compressed(one: Asked) -> Iterator[Complaint]:
    """When asked for."""
    if one.first.status == 200 and len(one.first.body) > 1400 and not one.first.headers.get("Content-Encoding"):
        yield Complaint("it comes uncompressed to those who can take gzip")


@rule(
    Asked, 6, "The host serves what a build makes now", "readers wait for what is written", level="note", hint=_UPLOAD
)
def same_bytes(one: Asked) -> Iterator[Complaint]:
    """With the date of what it serves instead."""
    if one.first.status == 200 and one.first.body != one.local:
        there, here = (_date(data) for data in (one.first.body, one.local))
        if there and there != here:
            yield Complaint(f"the host serves a feed of {there}, a build gives one of {here}")
        else:
            yield Complaint("the host serves other bytes than a build gives now")


def _date(data: bytes) -> str:
    return next((match[1].decode("utf-8", "replace") for one in _DATES if (match := one.search(data))), "")


@rule(
    Asked,
    71,
    "Old addresses lead to the feed of today",
    "subscribers keep the address they once subscribed to",
    hint=_UPLOAD,
)
def old_address(one: Asked) -> Iterator[Complaint]:
    """With a feed, or a page that names it."""
    if one.first.status != 200:
        yield Complaint(f"the host answers {one.first.status}")


ALL = (answers, right_type, asked_again, no_cookies, no_long_cache, compressed, same_bytes)
"""For feeds, calendars and the list of feeds."""
OF_OLD = (old_address,)
"""For addresses of other kits."""


@dataclass
class Visit:
    """What came of a visit to a host."""

    looked: int = 0
    findings: list[Finding] = field(default_factory=list)


def visit(base: str, files: Iterable[tuple[str, bytes]], old: Iterable[str] = ()) -> Visit:
    """Ask for every file (path, bytes as they should be) and every old address. Raises `Unreachable`."""
    found = Visit()
    for path, local in files:
        _note(found, asked(base, path, local), ALL)
    for path in old:
        url = f"{base.rstrip('/')}/{path.lstrip('/')}"
        _note(found, Asked(path, url, b"", "", ask(url), None), OF_OLD)
    return found


def _note(found: Visit, one: Asked, several: Iterable[Any]) -> None:
    found.looked += 1
    for each in several:
        found.findings += (finding(each, Place(one.url), complaint, one.path) for complaint in each.check(one))


def subscribed(path: str) -> bool:
    """Whether a file is one that readers subscribe to for long, no archive, and no feed of one date."""
    folders = path.split("/")[:-1]
    return "archive" not in folders and "start" not in folders
