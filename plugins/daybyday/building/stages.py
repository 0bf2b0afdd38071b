"""What is known after each stage of a build. A stage that has not run has no value, so nothing is ever half there.

SiteSetup | read      -> SourceSet, facts
          | assemble  -> Assembled     content and edition
          | check     -> Checked; or Stopped, with the errors for which nothing may be published
          | lay out   -> Prepared, with parts; or Stopped
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from ..checks import CheckInput
from ..drawings import Drawing
from ..edition.edition import Edition
from ..edition.site_context import SiteContext
from ..model import Content, Finding, Manuscript
from ..parts import Part
from ..pictures.studio import Studio, kept_beside
from ..prose import Body
from ..reading import read_post
from ..theming.theme import Theme
from ..values import dataclass
from ..words import Words
from .cache_key import of_pictures
from .content_folder import Folder, read_file
from .session import Session
from .setup import SiteSetup
from .source_reader import SourceReader
from .worker_pool import WorkerPool


@dataclass(frozen=True)
class Assembled:
    """A site whose content was read and assembled at one instant, whatever is wrong with it."""

    setup: SiteSetup
    now: datetime
    session: Session
    folder: Folder
    words: Mapping[str, Words]
    reader: SourceReader
    render_key: str
    """what rendering rests on; no part is stale that was made on the same"""
    pool: WorkerPool
    content: Content
    edition: Edition

    @property
    def context(self) -> SiteContext:
        """Settings and words."""
        return self.edition.context

    @property
    def theme(self) -> Theme:
        """Where templates and static files come from."""
        return self.setup.theme

    def body(self, digest: str) -> Body:
        """A converted text, or the comments of a post. Raises `OSError` when the store has lost it and its file has gone."""
        if self.session.comment_cache.has(digest):
            return self.session.comment_cache.body(digest, self.reader)
        return self.session.source_cache.body(digest, self.reader)

    def file(self, name: str) -> bytes:
        """The bytes of a file of the content folder. Raises `OSError`."""
        return self.folder.files[name].read_bytes()

    @cached_property
    def studio(self) -> Studio:
        """What makes pictures, and keeps them beside the store."""
        return Studio(kept_beside(self.session.store.path), of_pictures(self.context.settings.imaging), self.file)

    def drawn(self, drawing: Drawing) -> bytes:
        """A picture made from a drawing, or kept from an earlier build."""
        return self.studio.drawn(drawing)

    def manuscript(self, path: str) -> Manuscript:
        """A post with its texts, read again; of a file that has gone meanwhile, what its name says."""
        try:
            data = read_file(self.folder.posts[path])
        except OSError:
            data = b""
        return read_post(path, data, self.reader.reading)[0]


@dataclass(frozen=True)
class Stopped:
    """A build that may publish nothing."""

    setup: SiteSetup
    now: datetime
    findings: tuple[Finding, ...]
    stopping: tuple[Finding, ...]
    """those of the findings for which it stops"""
    assembled: Assembled | None
    """None when words are missing: then no text was read"""
    inputs: CheckInput | None = None
    """what checks looked at, where all of it could be read"""
    accepted: frozenset[tuple[str, str]] = frozenset()
    """(path, code) of what authors accept and was there"""

    @property
    def context(self) -> SiteContext | None:
        """Settings and words."""
        return self.assembled.context if self.assembled else None


@dataclass(frozen=True)
class Checked:
    """A build that may go on, as far as what was written tells; its parts are not laid out yet."""

    assembled: Assembled
    inputs: CheckInput
    findings: tuple[Finding, ...]
    accepted: frozenset[tuple[str, str]] = frozenset()
    """(path, code) of what authors accept and was there"""


@dataclass(frozen=True)
class Prepared:
    """A build that may go on: every part it would publish."""

    assembled: Assembled
    findings: tuple[Finding, ...]
    parts: tuple[Part, ...]

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """Nothing stops it."""
        return ()

    @property
    def setup(self) -> SiteSetup:
        """What was asked for."""
        return self.assembled.setup

    @property
    def now(self) -> datetime:
        """The instant of the build."""
        return self.assembled.now

    @property
    def context(self) -> SiteContext:
        """Settings and words."""
        return self.assembled.context

    @property
    def edition(self) -> Edition:
        """The site at that instant."""
        return self.assembled.edition


@dataclass(frozen=True)
class LookedThrough:
    """All there is to say of a site; nothing is published of it."""

    setup: SiteSetup
    findings: tuple[Finding, ...]
    assembled: Assembled | None
    """None when words are missing: then no text was read"""


CheckedOrStopped = Checked | Stopped
PreparedOrStopped = Prepared | Stopped
