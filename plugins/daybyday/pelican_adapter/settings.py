"""Pelican's settings -> ours, with findings where they cannot be used."""

from __future__ import annotations

import contextlib
import difflib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from .. import feed_formats
from ..addresses import SiteUrlError, split_site_url
from ..building import cache_key, distributions
from ..building.after_pages.compressed_copies import SUFFIXES, can_brotli
from ..building.setup import SiteSetup
from ..hosting.headers import policy
from ..hosting.known_hosts import FILE_HOSTS, HEADERLESS
from ..identity import is_tag
from ..markdown.settings import MarkdownSettings
from ..messages import Message, Speaker, quote, say, speaker_for
from ..model import OPTIONAL, Finding, Level, Place, PublicIdentity, SiteSettings, ThemeFile
from ..theming.theme import PublishedDigests, Theme, theme_of
from . import plugin_failures
from .browser_editor import browser_editor
from .old_feeds import old_feeds
from .places import setting_place
from .reply import reply_ways
from .secret_settings import secret_settings
from .typography import quotation_marks
from .unused_settings import unused_finding, unused_settings

PLACEHOLDER = "https://your-site.example"
PREVIEW = "http://127.0.0.1:8000"
MARKER_TEMPLATES = ("day.html", "series.html")
"""A theme that has both is ours or made for us: one of them any theme may have."""
_TEMPLATES = {"follow": "follow.html", "workbook": "workbook.html", "search": "search.html"}
"""Optional outputs that a theme may lack, with the templates that make them."""
UNUSED = "DAYBYDAY_UNUSED"
"""Where the names of settings lie that change nothing, from before we took away from Pelican what we make."""
BUILD = "DAYBYDAY"
"""Where the build lies in the settings, the only thing Pelican hands to all its parts."""

KEYS = (
    "DAYBYDAY_LANGUAGES",
    "DAYBYDAY_SITE",
    "DAYBYDAY_START_PAGES",
    "DAYBYDAY_MODE",
    "DAYBYDAY_PUBLISH",
    "DAYBYDAY_DESTINATIONS",
    "DAYBYDAY_WITHOUT",
    "DAYBYDAY_LOOK",
    "DAYBYDAY_COMPRESS",
    "DAYBYDAY_NEW_ITEMS",
    "DAYBYDAY_ACCEPT",
    "DAYBYDAY_LEDGER",
    "DAYBYDAY_HUB",
    "DAYBYDAY_OLD_FEEDS",
    "DAYBYDAY_SEARCH",
    "DAYBYDAY_MENU",
    "DAYBYDAY_REPLY",
    "DAYBYDAY_HOST",
    "DAYBYDAY_EDITOR",
    "DAYBYDAY_TYPOGRAPHY",
)
"""Settings of our own; docs/settings.md has a section for each."""


def is_native(settings: Mapping[str, Any]) -> bool:
    """Whether our generator makes the pages: by DAYBYDAY_MODE, else by the theme having our templates."""
    mode = str(settings.get("DAYBYDAY_MODE") or "")
    if mode in ("native", "guest"):
        return mode == "native"
    templates = Path(settings["THEME"]) / "templates"
    return all((templates / name).is_file() for name in MARKER_TEMPLATES)


