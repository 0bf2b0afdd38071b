"""Comments of the past -> what each post had: remembered by content, read and cleaned anew only where a file changed.

Like posts, files are hashed in every build. What is remembered of each is small; the comments themselves are a text of the store.
"""

from __future__ import annotations

import difflib
import marshal
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from ...content_names import COMMENTS
from ...messages import Message, say, say_count
from ...model import Comment, CommentFile, Finding, Place
from ...patterns import regex
from ...prose import Body
from ...reading import read_comments
from ...values import dataclass
from ..codec import Packed, pack_body, pack_finding, unpack_body, unpack_finding
from ..content_folder import Folder, digest_of, read_file, unreadable_post

if TYPE_CHECKING:
    from ...engine.store import Store
    from ...markdown.comments import CleanComment
    from ..source_reader import SourceReader

_NAME = "comments"
_LANGUAGE_AND_ENDING = regex(r"\.[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*\.md")


@dataclass(frozen=True)
class ReadComments:
    """What the files with comments say."""

    files: Mapping[str, CommentFile] = field(default_factory=dict)
    """by path of the post"""
    posts: Mapping[str, str] = field(default_factory=dict)
    """file with comments -> path of its post"""
    findings: tuple[Finding, ...] = ()


class CommentCache:
    """What is known of the comments of one folder, from the store and from this process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._paths: dict[str, tuple[str, str]] = {}
        """digest -> (name, path) of the file"""
        self._index: dict[str, Packed] | None = None
        self.steady = True
        """whether every file had the same bytes when it was read as when it was looked at"""

    def read_all(self, folder: Folder, reader: SourceReader) -> ReadComments:
        """The comments of all posts, and what is wrong with them. Costs nothing where there are none."""
        self._paths, self.steady = {}, True
        if not folder.comments:
            return ReadComments()
        before, self._index = self._known(), {}
        files, posts, findings = dict[str, CommentFile](), dict[str, str](), list[Finding]()
        for name, path in sorted(folder.comments.items()):
            post = post_of(name, folder.posts)
            if not post:
                findings.append(_without_post(name, folder.posts))
                continue
            posts[name] = post
            if post in files:
                findings.append(_twice(name, files[post].path))
                continue
            try:
                file, problems = self._file(name, path, folder, reader, before)
            except OSError as error:
                findings.append(unreadable_post(name, error))
                continue
            files[post] = file
            findings += problems
        if self._index != before:
            self._store.save(_NAME, self._index)
        return ReadComments(files, posts, tuple(findings))

    def has(self, digest: str) -> bool:
        """Whether a digest is that of a file with comments."""
        return digest in self._paths

    def body(self, digest: str, reader: SourceReader) -> Body:
        """The comments of a file; made again when the store has lost them. Raises `OSError` when the file has gone, too."""
        key = reader.body_key(digest)
        if data := self._store.text(key):
            return unpack_body(marshal.loads(data))  # noqa: S302 - ours, checksum verified
        name, path = self._paths[digest]
        _, body, _ = _read(name, read_file(path), digest, reader)
        self._store.put_texts([(key, marshal.dumps(pack_body(body)))])
        return body

    def body_keys(self, reader: SourceReader) -> set[bytes]:
        """The keys of all comments that are in use."""
        return {reader.body_key(digest) for digest in self._paths}

    def save(self) -> None:
        """Put what is known into the store again, which may be another one now."""
        if self._index is not None:
            self._store.save(_NAME, self._index)

    def _known(self) -> Mapping[str, Packed]:
        if self._index is None:
            stored: Any = self._store.load(_NAME)
            self._index = stored if isinstance(stored, dict) else {}
        return self._index

    def _file(
        self, name: str, path: str, folder: Folder, reader: SourceReader, before: Mapping[str, Packed]
    ) -> tuple[CommentFile, Iterable[Finding]]:
        """A file as it is known, or read. Raises `OSError`."""
        known, digest = before.get(name), folder.digests.get(name, b"")
        key = reader.key(name, digest).hex()
        if known is None or known[0] != key:
            data = read_file(path)
            self.steady &= digest == digest_of(data)
            key = reader.key(name, digest_of(data)).hex()
            file, body, problems = _read(name, data, key, reader)
            self._store.put_texts([(reader.body_key(key), marshal.dumps(pack_body(body)))])
            known = (key, file.ids, file.links, file.latest, tuple(map(pack_finding, problems)))
        if self._index is not None:
            self._index[name] = known
        self._paths[key] = (name, path)
        _, ids, links, latest, packed = known
        return CommentFile(name, key, ids, links, latest), map(unpack_finding, packed)


def _read(name: str, data: bytes, key: str, reader: SourceReader) -> tuple[CommentFile, Body, list[Finding]]:
    """A file, read and cleaned."""
    from ...markdown.comments import cleaned, comments_body

    comments, problems = read_comments(name, data, reader.reading.languages, reader.reading.vocabulary.comment_keys)
    clean = {comment.id: cleaned(comment.html) for comment in comments}
    shown = _without_empty(comments, clean)
    body, links = comments_body([(comment, clean[comment.id]) for comment in shown])
    findings = [finding for comment in comments for finding in _removed(name, comment, clean[comment.id])]
    latest = max(((comment.date.date.isoformat(), comment.line) for comment in shown), default=("", 1))
    return CommentFile(name, key, tuple(body.comments), links, latest), body, [*problems, *findings]


def _without_empty(comments: Iterable[Comment], clean: Mapping[str, CleanComment]) -> list[Comment]:
    """Comments of which something is left. A reply to one that has gone replies to what that replied to."""
    parents = {comment.id: comment.parent for comment in comments}
    empty = {id for id in parents if clean[id].is_empty}
    shown = []
    for comment in comments:
        if comment.id not in empty:
            parent = comment.parent
            while parent in empty:
                parent = parents[parent]
            shown.append(comment if parent == comment.parent else replace(comment, parent=parent))
    return shown


def _removed(name: str, comment: Comment, clean: CleanComment) -> Iterator[Finding]:
    """What of a comment is not shown as it was written."""
    place = Place(name, comment.line, comment.column)
    if clean.is_empty:
        message = say("nothing of this comment can be shown, so it is left out")
        yield Finding("warning", "comment-empty", place, message, say("take it out, or say in words what it showed"))
        return
    if clean.lost:
        yield Finding(
            "note", "comment-html-removed", place, _lost(clean), say("nothing need be done, unless words are missing")
        )
    if clean.pictures:
        message = say_count(
            "{n} picture in this comment is shown as a link or in words",
            "{n} pictures in this comment are shown as links or in words",
            n=clean.pictures,
        )
        hint = say("nothing need be done: pictures would ask other hosts, and tell them who reads")
        yield Finding("note", "comment-picture", place, message, hint)
    if clean.masked:
        message = say("an e-mail address in this comment is not published")
        yield Finding(
            "note", "comment-address-removed", place, message, say("nothing need be done; better take it out")
        )


def _lost(clean: CleanComment) -> Message:
    """The first thing that cleaning took out."""
    element, attribute, _ = clean.lost[0]
    if attribute:
        return say("`{attribute}=` of `<{element}>` is taken out of this comment", attribute=attribute, element=element)
    return say("`<{element}>` is taken out of this comment", element=element)


def post_of(name: str, posts: Mapping[str, str]) -> str:
    """The post whose comments a file holds: `x.en.md.comments.yaml`, or `x.en.comments.yaml`; "" for none."""
    stem = name.removesuffix(COMMENTS)
    return next((path for path in (stem, f"{stem}.md", f"{stem}.MD") if path in posts), "")


def _without_post(name: str, posts: Mapping[str, str]) -> Finding:
    stem = name.removesuffix(COMMENTS).removesuffix(".md")
    in_languages = [path for path in sorted(posts) if _LANGUAGE_AND_ENDING.fullmatch(path.removeprefix(stem))]
    if len(in_languages) > 1:
        message = say(
            "the name of this file does not say in which language its post is, so its comments are shown nowhere"
        )
    else:
        last = stem.rpartition("/")[2]
        message = say("there is no post `{post}`, so its comments are shown nowhere", post=f"{last}.md")
    # Another number is another day, however alike the names look.
    alike = [path for path in posts if _numbers(path) == _numbers(stem)]
    near = in_languages or difflib.get_close_matches(f"{stem}.md", alike, n=1, cutoff=0.8)
    hint = (
        say("call it {right}", right=f"{near[0].removesuffix('.md')}{COMMENTS}")
        if near
        else say("put it beside its post, and call it as that: `{example}`", example=f"007-ask.en{COMMENTS}")
    )
    return Finding("warning", "comments-without-post", Place(name), message, hint)


def _numbers(path: str) -> list[str]:
    return re.findall("[0-9]+", path)


def _twice(name: str, other: str) -> Finding:
    message = say("the comments of this post stand in {other}, too", other=other)
    return Finding("error", "comments-twice", Place(name), message, say("put them together in one file"), also=(other,))
