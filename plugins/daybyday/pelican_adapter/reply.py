"""DAYBYDAY_REPLY -> how readers reply to a post: an e-mail, a Mastodon server, the address of a form."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from ..errors import InputError
from ..messages import say
from ..model import Finding, Place, ReplyWay
from ..patterns import regex

SETTING = "DAYBYDAY_REPLY"
_GAPS = ("title", "url", "day")
_GAP = regex(r"\{([^{}]*)\}")
_SCHEME = regex(r"([A-Za-z][A-Za-z0-9+.-]*):")
_MAIL = regex(r"[^\s@{},]+@[^\s@{},]+\.[^\s@{},]+")
_HOST = regex(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/?#:].*)?", re.DOTALL)
_ACCOUNT = regex(r"@[\w.-]+(?:@[\w.-]+)?")
_AS_IT_IS = "%/:?#[]@!$&'()*+,;=-._~{}"
_EXAMPLES = say(
    'write "mailto:ada@example.org", "https://mastodon.social", or the address of a form that begins with https://'
)


def reply_ways(
    settings: Mapping[str, Any], languages: tuple[str, ...], place: Place, findings: list[Finding]
) -> dict[str, ReplyWay]:
    """The way for each language that has one. What cannot be used gives a finding, and no way."""
    given = settings.get(SETTING)
    if not given:
        return {}
    by_language = given if isinstance(given, Mapping) else dict.fromkeys(languages, given)
    ways: dict[str, ReplyWay] = {}
    refused: dict[str, Finding] = {}
    for lang, written in by_language.items():
        try:
            ways[_language(lang, languages)] = _way(written)
        except InputError as error:
            refused.setdefault(f"{lang if isinstance(given, Mapping) else ''}", _finding(place, error))
    findings += refused.values()
    return ways


def _finding(place: Place, error: InputError) -> Finding:
    return Finding("error", "setting-reply", place, error.message, error.hint)


def _language(lang: object, languages: tuple[str, ...]) -> str:
    """A language of the site. Raises `InputError`."""
    if lang in languages:
        return str(lang)
    near = difflib.get_close_matches(str(lang), languages, n=1)
    hint = (
        say('did you mean "{near}"?', near=near[0])
        if near
        else say("the languages of the site are {languages}", languages=", ".join(languages))
    )
    raise InputError(
        "setting-reply",
        say("{setting} names {lang}, which is no language of the site", setting=SETTING, lang=repr(lang)),
        hint,
    )


def _way(written: object) -> ReplyWay:
    """What an author wrote, as an address with gaps. Raises `InputError`."""
    if not isinstance(written, str):
        message = say("{setting} must be an address, or one for each language", setting=SETTING)
        raise InputError("setting-reply", message, _EXAMPLES)
    text = written.strip()
    scheme = _SCHEME.match(text)
    if scheme is None or (_HOST.fullmatch(text) and not text.lower().startswith(("mailto:", "http:", "https:"))):
        raise _without_scheme(text)
    _check_gaps(text)
    kind = scheme[1].lower()
    if kind == "mailto":
        return _mail(text)
    if kind in ("https", "http"):
        return _on_the_web(text)
    message = say("{setting}: `{scheme}:` is no way to reply", setting=SETTING, scheme=scheme[1])
    raise InputError("setting-reply", message, _EXAMPLES)


def _without_scheme(text: str) -> InputError:
    message = say("{setting}: `{written}` lacks its beginning", setting=SETTING, written=text)
    if _MAIL.fullmatch(text.partition("?")[0]):
        return InputError("setting-reply", message, say('write "{address}"', address=f"mailto:{text}"))
    if _HOST.fullmatch(text):
        return InputError("setting-reply", message, say('write "{address}"', address=f"https://{text}"))
    return InputError("setting-reply", message, _EXAMPLES)


def _check_gaps(text: str) -> None:
    """Whether all between braces are gaps that there are. Raises `InputError`."""
    every = say("what can be filled in is {{title}}, {{url}} and {{day}}")
    for name in _GAP.findall(text):
        if name not in _GAPS:
            near = difflib.get_close_matches(name.strip().lower(), _GAPS, n=1)
            hint = say("did you mean `{near}`?", near=f"{{{near[0]}}}") if near else every
            message = say("{setting}: there is no `{gap}` to fill in", setting=SETTING, gap=f"{{{name}}}")
            raise InputError("setting-reply", message, hint)
    if set(_GAP.sub("", text)) & set("{}"):
        raise InputError("setting-reply", say("{setting}: a brace stands alone", setting=SETTING), every)


def _mail(text: str) -> ReplyWay:
    """`mailto:` with a subject and the address of the post, unless its author says what stands there. Raises `InputError`."""
    address, _, query = text.partition(":")[2].partition("?")
    if not _MAIL.fullmatch(address):
        message = say("{setting}: `{written}` is no e-mail address", setting=SETTING, written=address)
        raise InputError("setting-reply", message, say('write "{address}"', address="mailto:ada@example.org"))
    names = {part.partition("=")[0].lower() for part in query.split("&")}
    added = [part for name, part in (("subject", "subject=Re:%20{title}"), ("body", "body={url}")) if name not in names]
    return ReplyWay("mail", f"mailto:{_encoded(address)}?{'&'.join([*filter(None, [_encoded(query)]), *added])}")


def _on_the_web(text: str) -> ReplyWay:
    """A form; a host alone, or an account there, is a Mastodon server. Raises `InputError`."""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or set(host) & set("{} ") or parts.username is not None:
        message = say("{setting}: `{written}` names no host", setting=SETTING, written=text)
        raise InputError("setting-reply", message, _EXAMPLES)
    path = parts.path.strip("/")
    if (path and not _ACCOUNT.fullmatch(path)) or parts.query or parts.fragment:
        return ReplyWay("form", _encoded(text))
    account = f"{quote(path, safe='@')}%20" if path else ""
    return ReplyWay(
        "mastodon", f"{parts.scheme.lower()}://{_encoded(parts.netloc)}/share?text={account}{{title}}%20{{url}}"
    )


def _encoded(text: str) -> str:
    return quote(text, safe=_AS_IT_IS)