def site_settings(
    settings: Mapping[str, Any], digests_of: Callable[[Theme], PublishedDigests] = Theme.published_digests
) -> tuple[SiteSettings, tuple[Finding, ...]]:
    """The site as its settings describe it; never raises, so that a build shows all findings at once."""
    findings: list[Finding] = []
    native = is_native(settings)
    languages = _languages(settings, findings)
    if not native and not settings.get("DAYBYDAY_LANGUAGES"):
        from .guest.settings import languages_of_guest

        languages = languages_of_guest(settings, languages[0])
    origin, base = _site_url(settings, findings)
    names, taglines = _site_texts(settings, languages, findings)
    timezone = _timezone(settings, findings)
    host, without = _host(settings, findings), _without(settings, findings)
    _check_names(settings, findings)
    _check_mode(settings, findings)
    most_new_items(settings, findings, 0)
    site = SiteSettings(
        languages,
        origin,
        base,
        names,
        taglines,
        feed_id=_feed_id(settings, findings),
        timezone=timezone,
        start_pages=_start_pages(settings, findings),
        guest=not native,
        imaging=_imaging(),
        search=bool(settings.get("DAYBYDAY_SEARCH")) and can_index(),
        without=without,
        hub=_hub(settings, findings),
        host=host,
        page_policy=policy(searched="search" not in without, in_page=True) if host == HEADERLESS else "",
        reply=reply_ways(settings, languages, setting_place(settings, "DAYBYDAY_REPLY"), findings),
        old_feeds=old_feeds(settings, languages, findings),
        quotation_marks=quotation_marks(settings, languages, setting_place(settings, "DAYBYDAY_TYPOGRAPHY"), findings),
    )
    findings += secret_settings(settings)
    if native:
        site = replace(site, editor=browser_editor(settings, setting_place(settings, "DAYBYDAY_EDITOR"), findings))
        site = _with_theme(site, _theme(settings, findings), digests_of, findings)
        findings += _no_pictures(settings, site)
        findings += _no_search(settings, site)
        findings += _unused(settings)
    else:
        from .guest.settings import guest_findings, of_guest

        site = of_guest(site, settings)
        findings += guest_findings(site, settings)
    return site, tuple(findings)


def _timezone(settings: Mapping[str, Any], findings: list[Finding]) -> str:
    """TIMEZONE; UTC where it names none."""
    from ..reading.series import known_timezone  # a build that finds nothing changed needs no readers

    timezone = str(settings.get("TIMEZONE") or "UTC")
    if known_timezone(timezone):
        return timezone
    message = say("TIMEZONE: there is no time zone `{timezone}`", timezone=timezone)
    findings.append(_error(settings, "timezone-unknown", message, say("write a name such as Europe/Rome"), "TIMEZONE"))
    return "UTC"


def _check_names(settings: Mapping[str, Any], findings: list[Finding]) -> None:
    """A finding for each setting that looks like ours and is none."""
    for key in settings:
        if key.startswith("DAYBYDAY_") and key not in (*KEYS, UNUSED):
            near = difflib.get_close_matches(key, KEYS, n=1)
            hint = say("did you mean {near}?", near=near[0]) if near else say("ours are {keys}", keys=", ".join(KEYS))
            findings.append(_error(settings, "setting-unknown", say("there is no setting {key}", key=key), hint, key))


def _check_mode(settings: Mapping[str, Any], findings: list[Finding]) -> None:
    mode = settings.get("DAYBYDAY_MODE") or "native"
    if str(mode) not in ("native", "guest"):
        message = say("DAYBYDAY_MODE cannot be {mode}", mode=repr(mode))
        findings.append(_error(settings, "setting-mode", message, say('write "native" or "guest"'), "DAYBYDAY_MODE"))


def _are_texts(given: object) -> bool:
    """Whether a setting is a list of texts."""
    return isinstance(given, list | tuple) and all(isinstance(text, str) for text in given)


def _error(settings: Mapping[str, Any], code: str, message: Message, hint: Message, name: str = "") -> Finding:
    """An error in a setting, told where the one called `name` is set."""
    return Finding("error", code, setting_place(settings, name), message, hint)


def speaker_of(settings: Mapping[str, Any]) -> Speaker:
    """Who speaks to the author of a site, before anything of it is understood (`words.speaker_for`)."""
    return speaker_for(os.environ, languages_of(settings))


