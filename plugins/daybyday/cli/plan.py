"""`invoke plan`: the calendar of a series, what a change of it would do, and the lines that make it so."""

from __future__ import annotations

import contextlib
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from invoke.exceptions import Exit

from ..assembling import contradiction
from ..building.content_folder import Folder, digest_of, read_file
from ..building.prepare import check_content, prepare
from ..building.session import Session, remembering
from ..building.setup import SiteSetup
from ..building.stages import Assembled, CheckedOrStopped, Prepared, PreparedOrStopped
from ..checks import lost_slugs
from ..content_names import is_ledger
from ..desk.plan import Moved, SeriesPlans, article_effect, calendar_of, effect, moved_series
from ..desk.plan_article import choose_article, readdressed
from ..desk.plan_json import plan_json
from ..desk.plan_wanted import (
    PlanChange,
    PlanError,
    Rewritten,
    completed,
    expected,
    read_wanted,
    rewritten,
    settings_line,
)
from ..desk.scaffold import ScaffoldError, choose_series
from ..desk.tomorrow import Outlook, lines_until
from ..errors import SpokenError
from ..messages import listing, say, spoken
from ..model import Series
from ..pelican_adapter.settings import site_setup
from ..reading import write_ledger
from ..values import dataclass
from ..yamltree import YamlError
from . import current_site
from .desk_wording import Wording
from .fix_files import Fix, diff_of, may_write, write
from .plan_report import plan_lines

FORMATS = ("text", "json")
_AGAINST_LEDGER = ("day-moved", "article-moved", "address-moved", "feed-id-changed", "item-vanished", "site-moved")
"""Codes of what an edit does to published things; each finding names its lines."""
_NOT_CHANGES = ("series", "format", "at")


def show_plan(given: Mapping[str, str], writes: bool, says_yes: bool) -> None:
    """Print a plan, and write its lines if that is asked for. Raises `Exit`, with 1 where something that is out is broken.

    `given` are the options by their names, "" for those that are not there.
    """
    settings = current_site.load(current_site.SETTINGS)
    if given["format"] not in FORMATS:
        error = say(
            "there is no format `{format}`; there are {formats}", format=given["format"], formats=listing(FORMATS)
        )
        raise current_site.refusal(SpokenError(error), settings)
    now = current_site.instant(given["at"], settings)
    try:
        wanted = read_wanted(given) if any(given[name] for name in given if name not in _NOT_CHANGES) else None
        setup, plan = _plan(settings, now, wanted, given)
    except (PlanError, ScaffoldError) as reason:
        raise current_site.refusal(reason, settings) from None
    wording = Wording(setup.speaker, setup.root, now)
    if given["format"] == "json":
        print(json.dumps(plan_json(plan, wording.speaker, wording.path), ensure_ascii=False, indent=2))
        # What programs read is theirs alone.
        with contextlib.redirect_stdout(sys.stderr):
            written = writes and _write(setup, plan, says_yes)
    else:
        print("\n".join(plan_lines(plan, wording)))
        written = writes and _write(setup, plan, says_yes)
    if plan.breaks and not (written and plan.effect is None):
        raise Exit(code=1)


def _write(setup: SiteSetup, plan: SeriesPlans, says_yes: bool) -> bool:
    if plan.settings_line:
        message = say("Nothing was written: first write `{line}` into pelicanconf.py.", line=plan.settings_line)
        print(spoken(message, setup.speaker))
        return False
    if not plan.lines or (plan.effect and plan.effect.breaks):
        print(spoken(say("There is nothing to write."), setup.speaker))
        return False
    fixes = [Fix((setup.root / line.path).resolve(), line.before, line.after, ()) for line in plan.lines]
    print(f"\n{diff_of(fixes)}", end="")
    return may_write(setup.speaker, says_yes) and write(fixes, setup.speaker)


