"""What was saved, as the site has to take it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..building.stages import PreparedOrStopped
from ..content_names import LEDGER, TAGS
from .protocol import Message


@dataclass(frozen=True)
class Saved:
    """`posts` may have changed, None is anything; `labels` are what to call it, without one nobody said so."""

    posts: frozenset[str] | None
    labels: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """ "Saved: 008-ask.en.md, series.yaml"."""
        return f"Saved: {listed(self.labels)}"


ANYTHING = Saved(None)
NOTHING = Saved(frozenset())
"""The clock alone has gone on."""


def sort_out(change: Message, prepared: PreparedOrStopped | None) -> Saved | None:
    """A change as the parent tells of it; None when it is none, seen with the site."""
    others = [name for name in change["others"] if prepared is None or _concerns(prepared, name)]
    labels = (*change["posts"], *others, *change["theme"])
    if change["anything"] or others:
        return Saved(None, labels)
    return Saved(frozenset(change["posts"]), labels) if labels else None


def listed(names: Iterable[str]) -> str:
    """The last parts of the first names."""
    last = [name.rpartition("/")[2] for name in sorted(names)]
    return ", ".join(last[:3]) + (" …" if len(last) > 3 else "")


def _concerns(prepared: PreparedOrStopped, name: str) -> bool:
    """Whether a file of the content folder is there, or was: editors also leave and take away others at once."""
    if prepared.assembled is None or (prepared.setup.root / name).exists():
        return True
    folder = prepared.assembled.folder
    words = (f"words/{one}.yaml" for one in folder.words)
    known: Collection[str] = (TAGS, LEDGER, *words, *folder.series, *folder.files, *folder.posts)
    return any(one == name or one.startswith(f"{name}/") for one in known)
