"""Links by address: a page of this site must be there, or come; a place within a text must be in it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property
from urllib.parse import unquote

from .. import addresses
from ..edition.references import Reference, file_of, find_path, inward, read_reference
from ..messages import say
from ..model import CommentFile, Finding, Place, Post
from ..patterns import regex
from ..tagging import tag_key, tag_slug
from ..values import dataclass
from .context import CheckInput
from .places import place_of

_SEARCH_PAGES = ("search", "cerca")
"""Made after the build, if at all."""
_OF_BROWSERS = ("", "top")
_OF_PAGES = regex(
    "text|start|articles|calendar|latest|newcomers|others|periods|related|share|recent-[0-9]+|homework-[0-9].*|task-[0-9]+-.*"
)
"""Ids of templates that any page may have."""


def dead_links(inputs: CheckInput, paths: Collection[str]) -> Iterator[Finding]:
    """Links to addresses of this site at which nothing stands and nothing will, to places that no text has, to tags
    that nobody uses. `paths` are those of all files that are published now.
    """
    site = _Addresses(inputs, frozenset(paths))
    for post, written in _doubtful_links(inputs):
        if finding := site.finding(post, written):
            yield finding
    for post in inputs.content.posts if inputs.content.comments else ():
        if file := inputs.content.comments.get(post.source.path):
            yield from _in_comments(site, post, file)


def _doubtful_links(inputs: CheckInput) -> Iterator[tuple[Post, str]]:
    """The links that may lead to a page or a place of this site where there is none: few texts have any."""
    for post, facts, written in inputs.doubtful_links:
        if not _is_certain(written) and written not in facts.pictures:
            yield post, written
    yield from ((post, written) for post, _, written, _ in inputs.full_addresses)
    yield from ((post, anchor) for post, facts in inputs.readable_texts for anchor in facts.anchors)


def _in_comments(site: _Addresses, post: Post, file: CommentFile) -> Iterator[Finding]:
    """The same of the comments of a text: they stand in a file of their own."""
    for written, line in file.links:
        if finding := site.finding(post, written):
            yield replace(finding, place=Place(file.path, line))


def _is_certain(written: str) -> bool:
    """Whether a link names a file as a whole: whether that is there is another check's."""
    return written.startswith(("{filename}", "{static}", "{attach}")) and "#" not in written