@dataclass(frozen=True)
class _Desk:
    """A site as its files are, and the same with all that is out in its ledger."""

    setup: SiteSetup
    session: Session
    now: datetime
    site: CheckedOrStopped
    assembled: Assembled
    folder: Folder
    unwritten: int
    """texts that are out and not in its ledger"""

    def outlook(self) -> Outlook:
        return _outlook(prepare(self.setup, self.now, self.session, folder=self.folder))

    def outlook_with(self, lines: Sequence[Rewritten], languages: tuple[str, ...]) -> Outlook:
        """The site with series files rewritten, in its languages or in more."""
        folder = replace(self.folder, series={**self.folder.series, **{line.path: line.after for line in lines}})
        if languages == self.setup.settings.languages:
            return _outlook(prepare(self.setup, self.now, self.session, folder=folder))
        # Every text is read anew for another set of languages: that is not worth remembering.
        setup = replace(self.setup, settings=replace(self.setup.settings, languages=languages))
        return _outlook(prepare(setup, self.now, Session.alone(), folder=folder))


def _plan(
    settings: Any, now: datetime, wanted: PlanChange | None, given: Mapping[str, str]
) -> tuple[SiteSetup, SeriesPlans]:
    with remembering(settings) as session:
        setup = site_setup(settings, current_site.public_settings(settings))
        desk = _desk(setup, session, current_site.instant("", settings), now)
        content, edition = desk.assembled.content, desk.assembled.edition
        one_series = (wanted and not given["article"]) or given["series"]
        shown = (choose_series(content, given["series"]),) if one_series else content.series
        plan = SeriesPlans(now=now, calendars=tuple(calendar_of(content, edition, series) for series in shown))
        if wanted is None:
            return setup, _restored(desk, plan)
        if _restored(desk, plan).breaks:
            raise PlanError(say("the files contradict the ledger already; mend that first: `invoke plan` shows it"))
        plan = replace(plan, without_lines=desk.unwritten)
        if given["article"]:
            return setup, _readdressed(desk, plan, given["article"], wanted)
        return setup, _changed(desk, plan, shown[0], wanted)


def _desk(setup: SiteSetup, session: Session, present: datetime, now: datetime) -> _Desk:
    """The site at `now`; later than at present as if it were published, and its ledger written, whenever something comes out."""
    earlier = min(present, now)
    site = check_content(setup, earlier, session)
    assembled = _assembled(site)
    if unread := assembled.folder.series.keys() - {each.place.path for each in assembled.content.series}:
        raise PlanError(say("{path} cannot be read yet; `invoke check` says why", path=min(unread)))
    lines = lines_until(assembled.content, setup.settings, now, setup.public)
    folder = assembled.folder
    if lines:
        ledger = (folder.ledger or b"").decode("utf-8", "replace")
        folder = replace(folder, ledger=f"{ledger}\n{write_ledger(lines)}".encode())
    if now > earlier:
        site = check_content(setup, now, session, folder=folder)
    # In a foreign theme there may be no ledger at all.
    keeps_none = setup.settings.guest and not is_ledger(assembled.folder.ledger)
    unwritten = 0 if keeps_none else sum(line.published <= earlier for line in lines)
    return _Desk(setup, session, now, site, _assembled(site), folder, unwritten)


def _assembled(site: CheckedOrStopped) -> Assembled:
    if site.assembled is None:
        raise PlanError(say("the site cannot be read yet; `invoke check` says why"))
    return site.assembled


def _outlook(site: PreparedOrStopped) -> Outlook:
    if site.assembled is None:
        raise PlanError(say("the site has no words for this language yet: write `words/….yaml`, or choose another"))
    parts = site.parts if isinstance(site, Prepared) else ()
    return Outlook(site.assembled.content, site.assembled.edition, site.findings, site.stopping, parts)


