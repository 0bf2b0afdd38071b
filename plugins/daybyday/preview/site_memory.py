"""The site's texts, read once with the help of the cache and held from then on."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from ..assembling import next_change_at
from ..building.prepare import prepare
from ..building.remembered import words_cache
from ..building.session import Session
from ..building.setup import SiteSetup
from ..building.stages import PreparedOrStopped

_SOON = timedelta(minutes=1)


class SiteMemory:
    """Makes builds, each from what the one before it knew.

    The cache is read, and written, under its lock when the preview begins. Then the lock is given
    back: a build beside the preview finds the cache free and may do with it what it likes.
    """

    def __init__(self, settings: Mapping[str, Any], setup: SiteSetup) -> None:
        self._settings, self._setup = settings, setup
        self._session: Session | None = None
        self._owed: set[str] | None = set()
        """What was saved since the last build that came to its end; None is anything."""

    def prepare(self, now: datetime, saved: Collection[str] | None) -> PreparedOrStopped:
        """The site as of `now`; `saved` are the names of posts that may have changed, None is any.

        Raises what `prepare` raises.
        """
        self._owed = None if self._owed is None or saved is None else self._owed | set(saved)
        session = self._session
        if session is None:
            prepared = self._first(now)
        else:
            try:
                prepared = prepare(self._setup, now, session, self._owed)
            finally:
                session.close()  # the workers of a build know the words and settings of that build
        self._owed = set()
        return prepared

    def _first(self, now: datetime) -> PreparedOrStopped:
        session = Session.begin(self._settings, None, time.monotonic())
        try:
            prepared = prepare(self._setup, now, session)
            session.say(session.store.warning)
            assembled = prepared.assembled
            if assembled is None:
                return prepared  # nothing was read: begin again with the next change
            posts = assembled.content.posts
            body_keys = {assembled.reader.body_key(post.source.digest) for post in posts if post.source.readable}
            body_keys |= session.comment_cache.body_keys(assembled.reader)
            if _go_on_in_memory(session, body_keys):
                self._session = session
                return prepared
        finally:
            session.close()
        # The cache has lost some texts, and would lose them again.
        self._session = Session.alone()
        return prepare(self._setup, now, self._session)


def _go_on_in_memory(session: Session, body_keys: Collection[bytes]) -> bool:
    """Remember what is known, then let go of the file and its lock: from now on nothing is read from it.

    The texts under `body_keys` are kept. Whether all of them were there.
    """
    store = session.store
    session.source_cache.save()
    store.commit()
    texts, words = dict(store.texts_of(body_keys)), store.load(words_cache.NAME)
    session.close()
    store.put_texts(texts.items())
    store.save(words_cache.NAME, words)
    session.comment_cache.save()
    session.translation_cache.save()
    return len(texts) == len(body_keys)


def next_change(prepared: PreparedOrStopped) -> datetime:
    """The next instant at which the site may look otherwise; in a minute, when it may at any time."""
    assembled = prepared.assembled
    if assembled is None:
        return prepared.now + _SOON
    until = next_change_at(assembled.content, assembled.edition.site)
    return until if until > prepared.now else prepared.now + _SOON
