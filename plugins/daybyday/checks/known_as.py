"""What readers know published items by: their addresses, their ids in feeds, the site's path. None changes without a word.

An address that was published answers for ever: it is the item's own, or an alias leads on from it. Of what only the
settings of the public site say, `CheckInput.public` knows; without it that is not compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .. import addresses
from ..identity import item_id, scheme_of
from ..messages import LanguageName, Message, say, say_count
from ..model import Finding, LedgerLine, Place, Post, Series
from ..values import dataclass
from .context import CheckInput

_PLACEHOLDER = "tag:example.org,"
"""Nobody's domain (RFC 2606), and what a new site has: two sites could have the same ids."""
_SETTINGS = Place("pelicanconf.py")


@dataclass(frozen=True, slots=True)
class _Lost:
    """A published address that would answer no more, with the item it led to."""

    address: str
    line: LedgerLine
    post: Post


def addresses_moved(inputs: CheckInput) -> Iterator[Finding]:
    """Published items that would leave an address without an alias: one finding for each cause."""
    if not any(line.addresses for line in inputs.content.ledger.values()):
        return
    lost = list(_lost(inputs))
    if not lost:
        return
    settings = inputs.site.settings
    first = next((item.line.lang for item in lost if _was_first(item)), "")
    if first and first != settings.languages[0]:
        yield _first_language_changed(settings.languages, first, lost)
        return
    series_by_folder = {series.folder: series for series in inputs.content.series}
    by_series: dict[str, list[_Lost]] = defaultdict(list)
    for item in lost:
        series = series_by_folder.get(item.post.source.folder) if item.post.source.kind == "day" else None
        if series and old_slug(inputs, series, item.line, item.address):
            by_series[series.folder].append(item)
        else:
            yield _post_moved(item)
    for folder, items in by_series.items():
        yield _series_moved(inputs, series_by_folder[folder], items)


def _lost(inputs: CheckInput) -> Iterator[_Lost]:
    kept: set[str] | None = None
    for line, post in inputs.recorded_posts:
        for address in line.addresses:
            if address == post.address:
                continue
            if kept is None:
                kept = aliases_that_answer(inputs)
            if address not in kept:
                yield _Lost(address, line, post)


def aliases_that_answer(inputs: CheckInput) -> set[str]:
    """All old addresses from which something that is out leads on."""
    settings = inputs.site.settings
    out = [post for post in inputs.content.posts if inputs.is_out(post)]
    aliases = {addresses.alias_address(alias) for post in out for alias in post.source.aliases}
    series_by_folder = {series.folder: series for series in inputs.content.series if series.aliases}
    for post in out:
        if post.source.kind == "day" and (series := series_by_folder.get(post.source.folder)):
            name = f"{post.source.day}/"
            aliases.update(addresses.old_series_files(settings, series, post.lang, name))
    return aliases


def _was_first(item: _Lost) -> bool:
    """Whether an address shows that its language was the site's first: it has no word for it."""
    return not item.address.startswith(f"/{item.line.lang.lower()}/")


def _first_language_changed(languages: tuple[str, ...], first: str, lost: list[_Lost]) -> Finding:
    order = ", ".join(f'"{lang}"' for lang in (first, *(lang for lang in languages if lang != first)))
    return Finding(
        "error",
        "address-moved",
        _SETTINGS,
        say_count(
            "the first language of the site was {old} and is {new} now: the published address {example} would move",
            "the first language of the site was {old} and is {new} now: {n} published addresses ({example}, …) would move",
            n=len(lost),
            old=LanguageName(first),
            new=LanguageName(languages[0]),
            example=_example(lost),
        ),
        say(
            "write DAYBYDAY_LANGUAGES = [{order}]; the home page of the first language is that of the site", order=order
        ),
    )


def _example(lost: list[_Lost]) -> str:
    return min(item.address for item in lost)


def old_slug(inputs: CheckInput, series: Series, line: LedgerLine, address: str) -> str:
    """The slug a series had when a day of it had this address; "" when it is no such address, or it has that slug."""
    home = addresses.home(inputs.site.settings, line.lang)
    number = line.key.rpartition("/")[2]
    match = re.fullmatch(rf"{re.escape(home)}([^/]+)/{re.escape(number)}/", address)
    if match is None or match[1] == addresses.series_slug(series, line.lang):
        return ""
    return match[1]


def _series_moved(inputs: CheckInput, series: Series, lost: list[_Lost]) -> Finding:
    slugs = _old_slugs(inputs, series, lost)
    back = ", ".join(f"{lang}: {old[-1]}" for lang, old in sorted(slugs.items()))
    return Finding(
        "error",
        "address-moved",
        series.place,
        say_count(
            "the address of this series is another than it was: the published address {example} would move",
            "the address of this series is another than it was: {n} published addresses ({example}, …) would move",
            n=len(lost),
            example=_example(lost),
        ),
        say(
            "write `{aliases}`, and old addresses lead on; or give it back `slug: {{{back}}}`",
            aliases=aliases_line(series, slugs),
            back=back,
        ),
    )


def _old_slugs(inputs: CheckInput, series: Series, lost: Iterable[_Lost]) -> dict[str, list[str]]:
    slugs: dict[str, list[str]] = {}
    for item in lost:
        slug = old_slug(inputs, series, item.line, item.address)
        if slug and slug not in slugs.setdefault(item.line.lang, []):
            slugs[item.line.lang].append(slug)
    return slugs


def lost_slugs(inputs: CheckInput, series: Series) -> Mapping[str, Sequence[str]]:
    """Language -> slugs under which days of a series were published, and from which nothing leads on."""
    return _old_slugs(inputs, series, (item for item in _lost(inputs) if item.post.source.folder == series.folder))


