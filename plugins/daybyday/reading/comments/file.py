"""`<post file>.comments.yaml` -> the comments a post once had, checked one by one.

- id: 12
  author: Marta
  date: 2011-04-24 10:15
  html: <p>It worked.</p>
- id: 13
  parent: 12
  …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...credentials import secrets_in
from ...errors import InputError
from ...messages import say, say_count
from ...model import Comment, Finding, Place, Written
from ...yamltree import Node, YamlError, parse
from ..fields import kind_of
from ..header import lost_comments
from ..languages import canonical, looks_like_language
from ..text import decode
from .keys import READERS, REQUIRED, is_private, meant_by, name_alone

_EXAMPLE = say("begin each comment with `- id: 12`, and write `author:`, `date:` and `html:` below it")
_FIRST_YEAR = 1990
_NO_PARENT = "0"
"""What WordPress writes for a comment that is no reply."""


def read_comments(
    path: str, data: bytes, languages: tuple[str, ...], words: Mapping[str, str] | None = None
) -> tuple[tuple[Comment, ...], tuple[Finding, ...]]:
    """The comments of a file in their order, without those that cannot be shown; and what is wrong with them.

    `words` are the keys in the site's languages, in small letters, and what each means.
    """
    text, problems = decode(data, path)
    if problems:
        return (), problems
    try:
        tree = parse(text)
    except YamlError as refused:
        place = Place(path, refused.line, refused.column)
        return (), (Finding("error", refused.code, place, refused.message, refused.hint),)
    if tree.empty or tree.value == {}:
        return (), ()
    if not isinstance(tree.value, list):
        return (), (_no_list(path, tree),)
    file = _CommentFile(path, languages, words or {}, text.split("\n"))
    comments = file.in_threads(file.each_once(filter(None, map(file.read, tree.value))))
    file.note_zones(comments)
    return comments, (*file.findings, *secrets_in(path, data))


def _no_list(path: str, tree: Node) -> Finding:
    """A file that is something else; often the list stands below a key of its own."""
    message = say("the comments must be a list, not {kind}", kind=kind_of(tree))
    hint = _EXAMPLE
    if isinstance(tree.value, dict) and len(tree.value) == 1:
        key, node = next(iter(tree.value.items()))
        if isinstance(node.value, list):
            hint = say("take out the line `{key}:`, so that the file begins with `- id: …`", key=key)
    return Finding("error", "comment-unreadable", Place(path, tree.line, tree.column), message, hint)


@dataclass
class _CommentFile:
    """One file being read."""

    path: str
    languages: tuple[str, ...]
    words: Mapping[str, str]
    lines: Sequence[str]
    findings: list[Finding] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    """ids of comments that cannot be shown, of which it has been said why"""

    def at(self, node: Node | Comment) -> Place:
        """Where something stands in the file."""
        return Place(self.path, node.line, node.column)

    def read(self, node: Node) -> Comment | None:
        """One comment; None, with a finding, for one that cannot be shown."""
        if not isinstance(node.value, dict):
            message = say("a comment must have keys, and this is {kind}", kind=kind_of(node))
            self.findings.append(Finding("error", "comment-unreadable", self.at(node), message, _EXAMPLE))
            return None
        places = node.keys or {}
        self.findings += lost_comments(node.value, places, self.lines, self.path, prose=("html", "author"))
        entries = self._entries(node.value, places)
        values, sound = {}, True
        for key, value in entries.items():
            try:
                values[key] = READERS[key](key, value)
            except InputError as error:
                self.findings.append(Finding("error", error.code, self.at(value), error.message, error.hint))
                sound = False
        if sound and self._is_complete(node, values):
            return self._comment(node, values, entries)
        self.left_out.add(values.get("id", ""))
        return None

    def _entries(self, written: Mapping[str, Node], places: Mapping[str, tuple[int, int]]) -> dict[str, Node]:
        """What is said under our keys. A key of another language that says what an earlier one says is left out."""
        entries: dict[str, Node] = {}
        for word, node in written.items():
            key, at = self.words.get(word.casefold(), word), places.get(word, (node.line, node.column))
            if key not in READERS:
                self._unknown(word, at)
            elif key in entries:
                message = say(
                    "`{word}` says the same as `{first}` in line {line}", word=word, first=key, line=entries[key].line
                )
                self.findings.append(
                    Finding("error", "yaml-duplicate-key", Place(self.path, *at), message, say("keep one of the two"))
                )
            elif not (node.empty if key == "html" else node.blank):
                entries[key] = node
        return entries

    def _date(self, date: Written, node: Node) -> Written:
        """The date, with a warning for one that programs write for none (1970)."""
        if date.date.year < _FIRST_YEAR:
            message, hint = (
                say("this comment is dated {date}", date=date.date),
                say("write the date on which it was written"),
            )
            self.findings.append(Finding("warning", "comment-date-unlikely", self.at(node), message, hint))
        return date

    def _comment(self, node: Node, values: Mapping[str, Any], entries: Mapping[str, Node]) -> Comment:
        return Comment(
            id=values["id"],
            author=self._author(values.get("author", ""), entries.get("author")),
            date=self._date(values["date"], entries["date"]),
            html=values["html"],
            parent=values.get("parent", ""),
            lang=self._lang(values.get("lang", ""), entries.get("lang")),
            line=node.line,
            column=node.column,
        )

    def _author(self, author: str, node: Node | None) -> str:
        """The name, without an address of which nobody said that it may be published."""
        name = name_alone(author)
        if not node or name == author:
            return author
        message = say("an address stands in the name of this author, and is not published")
        self.findings.append(
            Finding("warning", "comment-author-address", self.at(node), message, say("write the name alone"))
        )
        return name

    def _lang(self, lang: str, node: Node | None) -> str:
        """The site's spelling of a language; of any other that there is, the one given."""
        known = canonical(lang, self.languages) or (lang if looks_like_language(lang) else "")
        if node and not known:
            message = say("there is no language `{lang}`", lang=lang)
            hint = say("write a tag such as `{lang}`, or take the line out", lang=self.languages[-1])
            self.findings.append(Finding("warning", "comment-lang-unknown", self.at(node), message, hint))
        return known

    def _unknown(self, key: str, at: tuple[int, int]) -> None:
        if is_private(key):
            message = say("`{key}` is not needed, and nothing of it is ever published", key=key)
            hint = say("take the line out: what is not kept cannot get into wrong hands")
            self.findings.append(Finding("warning", "comment-key-private", Place(self.path, *at), message, hint))
            return
        meant = meant_by(key)
        hint = (
            say("did you mean `{near}`?", near=meant)
            if meant
            else say("the keys of a comment are {keys}", keys=", ".join(READERS))
        )
        self.findings.append(
            Finding(
                "warning", "comment-key-unknown", Place(self.path, *at), say("there is no key `{key}`", key=key), hint
            )
        )

    def _is_complete(self, node: Node, values: Mapping[str, Any]) -> bool:
        missing = next((key for key in REQUIRED if not values.get(key)), "")
        if missing:
            message = say("this comment has no `{key}`, and cannot be shown", key=missing)
            hint = say("add the line `{key}: …`, or take the comment out", key=missing)
            self.findings.append(Finding("error", "comment-incomplete", self.at(node), message, hint))
        return not missing

    def each_once(self, comments: Iterable[Comment]) -> list[Comment]:
        """The comments, of those with one id the first."""
        by_id: dict[str, Comment] = {}
        for comment in comments:
            if first := by_id.get(comment.id):
                message = say(
                    "the id `{id}` stands here a second time (first in line {line})", id=comment.id, line=first.line
                )
                hint = say("give this comment another id; replies name it by `parent`")
                self.findings.append(Finding("error", "comment-id-twice", self.at(comment), message, hint))
            else:
                by_id[comment.id] = comment
        return list(by_id.values())

    def in_threads(self, comments: Iterable[Comment]) -> tuple[Comment, ...]:
        """The comments, with replies to nothing, or in a circle, as comments of their own."""
        placed = {comment.id: comment for comment in comments}
        sound: set[str] = set()
        """ids from which replies lead up to a comment that is none"""
        for comment in placed.values():
            if not comment.parent:
                continue
            if comment.parent not in placed:
                placed[comment.id] = self._without_parent(comment)
            elif comment.id in _above(comment, placed, sound):
                message = say("the comment `{id}` is a reply to its own reply", id=comment.id)
                hint = say(
                    "take the line `parent` out of the one that came first; until then this one stands by itself"
                )
                self.findings.append(Finding("error", "comment-parent-circle", self.at(comment), message, hint))
                placed[comment.id] = replace(comment, parent="")
        return tuple(placed.values())

    def _without_parent(self, comment: Comment) -> Comment:
        if comment.parent != _NO_PARENT and comment.parent not in self.left_out:
            message = say("`parent: {parent}` names a comment that is not in this file", parent=comment.parent)
            hint = say("write the id of a comment of this file, or take the line out; until then it stands by itself")
            self.findings.append(Finding("warning", "comment-parent-unknown", self.at(comment), message, hint))
        return replace(comment, parent="")

    def note_zones(self, comments: Iterable[Comment]) -> None:
        """Said once for a file: times without a zone are read, and may be meant otherwise."""
        unsaid = [comment for comment in comments if comment.date.time and comment.date.offset is None]
        if unsaid:
            message = say_count(
                "the time of {n} comment has no zone, and is taken for that of its post",
                "the times of {n} comments have no zone, and are taken for that of their post",
                n=len(unsaid),
            )
            hint = say("if it is another, write it: `{example}`", example="2011-04-24 10:15 +02:00")
            self.findings.append(Finding("note", "comment-date-zone", self.at(unsaid[0]), message, hint))


def _above(comment: Comment, placed: Mapping[str, Comment], sound: set[str]) -> Iterator[str]:
    """The ids of what a comment replies to, and of what that replies to, each once.

    Ends at those in `sound`; adds to them all it has passed, when they lead up to a comment that is no reply.
    """
    passed = {comment.id: None}
    parent = comment.parent
    while parent in placed and parent not in sound:
        yield parent
        if parent in passed:
            return
        passed[parent] = None
        parent = placed[parent].parent
    sound.update(passed)
