"""Pelican's signals -> one build of ours.

    initialized       decide the mode; take away from Pelican what we make
    get_generators    read, assemble, check (nothing is written when it fails); give our generator
    generate_output   render and emit

`register()` may not fail (Pelican would swallow it), so everything that can is done from
`initialized` on. Errors in content leave Pelican as `ContentError`: exit status 1 without a
traceback, while `-r` keeps watching.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import __version__ as pelican_version
from pelican import signals
from pelican.generators import Generator

from ..building.clock import build_instant
from ..building.content_folder import Folder, look_at_posts, read_folder
from ..building.report import closing_line, counted, print_findings, stages_table
from ..building.session import Session
from ..building.up_to_date import UpToDate, key_of, known_up_to_date, state_of
from ..engine import OutputBlockedError
from ..engine.storefile import NAME as STORE
from ..errors import DayByDayError
from ..messages import say
from ..model import Finding, Place
from ..timeline import InstantError
from . import plugin_failures
from .build_state import BuildState
from .settings import BUILD, UNUSED, is_native, site_setup, speaker_of
from .unused_settings import unused_settings

if TYPE_CHECKING:
    from datetime import datetime

    from ..building.stages import CheckedOrStopped, Prepared, PreparedOrStopped
    from .guest.links import Veil
    from .guest.run import GuestRun

_FEEDS = (
    "FEED_ATOM",
    "FEED_RSS",
    "FEED_ALL_ATOM",
    "FEED_ALL_RSS",
    "CATEGORY_FEED_ATOM",
    "CATEGORY_FEED_RSS",
    "TAG_FEED_ATOM",
    "TAG_FEED_RSS",
    "AUTHOR_FEED_ATOM",
    "AUTHOR_FEED_RSS",
    "TRANSLATION_FEED_ATOM",
    "TRANSLATION_FEED_RSS",
)


OLDEST_PELICAN = (4, 11)


class ContentError(DayByDayError):
    """The build stops because of what was found; everything has been printed already."""

    exitcode = 1


def connect() -> None:
    """Connect to the signals; receivers are module functions, for Pelican holds them weakly."""
    _state.is_connected = True
    signals.initialized.connect(on_initialized)
    signals.get_generators.connect(on_get_generators)
    signals.generator_init.connect(on_any_generator_init)
    signals.article_generator_init.connect(on_generator_init)
    signals.page_generator_init.connect(on_generator_init)
    signals.static_generator_init.connect(on_generator_init)
    signals.article_generator_pretaxonomy.connect(on_articles_read)
    signals.page_generator_finalized.connect(on_pages_read)
    signals.article_writer_finalized.connect(on_articles_written)
    signals.page_writer_finalized.connect(on_pages_written)
    signals.content_written.connect(on_content_written)


_state = BuildState()


def guard() -> None:
    """Have Pelican stop if it has loaded its plugins without us, and there is a series."""
    signals.initialized.connect(on_plugins_loaded)


def on_plugins_loaded(pelican: Any) -> None:
    """Stop where nobody would hold back what is still to come."""
    from .guest.ownership import look_for_series

    settings = pelican.settings
    if _state.is_connected or not (ownership := look_for_series(Path(settings["PATH"]))):
        return
    message = say("Pelican has not loaded the plugin daybyday, and would publish days that are still to come")
    hint = say('write PLUGINS = ["daybyday"], beside those you have, or take the line PLUGINS out')
    places = [Place(f"{folder}/series.yaml") for folder in ownership.folders]
    findings = [Finding("error", "plugin-not-loaded", place, message, hint) for place in places]
    print_findings(findings, Path(settings["PATH"]), speaker_of(settings))
    raise ContentError("Day by Day: the plugin is not loaded; nothing was written.")


def on_initialized(pelican: Any) -> None:
    """In our theme, take away from Pelican what we make ourselves; in another, all but our series is its own."""
    settings = pelican.settings
    if not is_native(settings):
        return
    _state.begin()
    settings[UNUSED] = unused_settings(settings)
    if pelican.delete_outputdir:
        print(
            "Day by Day: DELETE_OUTPUT_DIRECTORY is switched off; old pages are removed by the manifest.",
            file=sys.stderr,
        )
        pelican.delete_outputdir = False
    if not (Path(settings["CACHE_PATH"]) / STORE).exists():
        _state.start_workers_early(Path(settings["PATH"]))
    settings.update(dict.fromkeys(_FEEDS))
    settings["STATIC_PATHS"] = []
    settings.update(ARTICLE_PATHS=[], PAGE_PATHS=[], DIRECT_TEMPLATES=[], THEME_STATIC_PATHS=[], TEMPLATE_PAGES={})


class _Counted:
    """As long as what we made in Pelican's place, so that its closing line does not say "0 articles"."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Any]:
        return iter(())