def _restored(desk: _Desk, plan: SeriesPlans) -> SeriesPlans:
    """The plan with what contradicts the ledger now, and the lines that bring it back."""
    content, inputs = desk.assembled.content, desk.site.inputs
    series = [calendar.series for calendar in plan.calendars]
    slugs = {each.folder: dict(lost_slugs(inputs, each)) for each in series} if inputs else {}
    moved = [each for each in moved_series(content, desk.setup.settings, slugs) if each.series in series]
    lines = tuple(_restoring(desk, each) for each in moved if each.restored)
    if lines:
        site = desk.outlook_with(lines, desk.setup.settings.languages)
        shown = {each.folder for each in series}
        restored = (each for each in site.content.series if each.folder in shown)
        plan = replace(plan, calendars=tuple(calendar_of(site.content, site.edition, each) for each in restored))
    mended = {each.series.place.path for each in moved}
    others = (each for each in desk.site.findings if each.code in _AGAINST_LEDGER and each.place.path not in mended)
    return replace(plan, moved=tuple(moved), lines=lines, findings=tuple(dict.fromkeys(others)))


def _restoring(desk: _Desk, moved: Moved) -> Rewritten:
    against = contradiction(moved.series, desk.assembled.content, desk.setup.settings)
    wanted = PlanChange(restarts=(against.restarts or ()) if against else (), aliases=moved.slugs)
    return _rewritten(desk, moved.series, wanted, desk.setup.settings.languages)


def _rewritten(desk: _Desk, series: Series, wanted: PlanChange, languages: tuple[str, ...]) -> Rewritten:
    try:
        return rewritten(desk.folder.series[series.place.path], series, wanted, languages)
    except (YamlError, UnicodeDecodeError):
        message = say("{path} is written in a way that no line can be put into", path=series.place.path)
        raise PlanError(message) from None


def _readdressed(desk: _Desk, plan: SeriesPlans, stem: str, wanted: PlanChange) -> SeriesPlans:
    """The plan with what another address of an article does."""
    if len(wanted.slugs) > 1:
        raise PlanError(say("write `--slug` for one language of an article at a time"))
    (lang, slug), settings = wanted.slugs[0], desk.setup.settings
    post = choose_article(desk.assembled.content, stem, lang)
    name = post.source.path
    try:
        data = read_file(desk.folder.posts[name])
        lines = readdressed(data, post, slug, settings, post.is_out(desk.now))
    except (OSError, YamlError, UnicodeDecodeError):
        raise PlanError(say("{path} is written in a way that no line can be put into", path=name)) from None
    before = desk.outlook()
    with tempfile.TemporaryDirectory() as folder:
        aside = Path(folder) / "post.md"
        aside.write_bytes(lines.after)
        posts = {**desk.folder.posts, name: str(aside)}
        digests = {**desk.folder.digests, name: digest_of(lines.after)}
        changed = replace(desk.folder, posts=posts, digests=digests)
        after = _outlook(prepare(desk.setup, desk.now, desk.session, folder=changed))
        effect = article_effect(before, after)
    return replace(plan, effect=effect, lines=(lines,) if lines.after != lines.before else ())


def _changed(desk: _Desk, plan: SeriesPlans, series: Series, wanted: PlanChange) -> SeriesPlans:
    """The plan with the effect of a change."""
    languages = desk.setup.settings.languages
    if wanted.language and wanted.language not in languages:
        languages = (*languages, wanted.language)
    full = completed(wanted, series)
    before = desk.outlook()
    lines = _rewritten(desk, series, full, languages)
    after = desk.outlook_with([lines], languages)
    if full.moves_all:
        # What is out keeps its dates, where lines can do that: the change is one of what is still to come.
        against = contradiction(expected(series, full), before.content, desk.setup.settings)
        if against and against.restarts:
            full = replace(full, restarts=tuple({**dict(against.restarts), **dict(full.restarts)}.items()))
            lines = _rewritten(desk, series, full, languages)
            after = desk.outlook_with([lines], languages)
    return replace(
        plan,
        effect=effect(before, after, series),
        lines=(lines,) if lines.after != lines.before else (),
        settings_line=settings_line(languages) if languages != desk.setup.settings.languages else "",
        names=((full.language, full.title),) if full.language and not wanted.title else (),
    )
