"""What was saved, as the site has to take it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..building.stages import PreparedOrStopped
from ..content_names import LEDGER, TAGS
from ..messages import Message, say
from ..values import dataclass
from .protocol import Packet


@dataclass(frozen=True)
class Saved:
    """`posts` may have changed, None is anything; `labels` are what to call it, without one nobody said so."""

    posts: frozenset[str] | None
    labels: tuple[str, ...] = ()

    @property
    def message(self) -> Message:
        """ "Saved: 008-ask.en.md, series.yaml"."""
        return say("Saved: {files}", files=listed(self.labels))


ANYTHING = Saved(None)
NOTHING = Saved(frozenset())
"""The clock alone has gone on."""


def sort_out(change: Packet, prepared: PreparedOrStopped | None) -> Saved | None:
    """A change as the parent tells of it; None when it is none, seen with the site."""
    other_files = [name for name in change["other_files"] if prepared is None or _concerns(prepared, name)]
    labels = (*change["posts"], *other_files, *change["theme"])
    if change["anything"] or other_files:
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
    words = (f"words/{tag}.yaml" for tag in folder.words)
    names: Collection[str] = (TAGS, LEDGER, *words, *folder.series, *folder.files, *folder.comments, *folder.posts)
    return any(known_name == name or known_name.startswith(f"{name}/") for known_name in names)
