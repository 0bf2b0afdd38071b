"""The ledger: what was published keeps its moment, its id and its readers' ticks."""

from daybyday.assembling import ledger_lines
from daybyday.reading import write_ledger
from daybyday.timeline import read_instant
from tests.harness import Site

TODAY = "2026-11-08T12:00:00+01:00"
TOMORROW = "2026-11-09T12:00:30+01:00"


def remember(site: Site, now: str = TODAY) -> Site:
    """The site with the ledger of one instant."""
    run = site.run(now)
    assert not run.stopping, run.stopping
    return site.write("ledger.txt", write_ledger(ledger_lines(run.content, run.settings, read_instant(now))))


def errors(site: Site, now: str = TOMORROW) -> list[str]:
    """What would stop a build; warnings aside."""
    return [str(finding) for finding in site.run(now).stopping]
