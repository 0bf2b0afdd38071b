"""What a guest does at Pelican's signals while a build of its own runs; without a series each of them does nothing.

Imports little: Pelican loads it wherever the package is installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from pelican import signals

from ...messages import say
from ...model import Finding
from ..build_state import state
from ..stopping import stopped

if TYPE_CHECKING:
    from .run import GuestRun


def connect() -> None:
    """Connect to the signals; receivers are module functions, for Pelican holds them weakly."""
    signals.generator_init.connect(on_any_generator_init)
    signals.article_generator_init.connect(on_generator_init)
    signals.page_generator_init.connect(on_generator_init)
    signals.static_generator_init.connect(on_generator_init)
    signals.article_generator_pretaxonomy.connect(on_articles_read)
    signals.page_generator_finalized.connect(on_pages_read)
    signals.content_written.connect(on_content_written)


def on_any_generator_init(generator: Any) -> None:
    """No generator finds what is ours, those of other plugins included."""
    if state.guest and hasattr(generator, "get_files"):
        from .fence import fence

        fence(generator, state.guest.ownership, None)


def on_generator_init(generator: Any) -> None:
    """What is ours is taken from Pelican's generators, and given to them as their own."""
    if (run := state.guest) is None:
        return
    from pelican.generators import ArticlesGenerator, PagesGenerator

    from .fence import fence

    makers = {ArticlesGenerator: run.articles, PagesGenerator: run.pages}
    make = makers.get(type(generator))
    fence(generator, run.ownership, partial(_made_for_pelican, run, make) if make else None)


def _made_for_pelican(run: GuestRun, make: Callable[[Any], Iterable[Any]], generator: Any) -> list[Any]:
    """Our articles or pages; a template of ours that cannot be used stops the build."""
    from ...theming.renderer import TemplateBrokenError

    try:
        contents = list(make(generator))
        _check_templates(run, generator, contents)
    except TemplateBrokenError as broken:
        state.give_up()
        raise stopped([broken.finding], run.settings, say("a template is broken; nothing was written.")) from broken
    return contents


def _check_templates(run: GuestRun, generator: Any, contents: Iterable[Any]) -> None:
    """Raises `TemplateBrokenError` for a day that asks for a template the theme has not got."""
    from pelican.generators import PelicanTemplateNotFound

    from ...theming.renderer import TemplateBrokenError

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
    """What came from Pelican's cache leads to our days as well."""
    if state.guest:
        hidden, drafts = ("hidden_articles", "hidden_translations"), ("drafts", "drafts_translations")
        _renew_context(generator, "articles", "translations", *hidden, *drafts)


def on_pages_read(generator: Any) -> None:
    """The pages of series stand in no menu unless the site wants them there."""
    if not state.guest:
        return
    from .fence import open_to_links, show_hidden

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
    """Remember what Pelican wrote, so that the page of a day goes when the day does."""
    if state.guest is not None:
        state.written_by_pelican.append(path)
