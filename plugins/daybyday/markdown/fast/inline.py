"""Inline markup without searches that cannot find anything: the same HTML, faster.

Python-Markdown tries each of some forty patterns on every piece of text, each with a search through
all of it. A pattern of its own needs certain characters (a link a bracket, a typographic quote a
quotation mark; see `patterns`): where they do not occur it is left out, and where they do it is
tried there. Patterns of other origin are always tried, and in the way of the base.

All else is done as the base does it and in its order, for so the same placeholders come out.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor as Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER, INLINE_PLACEHOLDER_PREFIX, INLINE_PLACEHOLDER_RE, AtomicString

from .patterns import UNKNOWN, Clue, added_by, clue_of, first_match

Elements = list[tuple[Element, list[str]]]
"""Elements that came out of a text, each with the names of those around it."""
Step = tuple[int, Pattern, Clue]


class FastInlineProcessor(InlineProcessor):
    """As its base, but a pattern is tried only where it may match."""

    _seen: object = None

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        self.stashed_nodes = {}
        self._look()
        text = "".join([*tree.itertext(), *self._added])
        # A trigger that is nowhere in the tree is in none of its texts. A foreign pattern has the trigger "": any text.
        self._open = [trigger for trigger in self._triggers if trigger in text or "" in self._triggers]
        stack = [(tree, [*(ancestors or ()), tree.tag.lower()])] if self._open else []
        while stack:
            element, self.ancestors = stack.pop(0)
            if element is not tree:
                self.ancestors.append(element.tag.lower())
            stack += self._texts_in(element)
        return tree

    def _look(self) -> None:
        """Prepare for the patterns as they are now; they may have changed since the last text."""
        patterns: list[Any] = list(self.inlinePatterns)  # the stubs take them for tree processors
        seen = (patterns, list(self.md.delimiters.tokens) if self.md.delimiters else [])
        if seen == self._seen:
            return
        self._seen = seen
        self._steps: list[Step] = [(at, pattern, clue_of(pattern)) for at, pattern in enumerate(patterns)]
        self._triggers = tuple({trigger: None for _, _, clue in self._steps for trigger in clue.triggers})
        self._added = [added_by(pattern) for pattern in patterns]
        self._plans: dict[tuple[str, ...], list[Step]] = {}

    def _texts_in(self, element: Element) -> Elements:
        """Put the elements that the texts in `element` stand for in their places; what to look into next."""
        after: Elements = []
        by_child: list[tuple[Element, Elements]] = []
        for child in element:
            if child.text and not isinstance(child.text, AtomicString) and self._concerns(child.text):
                self.ancestors.append(child.tag.lower())
                text, child.text = child.text, None
                elements = self._put_back(self._inline(text), child)
                after += elements
                by_child.append((child, elements))
                self.ancestors.pop()
            if child.tail and self._concerns(child.tail):
                self._tail_of(child, element)
            if len(child):
                after.append((child, self.ancestors[:]))
        for child, elements in by_child:
            for at, (new, _) in enumerate(elements):
                child.insert(at, new)
        return after

    def _tail_of(self, child: Element, element: Element) -> None:
        holder = Element("d")
        tail, child.tail = child.tail or "", None
        elements = self._put_back(self._inline(tail), holder, isText=False)
        child.tail = holder.tail
        at = list(element).index(child) + 1
        for new, _ in reversed(elements):
            element.insert(at, new)

    def _concerns(self, text: str) -> bool:
        return bool(self._plan(text)) or INLINE_PLACEHOLDER_PREFIX in text

    def _plan(self, text: str) -> list[Step]:
        """The steps that may change `text`. None brings in what another needs: placeholders hold no trigger."""
        present = tuple([trigger for trigger in self._open if trigger in text])
        if present not in self._plans:
            self._plans[present] = [step for step in self._steps if not set(step[2].triggers).isdisjoint(present)]
        return self._plans[present]

    def _inline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N803
        """`data` with placeholders where patterns from that one on matched."""
        if isinstance(data, AtomicString):
            return data
        for at, pattern, clue in self._plan(data):
            if at < patternIndex:
                continue
            data = self._foreign(at, pattern, data) if clue is UNKNOWN else self._own(at, pattern, clue, data)
        return data

    def _own(self, at: int, pattern: Pattern, clue: Clue, data: str) -> str:
        match = first_match(pattern, clue, data, 0)
        while match:
            node, start, end = pattern.handleMatch(match, data)
            if start is not None and end is not None and node is not None:
                if not isinstance(node, str):
                    self._inside(node, at)
                placeholder = self._stash(node)
                data = f"{data[:start]}{placeholder}{data[end:]}"
                match = first_match(pattern, clue, data, start + len(placeholder))
            else:
                match = first_match(pattern, clue, data, match.end() if start is None or end is None else end)
        return data

    def _inside(self, node: Element, at: int) -> None:
        """Let the patterns that follow work on the texts of a new element."""
        if isinstance(node.text, AtomicString):
            return
        for child in [node, *node]:
            if child.text:
                self.ancestors.append(child.tag.lower())
                child.text = self._inline(child.text, at + 1)
                self.ancestors.pop()
            if child.tail:
                child.tail = self._inline(child.tail, at)

    def _stash(self, node: Element | str) -> str:
        id = f"{len(self.stashed_nodes):04d}"
        self.stashed_nodes[id] = node
        return INLINE_PLACEHOLDER % id

    def _foreign(self, at: int, pattern: Pattern, data: str) -> str:
        matched, start = True, 0
        while matched:
            data, matched, start = self._InlineProcessor__applyPattern(pattern, data, at, start)  # type: ignore[attr-defined]
        return data

    def _put_back(self, data: str | None, parent: Element, isText: bool = True) -> Elements:  # noqa: N803
        """The elements that placeholders in `data` stand for; the text before them goes to `parent`."""
        elements: Elements = []
        last = parent
        parts: list[str] = INLINE_PLACEHOLDER_RE.split(data or "")
        if isinstance(data, AtomicString):
            parts[-1] = AtomicString(parts[-1])
        for at, part in enumerate(parts):
            node = self.stashed_nodes.get(part, INLINE_PLACEHOLDER % part) if at % 2 else part
            if isinstance(node, str):
                if node and last is parent and isText:
                    parent.text = f"{parent.text}{node}" if parent.text else node
                elif node:
                    last.tail = f"{last.tail}{node}" if last.tail else node
                continue
            for child in [node, *node]:
                if child.tail and child.tail.strip():
                    self._InlineProcessor__processElementText(node, child, False)  # type: ignore[attr-defined]
                if child.text and child.text.strip():
                    self._InlineProcessor__processElementText(child, child)  # type: ignore[attr-defined]
            elements.append((node, self.ancestors[:]))
            last = node
        return elements

    # The base calls these methods of its own by names that only it may write.
    _InlineProcessor__handleInline = _inline
    _InlineProcessor__processPlaceholders = _put_back
