"""What one types: `invoke build`, `invoke serve`, … (installed also as `daybyday …`).

Each command is a few lines that call the rest; `tasks.py` only imports them.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.program import Program

from .. import __version__
from . import current_site
from .command import command, end_with
from .current_site import PUBLISH_SETTINGS, SETTINGS
from .hosting import commands as hosting
from .kit_commands import bench, docs, lint, messages, test
from .publishing.publication import LATE_DAYS

if TYPE_CHECKING:
    from .feed_check import FeedReport

_LAST_PORT = 65_535
_AT = {"at": "show the site as of this moment: 2026-11-08, or 2026-11-08T07:00:00+01:00"}


@command(help={**_AT, "profile": "print the seconds of each stage", "search": "make the index for the search, too"})
def build(c: Context, at: str = "", profile: bool = False, search: bool = False) -> None:
    """Build the site into output/."""
    from ..building.pelican_process import build_command, run_build
    from ..pelican_adapter.settings import can_index

    settings = current_site.load(SETTINGS)
    if search and not can_index():
        raise Exit('The search needs Pagefind: run `pip install "pagefind[bin]"` once, and build again.', 1)
    overrides = {"DAYBYDAY_SEARCH": "true"} if search else {}
    command = build_command(settings["PATH"], SETTINGS, Path(settings["OUTPUT_PATH"]), overrides)
    end_with(run_build(command, current_site.moment(at, settings), profile))


@command(help={**_AT, "port": "where to listen", "host": "on which address to listen"})
def serve(c: Context, at: str = "", port: str = "8000", host: str = "127.0.0.1") -> None:
    """Show the site at http://127.0.0.1:8000; what is saved is there at once, drafts and coming days marked."""
    from ..building.clock import build_instant
    from ..messages import say, speaker_for, spoken
    from ..preview.serve import PortTakenError, serve_until_interrupted
    from ..timeline import InstantError
    from .questions import number

    speaker = speaker_for(os.environ)
    at_port = number("--port", port, 1, _LAST_PORT, speaker)
    current_site.need(SETTINGS)
    current_site.moment(at, {})  # a mistake in it is reported before anything begins
    try:
        build_instant()
        serve_until_interrupted(SETTINGS, at, host, at_port)
    except InstantError as bad:
        raise current_site.refusal(bad, {}) from None
    except PortTakenError as taken:
        message = say(
            "Port {port} cannot be used ({reason}). Try `invoke serve --port {next}`.",
            port=at_port,
            reason=taken,
            next=at_port + 1,
        )
        raise Exit(spoken(message, speaker), 1) from None


@command(
    help={
        **_AT,
        "format": "full (the line of the file below each finding), short, github or json",
        "fix": "show as a diff what has one right answer, and write it if you say so",
        "yes": "with --fix: write it without asking",
    }
)
def check(c: Context, at: str = "", format: str = "full", fix: bool = False, yes: bool = False) -> None:
    """Print everything there is to say about the content, out or not; fails on errors."""
    from .content_check import fails, known_format, mend, written

    settings = current_site.load(SETTINGS)
    known_format(format, settings)
    now = current_site.instant(at, settings)
    site = current_site.looked_through(settings, now, current_site.public_settings(settings))
    if fix and mend(site, says_yes=yes, format=format):
        site = current_site.looked_through(settings, now, current_site.public_settings(settings))
    print(written(site, format), end="")
    end_with(int(fails(site)))


@command()
def schema(c: Context) -> None:
    """Write .vscode/: what may stand in headers and series files, so that VS Code marks mistakes while you type."""
    from .schema_files import write_schemas

    settings = current_site.load(SETTINGS)
    site = current_site.prepared(settings, current_site.instant("", settings))
    print(write_schemas(site, Path.cwd(), settings), end="")


@command(
    help={
        **_AT,
        "format": "text, or json for programs",
        "fail-below": f"end with status {LATE_DAYS} when a language is written for fewer days ahead than so many",
        "diff": "show instead what has changed in the original of this text since it was translated",
        "accept": "the translation of this text is right again: remember the original of today",
        "to": "into which language, for --diff and --accept",
        "series": "which series, for --diff and --accept",
    }
)
def status(
    c: Context,
    at: str = "",
    format: str = "text",
    fail_below: str = "",
    diff: str = "",
    accept: str = "",
    to: str = "",
    series: str = "",
) -> None:
    """Say what is late, what is due, what to write next, and how far ahead each language is written."""
    from .desk import show_status
    from .translations import translate_texts

    if diff or accept:
        translate_texts(diff or accept, to, series, diff=bool(diff), accept=bool(accept))
    else:
        show_status(at, format, fail_below)


@command(
    help={
        "at": "look as far as this moment: 2026-11-08, or 2026-11-08T07:00:00+01:00; without it, to the end of tomorrow",
        "format": "text, or json for programs",
    }
)
def tomorrow(c: Context, at: str = "", format: str = "text") -> None:
    """Say what will come out, change and be missing by the end of tomorrow; fails on what would stop that build."""
    from .desk import show_tomorrow

    show_tomorrow(at, format)