def on_articles_written(generator: Any, **_: Any) -> None:
    """Native mode: tell Pelican how many days and articles there are."""
    if is_native(generator.settings):
        generator.articles = _Counted(_counts(generator.settings[BUILD])[0])


def on_pages_written(generator: Any, **_: Any) -> None:
    """Native mode: tell Pelican how many pages there are."""
    if is_native(generator.settings):
        generator.pages = _Counted(_counts(generator.settings[BUILD])[1])


def _counts(build: Prepared | UpToDate) -> tuple[int, int]:
    """How many days and articles, and how many pages."""
    if isinstance(build, UpToDate):
        return build.posts, build.pages
    site = build.edition.site
    days = sum(len(day.texts) for series in site.series for day in series.days)
    return days + len(site.articles), len(site.pages)


def on_get_generators(pelican: Any) -> type[Generator] | None:
    """Begin a build, which may stop here, before anything is written. Sent for every run, also while Pelican watches."""
    if not is_native(pelican.settings):
        return _begin_guest(pelican)
    _state.guest = None
    build = pelican.settings[BUILD] = _begin_build(pelican)
    generator = UpToDateGenerator if isinstance(build, UpToDate) else DayByDayGenerator
    return type(generator.__name__, (generator,), {"build": build})


def _begin_guest(pelican: Any) -> type[Generator] | None:
    """Our generator where there is a series; nothing at all where there is none."""
    from .guest.ownership import folders_of_pelican, look_for_series

    settings, last = pelican.settings, _state.guest
    ownership = look_for_series(Path(settings["PATH"]), folders_of_pelican(settings))
    if ownership and not ownership.folders and not ownership.misplaced and not _asks_for_us(settings):
        ownership = None  # nothing but a file with a name like ours
    _state.guest = None
    same_site = last is not None and last.ownership.root == os.path.abspath(settings["PATH"])  # noqa: PTH100
    if last and same_site and (gone := last.ownership.has_gone(ownership)):
        _state.guest = last
        raise _series_gone(gone, settings)
    if ownership is None:
        return None
    plugin_failures.watch()  # from here on the build is ours as well, and what ends it is told in one line
    _check_version(settings)
    _state.begin()
    checked = _begin_build(pelican)
    from .guest.links import veil_texts
    from .guest.run import GuestRun

    veil_texts(_veil)
    _state.guest = GuestRun(ownership, checked, settings, is_main=settings["DEFAULT_LANG"] not in _subsites(settings))
    return GuestGenerator


def _check_version(settings: Any) -> None:
    """Raises `ContentError` with a Pelican that is older than those we were tried with."""
    if tuple(int(part) for part in pelican_version.split(".")[:2] if part.isdigit()) >= OLDEST_PELICAN:
        return
    message = say("this is Pelican {version}, and a series needs 4.11 or newer", version=pelican_version)
    hint = say("run `pip install -U pelican`")
    print_findings(
        [Finding("error", "pelican-too-old", Place("pelicanconf.py"), message, hint)],
        Path(settings["PATH"]),
        speaker_of(settings),
    )
    raise ContentError("Day by Day: Pelican is too old; nothing was written.")