@dataclass(frozen=True)
class _Addresses:
    """What stands at an address, or will."""

    inputs: CheckInput
    paths: frozenset[str]

    def finding(self, post: Post, written: str) -> Finding | None:
        """What is wrong with a link of a post."""
        settings, path = self.inputs.site.settings, post.source.path
        target = inward(written, settings.origin, settings.base)
        if "://" in target[:9] or file_of(target, path, self.inputs.content.files):
            return None
        reference = read_reference(target, path)
        if reference.kind == "tag" and not self.inputs.site.settings.guest:
            return self._unused_tag(post, written, reference)
        if reference.kind == "address" and not reference.name:
            return self._within(post, post, written, reference)
        if reference.kind == "address":
            if not self._answers(reference.name):
                return self._dead(post, written, reference)
            return self._within(post, self._posts.get(addresses.alias_address(reference.name)), written, reference)
        if reference.kind == "post":
            path = find_path(reference, post.lang, self.inputs.site.targets)
            return self._within(post, self._by_path.get(path) if path else None, written, reference)
        return None

    def _unused_tag(self, post: Post, written: str, reference: Reference) -> Finding | None:
        names = self.inputs.content.tags
        if tag_key(names, reference.name) in self._tags:
            return None
        near = difflib.get_close_matches(reference.name, sorted(self._tags), n=1)
        hint = (
            say("did you mean `{near}`?", near=f"{{tag}}{near[0]}")
            if near
            else say("give a post this tag, or link to another one")
        )
        message = say("`{written}`: no post has this tag", written=written)
        return Finding("warning", "link-tag-unused", self._place(post, written), message, hint)

    def _dead(self, post: Post, written: str, reference: Reference) -> Finding:
        base = self.inputs.site.settings.base
        shorter = reference.name.removeprefix(base) if base else reference.name
        if shorter != reference.name and self._answers(shorter or "/"):
            hint = say("write `{address}`", address=shorter or "/")
        else:
            near = difflib.get_close_matches(reference.name, self._alike(reference.name), n=1, cutoff=0.75)
            hint = (
                say("did you mean `{near}`?", near=near[0]) if near else say("mend the address, or take the link out")
            )
        message = say("`{written}`: nothing stands at this address, and nothing will", written=written)
        return Finding("warning", "link-dead", self._place(post, written), message, hint)

    def _answers(self, address: str) -> bool:
        """Whether a page or file stands at an address, or may once."""
        site, settings = self.inputs.site, self.inputs.site.settings
        path = unquote(address).lstrip("/")
        folder = f"{path.rstrip('/')}/" if path else ""
        if not {path, f"{folder}index.html"}.isdisjoint(self.paths):
            return True
        name = addresses.alias_address(address)
        if name in site.coming or name in self._to_come:
            return True
        scope = next((scope for scope in self._scopes if name.startswith(scope)), "")
        if settings.guest and not scope:
            return True  # a page of the foreign theme's, which we know nothing of
        return self._is_file_to_come(name) or (bool(scope) and self._is_of_series(scope, name[len(scope) :]))

    @staticmethod
    def _is_file_to_come(address: str) -> bool:
        return bool(re.search(r"/archive/[0-9]{4}-[0-9]{2}\.atom$|/start/[0-9-]{10}\.rss$|^/pagefind/", address))

    def _is_of_series(self, scope: str, rest: str) -> bool:
        """A listing or a day of a series that has no end, or has not come so far."""
        last = self._scopes[scope]
        day = re.fullmatch("([0-9]{1,5})/", rest)
        block = re.fullmatch("days/([0-9]{1,5})-([0-9]{1,5})/", rest)
        if day:
            return last is None
        if block:
            first = int(block[1])
            return addresses.block_of(first) == (first, int(block[2])) and (last is None or first <= last)
        return False

    def _within(self, post: Post, target: Post | None, written: str, reference: Reference) -> Finding | None:
        """Whether a text has the place that a link to it names."""
        _, mark, fragment = reference.tail.partition("#")
        facts = self.inputs.facts.get(target.source.digest) if target else None
        id = unquote(fragment)
        if not mark or not target or not facts or self.inputs.site.settings.guest:
            return None
        if (
            id in _OF_BROWSERS
            or id.startswith(":~:")
            or id in facts.ids
            or _OF_PAGES.fullmatch(id)
            or id in _homework_ids(target)
            or id in self._comment_ids(target)
        ):
            return None
        near = difflib.get_close_matches(id, facts.ids, n=1)
        hint = (
            say("did you mean `{near}`?", near=f"#{near[0]}")
            if near
            else say("give a heading this id: `## Heading {{#{id}}}`", id=id)
        )
        message = (
            say("`{written}`: this text has no place called `{id}`", written=written, id=id)
            if target is post
            else say("`{written}`: {path} has no place called `{id}`", written=written, path=target.source.path, id=id)
        )
        return Finding("warning", "link-place", self._place(post, written), message, hint)

    def _comment_ids(self, target: Post) -> Collection[str]:
        """Places in the comments of a text."""
        file = self.inputs.content.comments.get(target.source.path)
        return {"past-comments", *(f"comment-{id}" for id in file.ids)} if file else ()

    def _place(self, post: Post, written: str) -> Place:
        return place_of(self.inputs.manuscript(post.source.path), written)

    @cached_property
    def _by_path(self) -> dict[str, Post]:
        return {post.source.path: post for post in self.inputs.content.posts}

    @cached_property
    def _posts(self) -> dict[str, Post]:
        return {post.address: post for post in self.inputs.content.posts if post.address}

    @cached_property
    def _tags(self) -> frozenset[str]:
        names = self.inputs.content.tags
        used = (tag_key(names, tag) for post in self.inputs.content.posts for tag in post.source.tags)
        return frozenset([*used, *names.names])

    @cached_property
    def _scopes(self) -> dict[str, int | None]:
        """The pages of all series, with their lengths."""
        settings = self.inputs.site.settings
        return {
            addresses.series_page(settings, series, lang): series.length
            for series in self.inputs.content.series
            for lang in series.languages
        }

    @cached_property
    def _to_come(self) -> frozenset[str]:
        """Pages that depend on texts which are not out: of tags and months; posts; the search's own."""
        settings, content = self.inputs.site.settings, self.inputs.content
        coming = {*self._posts, *self._scopes}
        coming.update(addresses.articles_page(settings, lang) for lang in settings.languages)
        coming.update(
            addresses.post_page(settings, lang, word) for lang in settings.languages for word in _SEARCH_PAGES
        )
        for post in content.posts:
            coming.update(map(addresses.alias_address, post.source.aliases))
            if post.moment:
                coming.add(addresses.month_page(settings, post.lang, post.moment.year, post.moment.month))
            coming.update(
                addresses.tag_page(settings, lang, tag_slug(content.tags, tag, lang))
                for tag in post.source.tags
                for lang in settings.languages
            )
        return frozenset(coming)

    def _alike(self, address: str) -> list[str]:
        """Known addresses with the same numbers: another number is another day."""
        numbers = re.findall("[0-9]+", address)
        return [page for page in self._known if re.findall("[0-9]+", page) == numbers]

    @cached_property
    def _known(self) -> list[str]:
        pages = (f"/{path.removesuffix('index.html')}" for path in self.paths if path.endswith("index.html"))
        return sorted({*pages, *self._to_come})


def _homework_ids(post: Post) -> frozenset[str]:
    homework = post.source.homework
    if not homework:
        return frozenset()
    return frozenset(["homework", "homework-label", "homework-title", *(f"task-{task.id}" for task in homework.tasks)])
