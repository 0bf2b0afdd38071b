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
from ...publishing.remote_releases import RemoteReleases
from ...reading import read_ledger
from ...values import dataclass
from .orders import Order
from .telling import tell


def roll_back(host: Host | None, order: Order, settings: Any, speaker: Speaker) -> None:
    """Raises `PublishError` where there is nothing to go back to, or it holds what was withdrawn since."""
    if not isinstance(host, ReleasedFolder | RemoteReleases):
        raise PublishError(
            say(
                "only `--to folder` and `--to ssh`, where each publication is a release of its own, can be rolled back;"
                " publish instead."
            )
        )
    current, previous = host.current, host.previous
    if not current:
        raise PublishError(say("at {address} nothing has been published with this target yet.", address=host.address))
    if not previous:
        raise PublishError(say("there is no release before the one that is live."))
    before, now = (_Release.of(host, release) for release in (previous, current))
    path = Path(settings["PATH"]) / LEDGER
    ours = read_ledger(LEDGER, path.read_bytes() if path.is_file() else b"")[0]
    revived = _revived(merged(ours, now.ledger), now, before)
    name = Path(previous).name
    if revived:
        heading = say("the release before would bring back what was withdrawn since:")
        forward = say("Mend what is wrong in the texts instead, and publish.")
        raise PublishError(heading, [*(quote(f"  {item_name(line)}") for line in revived), forward])
    if order.only_shows:
        tell(
            [say("{release} would be live again. This was a dry run: nothing was changed.", release=name)],
            speaker,
        )
        return
    host.roll_back()
    tell(
        [
            say("at {address}, {release} is live again.", address=host.address, release=name),
            say("the ledger stays as it is, and the next publication goes forward."),
        ],
        speaker,
    )


@dataclass(frozen=True, slots=True)
class _Release:
    """What a release says of itself."""

    ledger: Mapping[LineId, LedgerLine]
    files: Mapping[str, str]

    @classmethod
    def of(cls, host: Any, release: object) -> _Release:
        """By its own ledger and manifest."""
        ledger, manifest = (host.file_of(release, name) for name in (LEDGER, MANIFEST))
        return cls(read_ledger(LEDGER, ledger)[0], parse_manifest(manifest))


def _revived(known: Mapping[LineId, LedgerLine], now: _Release, before: _Release) -> list[LedgerLine]:
    """What is withdrawn, and has its text in the previous release."""
    revived = []
    for id, line in known.items():
        if line.state == OUT:
            continue
        pages = [page_path(address) for address in line.addresses]
        differs = any(page in before.files and before.files[page] != now.files.get(page) for page in pages)
        if before.ledger[id].state == OUT if id in before.ledger else differs:
            revived.append(line)
    return sorted(revived, key=lambda line: (line.key, line.lang))