def _asks_for_us(settings: Any) -> bool:
    """Whether a site means to have series: by a setting of ours."""
    return bool(settings.get("FEED_ID")) or any(key.startswith("DAYBYDAY_") for key in settings)


def _veil() -> Veil | None:
    return _state.guest.veil if _state.guest else None


def _subsites(settings: Any) -> Any:
    """The languages for which i18n_subsites runs Pelican once more, with the settings of the main site below its own."""
    return settings.get("I18N_SUBSITES") or {}


def _series_gone(folders: list[str], settings: Any) -> ContentError:
    hint = say("put it back, or move the texts away; to publish them as posts of the blog, start Pelican anew")
    message = say("the series.yaml of this folder has gone, and Pelican would publish its days, those to come included")
    findings = [Finding("error", "series-gone", Place(f"{folder}/series.yaml"), message, hint) for folder in folders]
    print_findings(findings, Path(settings["PATH"]), speaker_of(settings))
    return ContentError("Day by Day: a series has gone; nothing was written.")


def on_any_generator_init(generator: Any) -> None:
    """Guest mode: no generator finds what is ours, those of other plugins included."""
    if _state.guest and hasattr(generator, "get_files"):
        from .guest.fence import fence

        fence(generator, _state.guest.ownership, None)


def on_generator_init(generator: Any) -> None:
    """Guest mode: what is ours is taken from Pelican's generators, and given to them as their own."""
    if (run := _state.guest) is None:
        return
    from pelican.generators import ArticlesGenerator, PagesGenerator

    from .guest.fence import fence

    makers = {ArticlesGenerator: run.articles, PagesGenerator: run.pages}
    make = makers.get(type(generator))
    fence(generator, run.ownership, partial(_made_for_pelican, run, make) if make else None)


def _made_for_pelican(run: GuestRun, make: Callable[[Any], Iterable[Any]], generator: Any) -> list[Any]:
    """Our articles or pages; a template of ours that cannot be used stops the build."""
    from ..theming.renderer import TemplateBrokenError

    try:
        contents = list(make(generator))
        _check_templates(run, generator, contents)
    except TemplateBrokenError as broken:
        setup = run.checked.assembled.setup
        print_findings([broken.finding], setup.root, setup.speaker)
        _state.give_up()
        raise ContentError("Day by Day: a template is broken; nothing was written.") from broken
    return contents


def _check_templates(run: GuestRun, generator: Any, contents: Iterable[Any]) -> None:
    """Raises `TemplateBrokenError` for a day that asks for a template the theme has not got."""
    from pelican.generators import PelicanTemplateNotFound

    from ..theming.renderer import TemplateBrokenError

    for content in (content for content in contents if "template" in content.metadata):
        try:
            generator.get_template(content.template)
        except PelicanTemplateNotFound as missing:
            path = content.get_relative_source_path()
            message = say("`template: {name}`: the theme has no such template", name=content.template)
            place = run.checked.assembled.manuscript(path).place("template")
            hint = say("write the name of one, or take the line out")
            raise TemplateBrokenError(Finding("error", "template-missing", place, message, hint)) from missing


def on_articles_read(generator: Any) -> None:
    """Guest mode: what came from Pelican's cache leads to our days as well."""
    if _state.guest:
        hidden, drafts = ("hidden_articles", "hidden_translations"), ("drafts", "drafts_translations")
        _renew_context(generator, "articles", "translations", *hidden, *drafts)


def on_pages_read(generator: Any) -> None:
    """Guest mode: the pages of series stand in no menu unless the site wants them there."""
    if not _state.guest:
        return
    from .guest.fence import open_to_links, show_hidden

    _renew_context(
        generator, "pages", "translations", "hidden_pages", "hidden_translations", "draft_pages", "draft_translations"
    )
    open_to_links(generator)
    show_hidden(generator)