@command(
    help={
        **_AT,
        "series": "which series, when there are several",
        "pause": "no day on this date, or on these: 2026-12-24/2027-01-06",
        "day": "with --on: the day from which the count goes on at another date",
        "on": "with --day: that date",
        "start": "another date for day 1",
        "length": "so many days",
        "cadence": "daily or weekdays",
        "release": "another hour: 06:30",
        "slug": "another address of the series in a language: it=relazioni-nuove",
        "article": "with --slug: the address of this article or page instead, by the name of its file",
        "add-language": "one more language: it",
        "title": "with --add-language: the title in it",
        "format": "text, or json for programs",
        "write": "show the lines as a diff, and write them if you say so",
        "yes": "with --write: write them without asking",
    }
)
def plan(
    c: Context,
    series: str = "",
    pause: str = "",
    day: str = "",
    on: str = "",
    start: str = "",
    length: str = "",
    cadence: str = "",
    release: str = "",
    slug: str = "",
    article: str = "",
    add_language: str = "",
    title: str = "",
    at: str = "",
    format: str = "text",
    write: bool = False,
    yes: bool = False,
) -> None:
    """Show the calendar of a series; with a change, what it would do before it is done, and the lines to write."""
    from .plan import show_plan

    given = {
        "series": series, "pause": pause, "day": day, "on": on, "start": start, "length": length, "cadence": cadence,
        "release": release, "slug": slug, "article": article, "add_language": add_language, "title": title, "at": at, "format": format,
    }  # fmt: skip
    show_plan(given, writes=write, says_yes=yes)


@command(
    help={**_AT, "live": "look at what a host serves instead: its address, or alone the SITEURL of publishconf.py"},
    optional=["live"],
)
def feeds(c: Context, at: str = "", live: str = "") -> None:
    """Look at every feed and calendar as readers get them; fails on errors."""
    from ..building.report import print_findings
    from ..doctor.live_host import UnreachableError
    from ..messages import say, spoken
    from .feed_check import summed

    settings = current_site.load(PUBLISH_SETTINGS)
    if isinstance(live, str) and live:
        settings["SITEURL"] = live
    now = current_site.instant(at, settings)
    try:
        report = _feed_report(settings, now, bool(live))
    except UnreachableError as error:
        raise current_site.refusal(error, settings) from None
    speaker = report.setup.speaker
    print_findings(report.findings, report.setup.root, speaker, sys.stdout)
    if not report.summary:
        raise Exit(spoken(say("There are no feeds to look at before this is mended."), speaker), 1)
    print(f"{spoken(report.summary, speaker)}: {summed(report.findings, speaker)}.")
    end_with(int(any(finding.level == "error" for finding in report.findings)))


def _feed_report(settings: Any, now: datetime, live: bool) -> FeedReport:
    from ..building.session import remembering
    from ..pelican_adapter.settings import site_setup
    from .feed_check import FeedReport, check_feeds, check_host, feeds_to_compare

    with remembering(settings) as session:
        look = feeds_to_compare if live else check_feeds
        result = look(site_setup(settings), now, session)
    # A host may be slow: the memory is free for others by now.
    return result if isinstance(result, FeedReport) else check_host(result)


@command(
    help={
        "at": "as of this moment, which has to be past: 2026-11-08, or 2026-11-08T07:00:00+01:00",
        "site-moved": "the path of SITEURL is another for good: note the new one",
    }
)
def ledger(c: Context, at: str = "", site_moved: bool = False) -> None:
    """Write down in content/ledger.txt what is out, when you have published by hand; `publish --to` does it by itself."""
    from .publishing.by_hand import write_ledger_by_hand

    write_ledger_by_hand(at, site_moved)


@command(
    help={
        "folder": "a new folder, or an empty one",
        "name": "what the challenge is called",
        "languages": "its languages, the first of them yours: it,en",
        "start": "the date of day 1: 2026-12-01",
        "address": "where it will be published: https://example.org",
        "length": "how many days there will be; without it there is no end",
        "timezone": "the zone of the dates, such as Europe/Rome; without it that of this computer",
        "schedule": "what runs it every day: github, forgejo, gitlab, systemd or cron",
        "editor": "with an editor in the browser, which writes to this repository: https://github.com/name/site",
        "yes": "take what would be proposed, and ask nothing",
    },
    positional=["folder"],
    optional=["editor"],
)
def start(
    c: Context,
    folder: str,
    name: str | None = None,
    languages: str = "",
    start: str = "",
    address: str = "",
    length: str = "",
    timezone: str = "",
    schedule: str = "none",
    editor: str = "",
    yes: bool = False,
) -> None:
    """Begin a site of your own in a new folder: content with a first day, and two settings files."""
    from ..building.clock import build_instant
    from ..desk.start import StartError
    from ..timeline import InstantError
    from .starting import StartOptions, start_site

    options = StartOptions(name, languages, start, address, length, timezone, editor, yes, schedule)
    try:
        start_site(Path(folder), options, build_instant())
    except (StartError, InstantError) as error:
        raise current_site.refusal(error, {}) from None


