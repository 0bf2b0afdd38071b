"""Markdown as people write it for a blog, put together by dice: much of it goes the direct way, and some just not."""

from __future__ import annotations

import random
import re

_WORDS = (
    "one two perché città l'altro dell'anno don't rock'n'roll café's \"quoted\" 'single' -- a--b ... … – « » “so” ’ A&B > "
    "snake_case_word 10% 5' 6\" \"( )\" ('x') \"'both'\" '\"both\"' '80s 24. a\u00a0b caf\u00e9, 3:45 #tag @me http://a.org x|y"
).split(" ")
_RARE = "* _ \u00a0 [x] [ ] + - 1. 2*3 \\* &amp; <b>x</b> ` ** {x} [^nowhere] <https://example.org/>".split(" ")
_INLINE = (
    '*{}* **{}** _{}_ __{}__ `{}` "{}" "*{}*" [{}](x.en.md) [{}](https://example.org/a_b*c) ![{}](p.png) [{}](/x?a=1&b) '
    "(*{}*) [**{}**](x.md) **[{}](y)** *{}*, l'*{}* [{}]({filename}x.md) [{}](mailto:me@example.org) [{}](//example.org) "
    '[{}](x.md~"T") ![{}](https://example.org/p.png~"T") [{}](#there) **{}**. ***{}*** **a~*{}*** [{}][ref] {}  \n{} [{}](javascript:x)'
).split(" ")
_BLOCKS = (
    "# {}",
    "## {}",
    "### Same",
    "# Same",
    "## Same",
    "#### {} ##",
    "## {}\n{}",
    "{}\n## {}",
    "> {}",
    "> {}\n> {}",
    "> {}\n>\n> {}",
    "> - {}\n> - {}",
    "> {}\n{}",
    "- {}\n- {}",
    "- {}\n  {}\n- {}",
    "* {}\n* {}\n\n* {}\n* {}",
    "1. {}\n2. {}",
    "3. {}\n4. {}",
    "-   {}\n-   {}",
    "- {}\n    - {}\n    - {}\n- {}",
    "- {}\n    - {}\n        - {}\n- {}",
    "- {}\n  - {}",
    "1. {}\n    - {}\n2. {}",
    "- {}\n\n- {}",
    "- {}\n\n    {}\n\n- {}",
    "- {}\n\n    - {}\n\n- {}",
    "1. {}\n\n    {}",
    "1) {}\n2) {}",
    "• {}\n• {}",
    "- [ ] {}\n- [x] {}",
    "***",
    "---",
    "- - -",
    "| a | {} |\n|---|:-:|\n| {} | {} |",
    "a | {}\n---|---\n{} | {}",
    "|a|b|\n|-|-:|\n|{}|",
    "{}\n{}",
    "{}:\n- {}\n- {}",
    "{}\n---",
    "{}\n===",
    "    {}",
    "```\n{}\n```",
    "<div>{}</div>",
    "{}[^1] {}\n\n[^1]: {}",
    "{}[^a], {}[^b]\n\n[^b]: {}\n[^a]: {}\nmore",
    "{}[^2] {}[^2]\n\n[^2]: {}",
    "Term\n: {}",
    "*[HTML]: {}",
    "[ref]: x.md",
    "[TOC]",
    "{}\n- {}",
)


class Everyday:
    """A writer of texts, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311 (no secret)

    def words(self, most: int = 6) -> str:
        """Some words."""
        kinds = [_RARE if self._dice.random() < 0.015 else _WORDS for _ in range(self._dice.randint(1, most))]
        return " ".join(self._dice.choice(kind) for kind in kinds)

    def line(self) -> str:
        """Words with markup among them."""
        pieces = [
            self._inline() if self._dice.random() < 0.3 else self.words() for _ in range(self._dice.randint(1, 3))
        ]
        return " ".join(pieces)

    def block(self) -> str:
        """A block, or a paragraph of several lines."""
        if self._dice.random() < 0.7:
            return re.sub(re.escape("{}"), lambda _: self.line(), self._dice.choice(_BLOCKS))
        return self._dice.choice(["\n", "  \n", "\n  "]).join(self.line() for _ in range(self._dice.randint(1, 3)))

    def text(self) -> str:
        """Some blocks, nearly always with empty lines between."""
        between = self._dice.choice(["\n\n", "\n\n", "\n\n", "\n\n", "\n", "\n\n\n"])
        return between.join(self.block() for _ in range(self._dice.randint(0, 4)))

    def choice(self, *possible: str) -> str:
        """One of some texts."""
        return self._dice.choice(possible)

    def _inline(self) -> str:
        form = self._dice.choice(_INLINE).replace("~", " ")
        return form.replace("{}", self.words(3))
