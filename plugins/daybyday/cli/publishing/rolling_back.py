"""`publish --to folder --rollback`: what was published before is live again, unless it would bring back a withdrawn text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...assembling.ledger import OUT
from ...assembling.live_ledger import LineId, merged
from ...content_names import LEDGER
from ...engine.manifest import NAME as MANIFEST
from ...engine.manifest import parse_manifest
from ...messages import Speaker, quote, say
from ...model import LedgerLine
from ...parts import page_path
from ...publishing.errors import PublishError
from ...publishing.guard import item_name
from ...publishing.plan import Host
from ...publishing.releases import ReleasedFolder
from ...reading import read_ledger
from .orders import Order
from .telling import tell


def roll_back(host: Host | None, order: Order, settings: Any, speaker: Speaker) -> None:
    """Raises `PublishError` where there is nothing to go back to, or it holds what was withdrawn since."""
    if not isinstance(host, ReleasedFolder):
        raise PublishError(
            say(
                "only `--to folder`, where each publication is a release of its own, can be rolled back; publish instead."
            )
        )
    current, previous = host.current, host.previous
    if current is None or previous is None:
        raise PublishError(say("there is no release before the one that is live."))
    ours = _ledger(Path(settings["PATH"]) / LEDGER)
    revived = _revived(merged(ours, _ledger(current / LEDGER)), current, previous)
    if revived:
        heading = say("the release before would bring back what was withdrawn since:")
        raise PublishError(heading, [quote(f"  {item_name(line)}") for line in revived])
    if order.only_shows:
        tell(
            [say("{release} would be live again. This was a dry run: nothing was changed.", release=previous.name)],
            speaker,
        )
        return
    host.roll_back()
    tell(
        [
            say("at {address}, {release} is live again.", address=host.address, release=previous.name),
            say("the ledger stays as it is, and the next publication goes forward."),
        ],
        speaker,
    )


def _revived(known: Mapping[LineId, LedgerLine], current: Path, previous: Path) -> list[LedgerLine]:
    """What is withdrawn, and has its text in the previous release."""
    was = _ledger(previous / LEDGER)
    now_files, files = (parse_manifest(_bytes(release / MANIFEST)) for release in (current, previous))
    revived = []
    for id, line in known.items():
        if line.state == OUT:
            continue
        pages = [page_path(address) for address in line.addresses]
        differs = any(page in files and files[page] != now_files.get(page) for page in pages)
        if was[id].state == OUT if id in was else differs:
            revived.append(line)
    return sorted(revived, key=lambda line: (line.key, line.lang))


def _ledger(path: Path) -> Mapping[LineId, LedgerLine]:
    return read_ledger(LEDGER, _bytes(path))[0]


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
