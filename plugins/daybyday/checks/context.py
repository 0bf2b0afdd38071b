"""What checks look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from ..assembling.ledger import OUT, Lines
from ..edition.references import addresses_of_site, read_reference
from ..model import Content, LedgerLine, Manuscript, Post, PublicIdentity, Series, Site
from ..prose import Facts
from ..values import dataclass


@dataclass(frozen=True)
class CheckInput:
    """Everything that was written, and the site as of the build's instant.

    `facts` holds what is known of the texts of all posts, out or not, by digest; `swallowed` the
    paths of posts whose homework stands inside HTML that is not closed; `unread` the paths of those of which it has been said why they give no homework. `manuscript` reads a post
    again: only a finding needs the line in which something stands.
    """

    content: Content
    site: Site
    facts: Mapping[str, Facts]
    manuscript: Callable[[str], Manuscript]
    swallowed: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    public: PublicIdentity | None = None
    """What readers know the site by, where this is to be compared with the ledger."""

    def posts_of(self, series: Series) -> list[Post]:
        """The readable posts of a series that say which day they are."""
        return self._days.get(series.folder, [])

    def by_day(self, series: Series) -> dict[int, dict[str, Post]]:
        """The posts of a series by day and language; of two that claim one place the first."""
        if series.folder not in self._by_day:
            days: dict[int, dict[str, Post]] = {}
            for post in self.posts_of(series):
                days.setdefault(post.source.day or 0, {}).setdefault(post.source.lang, post)
            self._by_day[series.folder] = days
        return self._by_day[series.folder]

    @cached_property
    def texts(self) -> list[tuple[Post, Facts]]:
        """Every post of whose text something is known, out or not, whether its header can be read or not."""
        texts = ((post, self.facts.get(post.source.digest)) for post in self.content.posts)
        return [(post, facts) for post, facts in texts if facts is not None]

    @cached_property
    def readable_texts(self) -> list[tuple[Post, Facts]]:
        """Those of them whose header can be read."""
        return [(post, facts) for post, facts in self.texts if post.source.readable]

    @cached_property
    def doubtful_links(self) -> list[tuple[Post, Facts, str]]:
        """(post, what is known of its text, address) of all links but, as most are, those to another text as a whole."""
        targets = self.site.targets
        doubtful: list[tuple[Post, Facts, str]] = []
        for post, facts in self.readable_texts:
            path = post.source.path
            for written in facts.targets:
                reference = read_reference(written, path)
                is_to_text = reference.kind == "post" and not reference.tail and reference.name in targets
                if not is_to_text or written in facts.pictures:
                    doubtful.append((post, facts, written))
        return doubtful

    @cached_property
    def full_addresses(self) -> list[tuple[Post, Facts, str, str]]:
        """(post, what is known of its text, address as written, from the site's root) of full addresses of this site."""
        settings = self.site.settings
        texts = ((post, facts) for post, facts in self.readable_texts if facts.web)
        return [
            (post, facts, written, path)
            for post, facts in texts
            for written, path in addresses_of_site(facts.web, settings.origin, settings.base)
        ]

    @cached_property
    def twins(self) -> list[tuple[Post, Post]]:
        """(the original, another language's post) of every day that has both."""
        twins: list[tuple[Post, Post]] = []
        for series in self.content.series:
            for posts in self.by_day(series).values():
                original = next((posts[lang] for lang in series.languages if lang in posts), None)
                twins += [(original, post) for post in posts.values() if original and post is not original]
        return twins

    @cached_property
    def recorded_posts(self) -> list[tuple[LedgerLine, Post]]:
        """Each line of the ledger of an item that is out, with its post; none of what was withdrawn."""
        if not self.content.ledger:
            return []
        lines = Lines(self.content.ledger, self.site.settings.feed_id)
        recorded = ((lines.of(post.key, post.source), post) for post in self.content.posts if self.is_out(post))
        return [(line, post) for line, post in recorded if line is not None and line.state == OUT]

    @cached_property
    def unwritten(self) -> frozenset[str]:
        """Paths of files without a text."""
        return frozenset(source.path for source in self.content.unwritten)

    @cached_property
    def days_without_series(self) -> frozenset[str]:
        """Paths of days whose series file cannot be read: that has an error of its own."""
        folders = {series.folder for series in self.content.series}
        sources = (post.source for post in self.content.posts)
        return frozenset(source.path for source in sources if source.kind == "day" and source.folder not in folders)

    @cached_property
    def _by_day(self) -> dict[str, dict[int, dict[str, Post]]]:
        return {}

    @cached_property
    def _days(self) -> dict[str, list[Post]]:
        posts_by_folder: dict[str, list[Post]] = {}
        for post in self.content.posts:
            if post.source.day:
                posts_by_folder.setdefault(post.source.folder, []).append(post)
        return posts_by_folder

    def is_out(self, post: Post) -> bool:
        """Whether a post is public at the build's instant."""
        return post.is_out(self.site.now)