def languages_of(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """The site's languages, whatever else is wrong with the setting; English where nothing can be made of it."""
    return _languages(settings, [])


def _languages(settings: Mapping[str, Any], findings: list[Finding]) -> tuple[str, ...]:
    given = settings.get("DAYBYDAY_LANGUAGES") or (settings.get("DEFAULT_LANG") or "en",)
    if not _are_texts(given) or not all(given):
        findings.append(
            _error(
                settings,
                "setting-languages",
                say("DAYBYDAY_LANGUAGES must be a list of language tags"),
                say('write ["en", "it"]'),
                "DAYBYDAY_LANGUAGES",
            )
        )
        given = [given] if isinstance(given, str) else ["en"]
    if len({lang.lower() for lang in given}) != len(given):
        findings.append(
            _error(
                settings,
                "setting-languages",
                say("DAYBYDAY_LANGUAGES names a language twice"),
                say("keep one of the two"),
                "DAYBYDAY_LANGUAGES",
            )
        )
    return tuple(dict.fromkeys(given))


def _site_url(settings: Mapping[str, Any], findings: list[Finding]) -> tuple[str, str]:
    url = str(settings.get("SITEURL") or "").strip()
    publishing = bool(settings.get("DAYBYDAY_PUBLISH"))
    hint = say('write the address the site will have, such as SITEURL = "https://name.github.io/repo"')
    if not is_native(settings) and not url.startswith(("https://", "http://")):
        return "", ""  # to Pelican, a path alone or nothing is an address too
    if not url:
        if publishing:
            findings.append(
                _error(
                    settings,
                    "site-address-missing",
                    say("SITEURL is empty, and feeds need absolute addresses"),
                    hint,
                    "SITEURL",
                )
            )
        return split_site_url(PREVIEW)
    if url.rstrip("/") == PLACEHOLDER and publishing:
        level = "error" if settings["DAYBYDAY_PUBLISH"] == "strict" else "warning"
        message = say("SITEURL is still the placeholder {placeholder}", placeholder=PLACEHOLDER)
        findings.append(Finding(level, "site-address-placeholder", setting_place(settings, "SITEURL"), message, hint))  # type: ignore[arg-type]
    try:
        return split_site_url(url)
    except SiteUrlError as bad:
        findings.append(_error(settings, "site-address", bad.message, hint, "SITEURL"))
        return split_site_url(PREVIEW)


def _site_texts(
    settings: Mapping[str, Any], languages: tuple[str, ...], findings: list[Finding]
) -> tuple[dict[str, str], dict[str, str]]:
    """Names and taglines by language, from DAYBYDAY_SITE, else SITENAME and SITESUBTITLE."""
    texts = settings.get("DAYBYDAY_SITE") or {}
    if not isinstance(texts, Mapping) or not all(isinstance(by_language, Mapping) for by_language in texts.values()):
        findings.append(
            _error(
                settings,
                "setting-site",
                say("DAYBYDAY_SITE must give name and tagline by language"),
                say('write {{"en": {{"name": "My site", "tagline": "One sentence on what it is."}}}}'),
                "DAYBYDAY_SITE",
            )
        )
        texts = {}
    name = str(settings.get("SITENAME") or "Day by Day")
    tagline = str(settings.get("SITESUBTITLE") or "")
    names = {lang: str(texts.get(lang, {}).get("name") or name) for lang in languages}
    taglines = {lang: str(texts.get(lang, {}).get("tagline") or tagline) for lang in languages}
    return names, taglines


def _start_pages(settings: Mapping[str, Any], findings: list[Finding]) -> tuple[str, ...]:
    given = settings.get("DAYBYDAY_START_PAGES") or ()
    if isinstance(given, str):
        hint = say('write ["{given}"]', given=given)
        findings.append(
            _error(
                settings,
                "setting-start-pages",
                say("DAYBYDAY_START_PAGES must be a list of file names"),
                hint,
                "DAYBYDAY_START_PAGES",
            )
        )
        return (given,)
    if not _are_texts(given):
        message = say("DAYBYDAY_START_PAGES must be a list of file names")
        findings.append(
            _error(settings, "setting-start-pages", message, say('write ["how-to-take-part"]'), "DAYBYDAY_START_PAGES")
        )
        return ()
    return tuple(given)


def _without(settings: Mapping[str, Any], findings: list[Finding]) -> tuple[str, ...]:
    """DAYBYDAY_WITHOUT: outputs the author does not want."""
    given = settings.get("DAYBYDAY_WITHOUT") or ()
    optional = (*feed_formats.options(), *OPTIONAL)
    unwanted = [given] if isinstance(given, str) or not isinstance(given, Iterable) else list(given)
    for name in unwanted:
        if name not in optional:
            near = difflib.get_close_matches(str(name), optional, n=1)
            hint = (
                say('did you mean "{near}"?', near=near[0])
                if near
                else say("what can be left out is {optional}", optional=", ".join(optional))
            )
            findings.append(
                _error(
                    settings,
                    "setting-without",
                    say("DAYBYDAY_WITHOUT names {name}, which is no output", name=repr(name)),
                    hint,
                    "DAYBYDAY_WITHOUT",
                )
            )
    return tuple(name for name in optional if name in unwanted)


def _imaging() -> str:
    """The version of Pillow that is installed; "" for none."""
    return next((line.partition(" ")[2] for line in distributions.versions(("pillow",))), "")


def _no_pictures(settings: Mapping[str, Any], site: SiteSettings) -> list[Finding]:
    """What is said once where pictures are to be made and nothing can make them."""
    wanted = [word for word in ("pictures", "cards") if site.makes(word)]
    if site.imaging or not wanted:
        return []
    message = {
        "pictures": say("Pillow is not installed, so pictures stay as large as they are"),
        "cards": say("Pillow is not installed, so all pages share one social card"),
        "pictures cards": say(
            "Pillow is not installed, so pictures stay as large as they are, and all pages share one social card"
        ),
    }[" ".join(wanted)]
    words = ", ".join(f'"{word}"' for word in wanted)
    hint = say("run `pip install pillow`, or do without: DAYBYDAY_WITHOUT = [{words}]", words=words)
    return [Finding("note", "pictures-not-made", setting_place(settings), message, hint)]


def _unused(settings: Mapping[str, Any]) -> Iterator[Finding]:
    names = settings[UNUSED] if UNUSED in settings else unused_settings(settings)
    return (unused_finding(name, setting_place(settings, name)) for name in names)


def can_index() -> bool:
    """Whether Pagefind is installed, with the program that it is."""
    programs = ("pagefind-bin", "pagefind-bin-extended")
    return distributions.is_installed("pagefind") and any(map(distributions.is_installed, programs))


def _no_search(settings: Mapping[str, Any], site: SiteSettings) -> list[Finding]:
    """What is said where a search is wanted and nothing can make its index."""
    if site.search or not settings.get("DAYBYDAY_SEARCH") or not site.makes("search"):
        return []
    hint = say(
        "run `{command}`, or do without: DAYBYDAY_WITHOUT = [{words}]",
        command='pip install "pagefind[bin]"',
        words='"search"',
    )
    message = say("Pagefind is not installed, so the site cannot be searched")
    return [Finding("note", "search-not-made", setting_place(settings), message, hint)]


def _hub(settings: Mapping[str, Any], findings: list[Finding]) -> str:
    """DAYBYDAY_HUB: a WebSub hub."""
    hub = str(settings.get("DAYBYDAY_HUB") or "").strip()
    if hub and not hub.startswith(("https://", "http://")):
        hint = say('write its whole address: "https://pubsubhubbub.appspot.com/"')
        findings.append(
            _error(
                settings, "setting-hub", say("DAYBYDAY_HUB `{hub}` is not a web address", hub=hub), hint, "DAYBYDAY_HUB"
            )
        )
        return ""
    return hub


def _host(settings: Mapping[str, Any], findings: list[Finding]) -> str:
    """DAYBYDAY_HOST: a host that reads files of the output, or sends no headers."""
    host = str(settings.get("DAYBYDAY_HOST") or "").strip()
    hosts = (*FILE_HOSTS, HEADERLESS)
    if host and host not in hosts:
        message = say("DAYBYDAY_HOST cannot be `{host}`", host=host)
        hint = say("write one of {hosts}; other hosts need no setting", hosts=", ".join(hosts))
        findings.append(_error(settings, "setting-host", message, hint, "DAYBYDAY_HOST"))
        return ""
    return host


def public_identity(settings: Mapping[str, Any], is_published: bool) -> PublicIdentity:
    """What readers know the site by, as its settings have it. `is_published`: a build that makes the public site."""
    url = str(settings.get("SITEURL") or "").strip()
    origin, base = "", None
    with contextlib.suppress(SiteUrlError):  # the settings' own check says what is wrong with it
        if url and url.rstrip("/") != PLACEHOLDER:
            origin, base = split_site_url(url)
    level: Level | None = None
    if is_published:
        strict = settings.get("DAYBYDAY_PUBLISH") == "strict" or not is_native(settings)
        level = "error" if strict else "warning"
    has_feed_id = bool(settings.get("FEED_ID"))
    host = urlsplit(origin).hostname or ""
    return PublicIdentity(_given_feed_id(settings), base, setting_place(settings, "FEED_ID"), level, has_feed_id, host)


def _given_feed_id(settings: Mapping[str, Any]) -> str:
    return str(settings.get("FEED_ID") or "tag:example.org,2026")


def _feed_id(settings: Mapping[str, Any], findings: list[Finding]) -> str:
    """FEED_ID: the fixed beginning of every feed id, a tag URI (RFC 4151) without its last part."""
    given = _given_feed_id(settings)
    if not is_tag(given):
        findings.append(
            _error(
                settings,
                "setting-feed-id",
                say("FEED_ID `{given}` is not the beginning of a tag URI", given=given),
                say(
                    'write "tag:" with a domain of yours and a year, FEED_ID = "tag:your-name.net,2026", where it stands now; never change it later'
                ),
                "FEED_ID",
            )
        )
    return given


_WITH_DIGEST = (".css", ".js")
"""Kinds of files whose published names carry their digests, so that caches may keep them and never mix old with new."""


_OFFLINE = "offline/"
"""The folder of the service worker's programs: one of them is published at the root, with what it has to know."""


def _theme(settings: Mapping[str, Any], findings: list[Finding]) -> Theme:
    """THEME, and DAYBYDAY_LOOK: the folder beside the content in which an author changes some of it."""
    theme, given = theme_of(settings), settings.get("DAYBYDAY_LOOK")
    if given and not theme.look:
        message = say("DAYBYDAY_LOOK: there is no folder `{folder}` beside the content", folder=str(given))
        findings.append(
            _error(settings, "setting-look", message, say("make it, or take the line out"), "DAYBYDAY_LOOK")
        )
    return theme


def _with_theme(
    site: SiteSettings, theme: Theme, digests_of: Callable[[Theme], PublishedDigests], findings: list[Finding]
) -> SiteSettings:
    """The theme's files. A theme made before there was an optional page, or a worker, goes on without it."""
    published = digests_of(theme)
    findings += published.findings
    without = dict.fromkeys(site.without)
    for output, template in _TEMPLATES.items():
        if not any((folder / template).is_file() for folder in theme.templates):
            without[output] = None
    if f"{_OFFLINE}worker.js" not in published.digests:
        without["offline"] = None
    files = (_theme_file(name, digest) for name, digest in published.digests.items())
    return replace(site, theme_files=tuple(files), without=tuple(without))


def _theme_file(name: str, digest: str) -> ThemeFile:
    path = PurePosixPath(name)
    if name.startswith(_OFFLINE):
        return ThemeFile(name, "", digest)
    shown = path.with_name(f"{path.stem}.{digest[:8]}{path.suffix}") if path.suffix in _WITH_DIGEST else path
    return ThemeFile(name, f"theme/{shown}", digest)


def site_setup(
    settings: Mapping[str, Any],
    published: Mapping[str, Any] | None = None,
    digests_of: Callable[[Theme], PublishedDigests] = Theme.published_digests,
) -> SiteSetup:
    """What a build is asked to make. Plugins that Pelican could not load are findings, too; never raises.

    `published` are the settings of the public site, for those who compare it with the ledger without making it;
    `digests_of` gives the digests of a theme's files, for those who remember them.
    """
    site, findings = site_settings(settings, digests_of)
    markdown = settings.get("MARKDOWN") or {}
    compressing: list[Finding] = []
    codings = wanted_codings(settings, compressing)
    return SiteSetup(
        settings=site,
        root=Path(settings["PATH"]),
        theme=theme_of(settings),
        markdown=MarkdownSettings(
            tuple(markdown.get("extensions") or ()),
            dict(markdown.get("extension_configs") or {}),
            plain=os.environ.get("DAYBYDAY_MARKDOWN") == "plain",
        ),
        modules=tuple(cache_key.named_modules(settings)),
        public=_public(settings, published),
        ignored=tuple(map(str, settings.get("IGNORE_FILES") or ())) if site.guest else (),
        copies=None if codings is None else tuple(coding for coding in codings if coding != "brotli" or can_brotli()),
        accepted=frozenset(map(str, settings.get("DAYBYDAY_ACCEPT") or ())),
        findings=(
            *findings,
            *compressing,
            *(_plugin_missing(line) for line in plugin_failures.failures() if not site.guest),
        ),
    )


def wanted_codings(settings: Mapping[str, Any], findings: list[Finding]) -> tuple[str, ...] | None:
    """DAYBYDAY_COMPRESS: the codings of compressed copies; None where it is not set."""
    given = settings.get("DAYBYDAY_COMPRESS")
    if given is None:
        return None
    if not _are_texts(given) or not set(given) <= SUFFIXES.keys():
        message = say("DAYBYDAY_COMPRESS cannot be {given}", given=repr(given))
        findings.append(_error(settings, "setting-compress", message, say('write ["gzip", "brotli"]')))
        return ()
    if "brotli" in given and not can_brotli():
        message = say("brotli is not installed, so files get no copies compressed by it")
        hint = say('run `pip install brotli`, or do without: DAYBYDAY_COMPRESS = ["gzip"]')
        findings.append(Finding("note", "compression-not-made", setting_place(settings), message, hint))
    return tuple(dict.fromkeys(given))


def other_ledger(settings: Mapping[str, Any]) -> Path | None:
    """DAYBYDAY_LEDGER: the file whose lines a build takes in the place of those of content/ledger.txt; None for none."""
    given = str(settings.get("DAYBYDAY_LEDGER") or "")
    return Path(given) if given else None


def most_new_items(settings: Mapping[str, Any], findings: list[Finding], default: int) -> int:
    """DAYBYDAY_NEW_ITEMS: how many feed items of a language may come at once; `default` where it says nothing usable."""
    given = settings.get("DAYBYDAY_NEW_ITEMS")
    if given is None:
        return default
    if isinstance(given, bool) or not isinstance(given, int) or given < 1:
        message = say("DAYBYDAY_NEW_ITEMS cannot be {given}", given=repr(given))
        findings.append(_error(settings, "setting-new-items", message, say("write how many, such as 20")))
        return default
    return given


def _public(settings: Mapping[str, Any], published: Mapping[str, Any] | None) -> PublicIdentity | None:
    is_guest = not is_native(settings)
    if is_guest and not settings.get("FEED_ID"):
        return None  # an error of its own says so
    if settings.get("DAYBYDAY_PUBLISH") or is_guest:
        return public_identity(settings, is_published=True)
    return None if published is None else public_identity(published, is_published=False)


def _plugin_missing(line: str) -> Finding:
    return Finding(
        "error", "plugin-missing", Place("pelicanconf.py"), quote(line), say("install it, or take it out of PLUGINS")
    )