@command(
    name="import",
    help={
        "source": "a file or a folder",
        "output": "the content folder to write into; without it that of this site",
        "series": "what the series of numbered texts is called",
        "dry-run": "say what would come, and write nothing",
    },
    positional=["source"],
)
def import_(c: Context, source: str, output: str = "", series: str = "", dry_run: bool = False) -> None:
    """Import what you have written elsewhere, with a report of all that was changed, dropped or guessed."""
    from .importing import import_texts
    from .importing.command import ImportOptions

    import_texts(ImportOptions(source, output, series, dry_run))


@command(
    help={
        "title": "title of the new day",
        "series": "which series, when there are several",
        "article": "begin an article with this title instead of a day",
        "day": "the number of the day; without it the next that nobody has written",
        "language": "in this language alone",
        "week": "begin the next seven days",
        "edit": "open what was begun in your editor (VISUAL or EDITOR)",
    }
)
def new(
    c: Context,
    title: str | None = None,
    series: str = "",
    article: str | None = None,
    day: str | None = None,
    language: str = "",
    week: bool = False,
    edit: bool = False,
) -> None:
    """Begin the next free day in every language of its series, or an article. Never overwrites."""
    from .new_texts import NewOptions, begin_texts, open_in_editor

    settings = current_site.load(SETTINGS)
    begun = begin_texts(
        settings, current_site.instant("", settings), NewOptions(title, series, article, day, language, week)
    )
    if edit:
        open_in_editor(begun)


@command(
    subject="text",
    help={
        "text": "a day by its number, an article by the name of its file",
        "to": "into which language; without it all that lack the text",
        "series": "which series, when there are several",
        "missing": "begin all days that are not there yet",
        "diff": "show what has changed in the original since; without a text, of all translations",
        "accept": "the translation is right again: remember the original of today",
    },
)
def translate(
    c: Context,
    text: str = "",
    to: str = "",
    series: str = "",
    missing: bool = False,
    diff: bool = False,
    accept: bool = False,
) -> None:
    """Begin a translation with its original in comments, or see what became of it. Never overwrites a text."""
    from .translations import translate_texts

    translate_texts(text, to, series, missing=missing, diff=diff, accept=accept)


@command(
    iterable=["accept"],
    help={
        "to": "folder, ssh, rsync, github-pages or s3; without it the site is only built",
        "destination": "for folder /path, for ssh and rsync user@host:/path, for github-pages remote/branch, for s3 remote:bucket",
        "strict-days": f"end with status {LATE_DAYS} when a day that was due is not there; the site is published all the same",
        "dry-run": "build, and show what would be added, changed and removed there, and what readers would see as new",
        "accept": "publish in spite of this finding of the deploy guard, by its code; may be given again",
        "adopt": "replace files there that were not published from here",
        "rollback": "with --to folder or ssh: bring back what was published before",
        "yes": "go on where it would ask: the first time to an address, and when files of others would be replaced or most removed",
    },
)
def publish(
    c: Context,
    accept: list[str],
    to: str | None = None,
    destination: str = "",
    strict_days: bool = False,
    dry_run: bool = False,
    adopt: bool = False,
    rollback: bool = False,
    yes: bool = False,
) -> None:
    """Make the production build with publishconf.py and every check; with --to, bring it there and write down what is out."""
    from ..messages import say, spoken
    from ..pelican_adapter.settings import speaker_of
    from .publishing.first_address import ask_for_address
    from .publishing.orders import Order, target_of
    from .publishing.publication import days_are_late, publish_site

    settings = current_site.load(PUBLISH_SETTINGS)
    # Every day that is late at this instant, the build tells of.
    now = current_site.instant("", settings)
    if ask_for_address(settings, now, speaker_of(settings)):
        settings = current_site.load_again(PUBLISH_SETTINGS)
    order = Order(target_of(to, speaker_of(settings)), destination, yes, adopt, dry_run, rollback, tuple(accept))
    end_with(publish_site(settings, order, now))
    if strict_days and not rollback and days_are_late(now):
        message = say("Day by Day: days that were due are not there (--strict-days).")
        raise Exit(spoken(message, speaker_of(settings)), LATE_DAYS)


_OF_A_SITE = (
    start,
    import_,
    new,
    translate,
    serve,
    check,
    schema,
    status,
    tomorrow,
    plan,
    build,
    feeds,
    publish,
    ledger,
    *hosting.ALL,
)
"""What an author types."""
namespace = Collection(*_OF_A_SITE, test, bench, docs, lint, messages)


def main() -> None:
    """The command `daybyday`."""
    Program(name="daybyday", binary="daybyday", version=__version__, namespace=Collection(*_OF_A_SITE)).run()
