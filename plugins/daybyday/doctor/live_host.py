"""What a host really serves: status, types, caches, bytes. The only module of the doctor with a network.

Each feed is asked for twice: once as a reader asks first, once as it asks again.
"""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from email.message import Message
from typing import IO, Any
from urllib.parse import urlsplit

from .. import feed_formats
from ..errors import SpokenError
from ..messages import say
from ..model import Finding, Place
from ..network import NO_ANSWER, reason_of
from ..patterns import regex
from ..values import dataclass
from .examining import finding
from .rule import Complaint, Rule, rule

AGENT = "DayByDay-feeds/1 (the site's own feed check)"
_TIMEOUT = 15
_LONGEST_WAIT = 3600
_HOST = say("this is for the settings of the host")
UPLOAD = say("run `invoke publish --to …` again, or wait until the host has emptied its cache")
_OTHER_TYPES: dict[str, tuple[str, ...]] = {
    "json": ("application/json",),
    "ics": ("text/calendar",),
    "opml": ("text/x-opml", "application/xml", "text/xml"),
}
_GENERAL = ("application/xml", "text/xml")
_MAX_AGE = regex(r"(?:^|[,\s])max-age=(\d+)")
_DATES = (
    regex(rb"<lastBuildDate>([^<]+)<"),
    regex(rb"<updated>([^<]+)<"),
    regex(rb'"date_published":"([^"]+)"'),
)


class UnreachableError(SpokenError):
    """A host that gave no answer; the text says why."""


@dataclass(frozen=True)
class Response:
    """The response to one request, after redirects; `hops` counts them."""

    status: int
    headers: Message
    body: bytes
    hops: int
    url: str


@dataclass(frozen=True)
class FetchedFile:
    """A file as a host serves it, and as it should be (`local`)."""

    path: str
    url: str
    local: bytes
    format: str
    first: Response
    again: Response | None
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


def fetch(url: str, headers: Mapping[str, str] | None = None) -> Response:
    """One response, whatever its status; no cookies are kept or sent. Raises `UnreachableError`."""
    counting = _Counting()
    opener = urllib.request.build_opener(counting)
    request = urllib.request.Request(url, headers={"User-Agent": AGENT, **(headers or {})})  # noqa: S310 - of SITEURL
    try:
        with opener.open(request, timeout=_TIMEOUT) as response:
            return _response(response.status, response.headers, response.read(), counting.hops, response.url)
    except urllib.error.HTTPError as error:
        with error:
            return _response(error.code, error.headers, error.read(), counting.hops, error.url or url)
    except NO_ANSWER as error:
        raise UnreachableError(say("{url} gave no answer: {reason}", url=url, reason=reason_of(error))) from None


def _response(status: int, headers: Message, body: bytes, hops: int, url: str) -> Response:
    if headers.get("Content-Encoding", "").lower() == "gzip":
        try:
            body = gzip.decompress(body)
        except (OSError, EOFError) as error:
            raise UnreachableError(
                say("{url} says gzip and serves something else: {error}", url=url, error=error)
            ) from None
    return Response(status, headers, body, hops, url)


def fetch_twice(base: str, path: str, local: bytes, format: str = "") -> FetchedFile:
    """A file as feed readers get it: a first request, then a conditional one by its ETag or Last-Modified."""
    url = f"{base.rstrip('/')}/{path}"
    packed = {"Accept-Encoding": "gzip"}
    first = fetch(url, packed)
    validators = {
        name: value
        for name, value in (
            ("If-None-Match", first.headers.get("ETag")),
            ("If-Modified-Since", first.headers.get("Last-Modified")),
        )
        if value
    }
    again = fetch(url, {**packed, **validators}) if validators and first.status == 200 else None
    return FetchedFile(
        path=path, url=url, local=local, format=format or path.rpartition(".")[2], first=first, again=again
    )


@rule(
    FetchedFile,
    9,
    "A feed stands where it says, without detours",
    say("a reader that gets no feed drops the subscription after some time"),
    hint=UPLOAD,
)
def answers(fetched: FetchedFile) -> Iterator[Complaint]:
    """Status 200, one redirect at most."""
    if fetched.first.status in (301, 302, 303, 307, 308):
        yield Complaint(say("it is redirected in a circle"), hint=_HOST)
    elif fetched.first.status != 200:
        yield Complaint(say("the host answers {status}", status=fetched.first.status))
    elif fetched.first.hops > 1:
        yield Complaint(
            say("{hops} redirects lead to it", hops=fetched.first.hops),
            hint=say("give SITEURL the address at which the site really stands"),
        )


@rule(
    FetchedFile,
    70,
    "The host says what kind of file it is",
    say("browsers offer a download, and strict readers refuse it"),
    hint=_HOST,
)
def right_type(fetched: FetchedFile) -> Iterator[Complaint]:
    """By the ending of its name."""
    media_type = fetched.first.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    fit = fitting_types(fetched.path)
    if fetched.first.status != 200 or media_type in fit:
        return
    if media_type in _GENERAL and feed_formats.format_of_file(fetched.path):
        yield Complaint(
            say("the type is {media_type}; {expected} says more", media_type=media_type, expected=fit[0]),
            level="warning",
        )
    else:
        yield Complaint(
            say(
                "the type is {value}, and should be {expected}",
                value=media_type or say("not given"),
                expected=", ".join(fit),
            )
        )