def _renew_context(generator: Any, *lists: str) -> None:
    """What comes from Pelican's cache knows the context of the run that kept it, without our days."""
    for content in (content for name in lists for content in getattr(generator, name, ())):
        content._context = generator.context  # noqa: SLF001 - Pelican has no other way


def on_content_written(path: str, **_: Any) -> None:
    """Guest mode: remember what Pelican wrote, so that the page of a day goes when the day does."""
    if _state.guest is not None:
        _state.written_by_pelican.append(path)


def _begin_build(pelican: Any) -> Any:
    """What there is to do: `Prepared`, a site with its parts, or `UpToDate` when nothing has changed; of a guest `Checked`."""
    settings, output = pelican.settings, Path(pelican.output_path)
    try:
        now = build_instant()
    except InstantError as bad:
        print_findings(
            [Finding("error", "clock-unreadable", Place("DAYBYDAY_NOW"), bad.message)],
            Path(pelican.path),
            speaker_of(settings),
        )
        raise ContentError("Day by Day: no instant to build at; nothing was written.") from bad
    session = _state.open_session(settings, output)
    try:
        build = _look_and_prepare(settings, session, now, output)
    except BaseException:
        _state.give_up()
        raise
    print_findings(build.findings, Path(settings["PATH"]), speaker_of(settings))
    if isinstance(build, UpToDate):
        return build
    from ..building.stages import Stopped

    if isinstance(build, Stopped):
        _state.give_up()
        raise ContentError(f"Day by Day: {counted(build.findings, speaker_of(settings))}; nothing was written.")
    return build


def _look_and_prepare(
    settings: Any, session: Session, now: datetime, output: Path
) -> PreparedOrStopped | CheckedOrStopped | UpToDate:
    folder, _state.fingerprint = _look(settings, session)
    if _state.fingerprint:
        with session.stage("compare"):
            name = key_of(output, session.store)
            unchanged = known_up_to_date(session.store, name, _state.fingerprint, now, output)
        if unchanged:
            return unchanged
    return _prepared(settings, now, session, folder)


def _look(settings: Any, session: Session) -> tuple[Folder, str]:
    """The content folder, and a fingerprint of all a build depends on; "" where it cannot cover everything (guest mode)."""
    with session.stage("look"):
        folder = read_folder(Path(settings["PATH"]))
        look_at_posts(folder)
        tells_all = is_native(settings) and not plugin_failures.failures()
        return folder, state_of(settings, folder) if tells_all else ""


def _prepared(settings: Any, now: datetime, session: Session, folder: Folder) -> PreparedOrStopped | CheckedOrStopped:
    try:
        from ..building.prepare import check_content, prepare
    except ModuleNotFoundError as error:
        missing = Finding(
            "error",
            "package-missing",
            Place("pelicanconf.py"),
            say("the package {name} is not installed", name=error.name),
            say('run `pip install -e ".[dev]"`'),
        )
        print_findings([missing], Path(settings["PATH"]), speaker_of(settings))
        raise ContentError("Day by Day: a package is missing; nothing was written.") from error
    # What a guest makes depends on the blog around it, which Pelican reads later.
    begin = prepare if is_native(settings) else check_content
    return begin(site_setup(settings), now, session, folder=folder)


def _print_closing_line(session: Session, read: int, rendered: int, counts: tuple[int, int, int]) -> None:
    print(closing_line(session, read, rendered, counts))
    if os.environ.get("DAYBYDAY_PROFILE"):
        print(stages_table(session))


class UpToDateGenerator(Generator):  # type: ignore[misc]
    """The generator Pelican is given when nothing has changed: it prints the closing line."""

    build: UpToDate

    def __init__(self, context: Any, settings: Any, path: Any, theme: Any, output_path: Any, **_: Any) -> None:
        self.context, self.settings = context, settings

    def generate_output(self, writer: Any) -> None:
        """Print the closing line."""
        if _state.session:
            _print_closing_line(_state.session, 0, 0, (0, self.build.files, 0))
        _state.end()