def aliases_line(series: Series, slugs: Mapping[str, list[str]]) -> str:
    """`aliases: {it: [relazioni]}`: the line of a series file that covers old slugs, those it has included."""
    languages = sorted({*series.aliases, *slugs})
    old = {lang: dict.fromkeys([*series.aliases.get(lang, ()), *slugs.get(lang, ())]) for lang in languages}
    items = [f"{lang}: [{', '.join(old[lang])}]" for lang in languages]
    return f"aliases: {{{', '.join(items)}}}"


def _post_moved(item: _Lost) -> Finding:
    return Finding(
        "error",
        "address-moved",
        item.post.source.place("slug"),
        say("this was published at {address}, and that address would lead nowhere", address=item.address),
        say("write `{aliases}`, or give it its old address back", aliases=aliases_with(item.post, [item.address])),
    )


def aliases_with(post: Post, old: Iterable[str]) -> str:
    """`aliases: [/info/, /about/]`: the line of a post's header that covers old addresses, those it has included."""
    return f"aliases: [{', '.join(dict.fromkeys([*post.source.aliases, *old]))}]"


def feed_ids_changed(inputs: CheckInput) -> Iterator[Finding]:
    """Items that feed readers would take for new ones: each by its `guid`, all of them by FEED_ID."""
    other_schemes: dict[str, int] = defaultdict(int)
    for line, post in inputs.recorded_posts:
        id = line.feed_id
        if not id or post.source.guid == id:
            continue
        scheme = scheme_of(id)
        if post.source.guid or id != item_id(scheme, line.key, line.lang):
            yield _guid_changed(post, id)
        elif inputs.public and scheme != inputs.public.feed_id:
            other_schemes[scheme] += 1
    if inputs.public:
        yield from _scheme_findings(inputs.public.feed_id, inputs.public.place, other_schemes)
        yield from _placeholder_findings(inputs)


def _guid_changed(post: Post, id: str) -> Finding:
    message = say("feeds know this by another id than it has now, and would give it to every reader once more")
    return Finding("error", "feed-id-changed", post.source.place("guid"), message, say("write `guid: {id}`", id=id))


def _scheme_findings(scheme: str, place: Place, other_schemes: Mapping[str, int]) -> Iterator[Finding]:
    if not other_schemes:
        return
    old = max(other_schemes, key=lambda scheme: other_schemes[scheme])
    yield Finding(
        "error",
        "feed-id-changed",
        place,
        say_count(
            "FEED_ID is `{scheme}`, and an item is published under `{old}`: every reader would get it once more",
            "FEED_ID is `{scheme}`, and {n} items are published under `{old}`: every reader would get them once more",
            n=sum(other_schemes.values()),
            scheme=scheme,
            old=old,
        ),
        say('write FEED_ID = "{old}"', old=old),
    )


def _placeholder_findings(inputs: CheckInput) -> Iterator[Finding]:
    public = inputs.public
    if public is None or public.placeholder is None or not public.feed_id.startswith(_PLACEHOLDER):
        return
    is_known = any(scheme_of(line.feed_id) == public.feed_id for line in inputs.content.ledger.values())
    if is_known:
        message = say("FEED_ID is the placeholder {id}, and what was published is known by it", id=public.feed_id)
        hint = say("leave it: readers would get all of it anew")
        yield Finding("note", "feed-id-placeholder", public.place, message, hint)
        return
    if not public.has_feed_id:
        yield Finding(public.placeholder, "feed-id-missing", public.place, _NO_FEED_ID, _proposed_feed_id(inputs))
        return
    hint = say('write "tag:", a domain of yours, and a year in which it was yours: FEED_ID = "tag:your-name.net,2026"')
    if inputs.content.ledger:
        hint = say(
            'write FEED_ID = "tag:your-name.net,2026", a domain of yours and a year in which it was yours; if feeds were'
            " published with this one, run `invoke ledger` first, and keep it"
        )
    message = say(
        "FEED_ID is still the placeholder {id}, and feeds of other sites may have the same ids", id=public.feed_id
    )
    yield Finding(public.placeholder, "feed-id-placeholder", public.place, message, hint)


_NO_FEED_ID = say("FEED_ID is empty, and feeds need ids that never change")


def _proposed_feed_id(inputs: CheckInput) -> Message:
    host = inputs.public.host if inputs.public else ""
    if not host:
        return say(
            'write "tag:", a domain of yours, and a year in which it was yours: FEED_ID = "tag:your-name.net,2026"'
        )
    return say('write FEED_ID = "tag:{host},{year}" into pelicanconf.py', host=host, year=inputs.site.now.year)


def site_moved(inputs: CheckInput) -> Iterator[Finding]:
    """The path of SITEURL is another than the ledger knows: then every address is another."""
    public = inputs.public
    if public is None or public.base is None:
        return
    moved = [line for line, _ in inputs.recorded_posts if line.base is not None and line.base != public.base]
    if not moved:
        return
    old, new = moved[-1].base or "", public.base
    mend = say('write SITEURL = "https://…{old}"', old=old) if old else say("take the path out of SITEURL")
    yield Finding(
        "error",
        "site-moved",
        public.place,
        say(
            "SITEURL has {new}, and the site was published with {old}: every address would move",
            new=_path(new),
            old=_path(old),
        ),
        say(
            "{mend}; if the site has moved for good, and the old address leads to the new one, run"
            " `invoke ledger --site-moved`",
            mend=mend,
        ),
    )


def _path(base: str) -> Message:
    return say("the path {base}", base=base) if base else say("no path")
