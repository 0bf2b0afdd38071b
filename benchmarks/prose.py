"""Vocabulary -> prose, always the same for the same name. No clock, no hash seed, no library's generator."""

from __future__ import annotations

from collections.abc import Sequence

from .vocabulary import Vocabulary

_MASK = (1 << 64) - 1


class Dice:
    """SplitMix64, seeded by a name: the same throws with every Python on every machine."""

    def __init__(self, name: str) -> None:
        self._state = 0xCBF29CE484222325
        for byte in name.encode():  # FNV-1a
            self._state = ((self._state ^ byte) * 0x100000001B3) & _MASK

    def throw(self, sides: int) -> int:
        """A number from 0 to sides - 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return (z ^ (z >> 31)) % sides

    def pick(self, things: Sequence[str]) -> str:
        return things[self.throw(len(things))]

    def pick_several(self, things: Sequence[str], count: int) -> tuple[str, ...]:
        """Different ones, in the order they were drawn."""
        left = list(things)
        return tuple(left.pop(self.throw(len(left))) for _ in range(count))


def sentence(dice: Dice, words: Vocabulary, mark: str = "") -> str:
    """One sentence of about twenty words; `mark` (`*`, `**`) goes around what somebody does in it."""
    act = f"{mark}{dice.pick(words.does)}{mark}"
    first = f"{dice.pick(words.when)} {dice.pick(words.who)} {act}"
    if dice.throw(3):
        return f"{first}, {dice.pick(words.because)}."
    return f"{first}{words.joint}{dice.pick(words.who)} {dice.pick(words.does)}, {dice.pick(words.because)}."


def paragraph(dice: Dice, words: Vocabulary, sentences: int, mark: str = "", *more: str) -> str:
    """Sentences in one line; `more` are put in after the first."""
    made = [sentence(dice, words, mark if number == 1 else "") for number in range(sentences)]
    return " ".join([made[0], *more, *made[1:]])


def capital(text: str) -> str:
    """With a capital letter at its beginning, and no other change."""
    return text[:1].upper() + text[1:]


def body(dice: Dice, words: Vocabulary, number: int, earlier: int) -> str:
    """About 450 words of Markdown. `EARLIER` stands where a link to day `earlier` leads; 0 for no such link."""
    links = [words.earlier.format(day=earlier)] if earlier else []
    blocks = [
        paragraph(dice, words, 2),
        paragraph(dice, words, 2, "*", *links),
        f"## {dice.pick(words.heading)}",
        paragraph(dice, words, 2, "", words.outside.format(day=number)),
        "\n".join(f"- {capital(item)}" for item in dice.pick_several(words.does, 4)),
        paragraph(dice, words, 2, "**"),
    ]
    if number % 4 == 0:
        blocks.append(f"> {sentence(dice, words)}")
    if number % 5 == 0:
        blocks.append(words.code)
    blocks += [f"## {dice.pick(words.heading)} ({number})", *(paragraph(dice, words, 3) for _ in range(2))]
    blocks.append(paragraph(dice, words, 2, "*"))
    return "\n\n".join(blocks)