class DayByDayGenerator(Generator):  # type: ignore[misc]
    """The generator Pelican is given. Skips `Generator.__init__`, which builds readers we do not need."""

    build: Prepared

    def __init__(self, context: Any, settings: Any, path: str, theme: str, output_path: str, **_: Any) -> None:
        self.output_path = output_path
        # Every generator shares this mapping, and what Pelican writes is announced with it.
        context[BUILD] = self.build

    def generate_context(self) -> None:
        """Everything was read before Pelican's generators began."""

    def generate_output(self, writer: Any) -> None:
        """Render and write all parts."""
        try:
            self._render_and_write()
        except BaseException:
            _state.give_up()
            raise
        finally:
            _state.end()
            _state.keep(self.build)

    def _render_and_write(self) -> None:
        from ..building.render import render_and_write
        from ..building.search_index import SearchFailedError
        from ..theming.renderer import TemplateBrokenError

        output = Path(self.output_path)
        try:
            result = render_and_write(self.build, output, self._adopted(output), _state.fingerprint)
        except TemplateBrokenError as broken:
            raise self._failure(broken.finding, "a template is broken; nothing was written.") from broken
        except SearchFailedError as failed:
            hint = say("build again without search, or mend it")
            finding = Finding("error", "search-failed", Place("output"), failed.message, hint)
            raise self._failure(finding, "the pages were written, but cannot be searched.") from failed
        except OutputBlockedError as blocked:
            finding = Finding(
                "error", "output-blocked", Place("output"), blocked.message, say("move it out of the way")
            )
            raise self._failure(finding, "the output cannot be written as it should; nothing was written.") from blocked
        except OSError as error:
            message = say("writing failed: {error}", error=error)
            finding = Finding("error", "output-failed", Place("output"), message, say("mend it and build again"))
            raise self._failure(finding, "the output could not be written.") from error
        session, outcome = self.build.assembled.session, result.outcome
        counts = (len(outcome.written), len(outcome.unchanged), len(outcome.removed))
        _print_closing_line(session, session.source_cache.read_count, result.rendered, counts)

    def _failure(self, finding: Finding, message: str) -> ContentError:
        print_findings([finding], self.build.setup.root, self.build.setup.speaker)
        return ContentError(f"Day by Day: {message}")

    def _adopted(self, output: Path) -> Iterable[tuple[str, bytes]]:
        """Files that somebody else wrote and that are ours."""
        return ()


class GuestGenerator(DayByDayGenerator):
    """The generator of a guest. Pelican runs it after those of articles and pages, and before that of files."""

    run: GuestRun

    def __init__(self, context: Any, settings: Any, path: str, theme: str, output_path: str, **_: Any) -> None:
        if _state.guest is None:
            raise RuntimeError("no guest's build has begun")
        # Nothing of it is put into the context yet: Pelican pickles that with every article it caches.
        self.run, self.context, self.output_path = _state.guest, context, output_path

    def generate_context(self) -> None:
        """Lay out what is made beside Pelican's pages, which may stop the build before anything is written."""
        run = self.run
        build = run.lay_out(self.context)
        print_findings(
            [finding for finding in build.findings if finding not in run.checked.findings],
            build.setup.root,
            build.setup.speaker,
        )
        from ..building.stages import Stopped

        if isinstance(build, Stopped):
            _state.give_up()
            raise ContentError(f"Day by Day: {counted(build.findings, build.setup.speaker)}; nothing was written.")
        self.build = build
        run.open_to_links(self.context, [part.path for part in build.parts])
        self.context["daybyday"] = run.site_value()

    def generate_output(self, writer: Any) -> None:
        """Render and write all parts, in the main run of Pelican's."""
        if self.run.is_main:
            super().generate_output(writer)
        else:
            _state.end()

    def _adopted(self, output: Path) -> Iterable[tuple[str, bytes]]:
        return self.run.written(_state.written_by_pelican, output)