def fitting_types(path: str) -> tuple[str, ...]:
    """The media types under which a host may serve a file, the best known first."""
    if feed_format := feed_formats.format_of_file(path):
        return (*feed_format.served_as, feed_format.media_type)
    return _OTHER_TYPES.get(path.rpartition(".")[2], _GENERAL)


@rule(
    FetchedFile,
    72,
    "Who asks again is told that nothing is new",
    say("every reader fetches the whole feed every hour"),
    level="warning",
    hint=_HOST,
)
def asked_again(fetched: FetchedFile) -> Iterator[Complaint]:
    """ETag or Last-Modified, and 304."""
    if fetched.first.status != 200:
        return
    if fetched.again is None:
        yield Complaint(say("there is neither ETag nor Last-Modified"))
    elif fetched.again.status != 304:
        yield Complaint(say("who asks for what is new gets {status}, not 304", status=fetched.again.status))


@rule(FetchedFile, 73, "https, and no cookies", say("readers strip cookies, and laws ask for consent"), hint=_HOST)
def no_cookies(fetched: FetchedFile) -> Iterator[Complaint]:
    """At the address that answers in the end."""
    if urlsplit(fetched.first.url).scheme != "https":
        yield Complaint(say("it is served without https"))
    if fetched.first.headers.get("Set-Cookie"):
        yield Complaint(say("the host sets a cookie"))


@rule(
    FetchedFile,
    20,
    "No cache keeps a feed for more than an hour",
    say("Miniflux waits as long as it is told, and a daily post comes late"),
    level="warning",
    hint=_HOST,
)
def no_long_cache(fetched: FetchedFile) -> Iterator[Complaint]:
    """`max-age` in seconds."""
    match = _MAX_AGE.search(fetched.first.headers.get("Cache-Control", "").lower())
    if fetched.first.status == 200 and match and int(match[1]) > _LONGEST_WAIT:
        yield Complaint(say("a cache may keep it for {minutes} minutes", minutes=int(match[1]) // 60))


@rule(FetchedFile, 5, "What is large travels compressed", say("phones pay for every byte"), level="warning", hint=_HOST)
def compressed(fetched: FetchedFile) -> Iterator[Complaint]:
    """When asked for."""
    if (
        fetched.first.status == 200
        and len(fetched.first.body) > 1400
        and not fetched.first.headers.get("Content-Encoding")
    ):
        yield Complaint(say("it comes uncompressed to those who can take gzip"))


@rule(
    FetchedFile,
    6,
    "The host serves what a build makes now",
    say("readers wait for what is written"),
    level="note",
    hint=UPLOAD,
)
def same_bytes(fetched: FetchedFile) -> Iterator[Complaint]:
    """With the date of what it serves instead."""
    if fetched.first.status == 200 and fetched.first.body != fetched.local:
        there, here = (_date(data) for data in (fetched.first.body, fetched.local))
        if there and there != here:
            yield Complaint(
                say("the host serves a feed of {there}, a build gives one of {here}", there=there, here=here)
            )
        else:
            yield Complaint(say("the host serves other bytes than a build gives now"))


def _date(data: bytes) -> str:
    return next((match[1].decode("utf-8", "replace") for pattern in _DATES if (match := pattern.search(data))), "")


@rule(
    FetchedFile,
    71,
    "Old addresses lead to the feed of today",
    say("subscribers keep the address they once subscribed to"),
    hint=UPLOAD,
)
def old_address(fetched: FetchedFile) -> Iterator[Complaint]:
    """With a feed, or a page that names it."""
    if fetched.first.status != 200:
        yield Complaint(say("the host answers {status}", status=fetched.first.status))


ALL = (answers, right_type, asked_again, no_cookies, no_long_cache, compressed, same_bytes)
"""For feeds, calendars and the list of feeds."""
OF_OLD = (old_address,)
"""For addresses of other kits."""


@dataclass
class Visit:
    """How many addresses of a host were checked, and the findings."""

    checked: int = 0
    findings: list[Finding] = field(default_factory=list)


def visit(base: str, files: Iterable[tuple[str, bytes]], old: Iterable[str] = ()) -> Visit:
    """Ask for every file (path, bytes as they should be) and every old address. Raises `UnreachableError`."""
    result = Visit()
    for path, local in files:
        _check(result, fetch_twice(base, path, local), ALL)
    for path in old:
        url = f"{base.rstrip('/')}/{path.lstrip('/')}"
        _check(result, FetchedFile(path=path, url=url, local=b"", format="", first=fetch(url), again=None), OF_OLD)
    return result


def _check(result: Visit, fetched: FetchedFile, rules: Iterable[Rule]) -> None:
    result.checked += 1
    for checked_rule in rules:
        result.findings += (
            finding(checked_rule, Place(fetched.url), complaint, fetched.path)
            for complaint in checked_rule.check(fetched)
        )


def subscribed(path: str) -> bool:
    """Whether a file is one that readers subscribe to for long, no archive, and no feed of one date."""
    folders = path.split("/")[:-1]
    return "archive" not in folders and "start" not in folders
