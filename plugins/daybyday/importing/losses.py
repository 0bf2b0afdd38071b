"""What became of a text on its way here: values, put into words when they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import Literal

from ..messages import Message
from ..values import dataclass

LossKind = Literal["changed", "dropped", "guessed"]
LOSS_KINDS: tuple[LossKind, ...] = ("changed", "dropped", "guessed")
OTHER_FILES = "other-files"
"""files of a folder that no text leads to"""


@dataclass(frozen=True, slots=True)
class Loss:
    """One kind of thing that is not as it was: `code` is permanent kebab-case, `texts` are the lost words themselves."""

    kind: LossKind
    code: str
    message: Message
    count: int = 1
    texts: tuple[str, ...] = ()


@dataclass
class LossBook:
    """What happens to one text, written down as it happens: the same thing a second time only counts."""

    _losses: dict[tuple[LossKind, str, Message], tuple[int, list[str]]] = field(default_factory=dict)

    def note(
        self, kind: LossKind, code: str, message: Message, texts: Iterable[str] = (), count: int | None = None
    ) -> None:
        """Write something down; it counts once for each of its texts, at least once."""
        given = [text.strip() for text in texts if text.strip()]
        number = max(len(given), 1) if count is None else count
        if not number:
            return
        before, known = self._losses.get((kind, code, message), (0, []))
        known += given
        self._losses[kind, code, message] = (before + number, known)

    def add(self, losses: Iterable[Loss]) -> None:
        """What somebody else has written down."""
        for loss in losses:
            self.note(loss.kind, loss.code, loss.message, loss.texts, loss.count)

    def losses(self) -> tuple[Loss, ...]:
        """Everything, changes first, in the order in which it happened."""
        made = [
            Loss(kind, code, message, count, tuple(texts))
            for (kind, code, message), (count, texts) in self._losses.items()
        ]
        return tuple(sorted(made, key=lambda loss: LOSS_KINDS.index(loss.kind)))
