"""The deploy guard, asked about a finished output; and what readers will see as new."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from ...assembling.live_ledger import LineId
from ...engine.manifest import NAME as MANIFEST
from ...engine.manifest import parse_manifest
from ...messages import LanguageName, Message, quote, say, say_count
from ...model import Finding, LedgerLine
from ...pelican_adapter.settings import most_new_items
from ...publishing.embargoed_texts import PublishedText, leaks, may_hold_text, words_of
from ...publishing.guard import MOST_NEW_ITEMS, Live, Upcoming, judge, new_items
from ...publishing.site_files import SiteFiles
from .upcoming import UpcomingSite

_SHOWN = 10


def judged(ahead: UpcomingSite, files: SiteFiles, live_manifest: bytes, settings: Any) -> list[Finding]:
    """The findings of the guard about an output that is to take the place of what `live_manifest` lists."""
    before = parse_manifest(live_manifest)
    upcoming = Upcoming(
        ahead.now,
        ahead.lines or {},
        {id for id, post in ahead.posts.items() if post.is_out(ahead.now)},
        files.digests.keys(),
        leaks(_other_texts(files, before, ahead), ahead.embargoed, _PublicTexts(ahead).hold),
    )
    live = Live({} if ahead.lines is None else ahead.live, before)
    return judge(live, upcoming, most_new_items(settings, [], MOST_NEW_ITEMS))


def _other_texts(files: SiteFiles, before: Mapping[str, str], ahead: UpcomingSite) -> Iterator[PublishedText]:
    """Every file with text that differs from the live one: what is unchanged has been looked at when it went out."""
    manifest = files.folder / MANIFEST
    built = parse_manifest(manifest.read_bytes()) if manifest.is_file() else {}
    of_authors = _digests_of_texts(ahead)
    for path, digest in sorted(files.digests.items()):
        if before.get(path) != digest and may_hold_text(path):
            is_ours = built.get(path) == digest and digest not in of_authors
            yield PublishedText(path, (files.folder / path).read_bytes(), is_ours)


def _digests_of_texts(ahead: UpcomingSite) -> set[str]:
    """SHA-256 of the files of the content folder that are published as they are, and that people read."""
    if ahead.inputs is None:
        return set()
    files, digests = ahead.inputs.content.files, set()
    for name in filter(may_hold_text, files):
        with contextlib.suppress(OSError):  # it has gone since
            digests.add(files[name])
    return digests


class _PublicTexts:
    """The words of all texts that are out; read only when it is asked for."""

    def __init__(self, ahead: UpcomingSite) -> None:
        self._ahead = ahead

    def hold(self, phrase: tuple[str, ...]) -> bool:
        """Whether these words stand in one of them in a row."""
        wanted = f" {' '.join(phrase)} "
        return any(wanted in text for text in self._texts)

    @cached_property
    def _texts(self) -> list[str]:
        root, now = self._ahead.setup.root, self._ahead.now
        texts = []
        for post in self._ahead.posts.values():
            if post.is_out(now):
                with contextlib.suppress(OSError):
                    text = (root / post.source.path).read_text("utf-8", "replace")
                    texts.append(f" {' '.join(words_of(text))} ")
        return texts


def news(ahead: UpcomingSite) -> list[Message]:
    """What readers will see as new: titles by language; nothing where no ledger tells."""
    if ahead.lines is None:
        return []
    by_language: dict[str, list[LedgerLine]] = defaultdict(list)
    for line in new_items(ahead.live, ahead.lines):
        by_language[line.lang].append(line)
    if not by_language:
        return [say("Readers will see nothing new.")]
    return [message for lang, lines in sorted(by_language.items()) for message in _news_in(lang, lines, ahead)]


def _news_in(lang: str, lines: list[LedgerLine], ahead: UpcomingSite) -> Iterator[Message]:
    yield say_count(
        "Readers in {language} will see {n} new item:",
        "Readers in {language} will see {n} new items:",
        n=len(lines),
        language=LanguageName(lang),
    )
    lines.sort(key=lambda line: (line.published, line.key))
    for line in lines[-_SHOWN:]:
        yield quote(f"  {line.key}: {_title(ahead, (line.key, line.lang))}")
    if len(lines) > _SHOWN:
        yield say("  and {n} more", n=len(lines) - _SHOWN)


def _title(ahead: UpcomingSite, id: LineId) -> str:
    post = ahead.posts.get(id)
    return post.source.title if post else ""
