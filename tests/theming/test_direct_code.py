"""Templates compiled to direct code: the pages of Jinja's own code, and its words where a template is broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from markupsafe import Markup, escape

from daybyday.engine import Fingerprints
from daybyday.theming import renderer as module
from daybyday.theming.direct_code import escaped, is_known
from daybyday.theming.fragments import Fragments
from daybyday.theming.renderer import JinjaRenderer, TemplateBrokenError
from daybyday.theming.theme import Theme

known = pytest.mark.skipif(not is_known(), reason="another version of Jinja")


class Link(NamedTuple):
    text: str
    address: str = "/a/?b=1&c=2"


class Page(NamedTuple):
    title: str = 'Ask & "listen"'
    number: int = 7
    html: Markup = Markup("<b>ready</b>")
    links: tuple[Link, ...] = (Link("one"), Link("<two>"))
    data: dict[str, Any] = {"kind": "a & b"}  # noqa: RUF012
    nothing: None = None

    def shout(self, mark: str = "!", times: int = 1) -> str:
        return self.title + mark * times


class _Context:
    words: dict[str, Any] = {"en": None}  # noqa: RUF012


def rendered(tmp_path: Path, template: str, **others: str) -> str:
    """The page, by both ways: the renderer's own, and by Jinja alone."""
    folder = tmp_path / "theme/templates"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"page": template, **others}.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    nothing: Any = None
    fragments = Fragments(Fingerprints(), lambda _: None)
    context: Any = _Context()
    renderer = JinjaRenderer(Theme(tmp_path / "theme"), context, nothing, nothing, nothing, fragments)
    return renderer.page("page.html", Page(), "en").decode()


def by_jinja_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, template: str, **others: str) -> str:
    monkeypatch.setattr(module, "is_known", lambda: False)
    return rendered(tmp_path, template, **others)


TEMPLATES = [
    "{{ page.title }} {{ page.number }} {{ page.html }} {{ page.nothing }} {{ page.number == 7 }}",
    "{% for link in page.links %}{{ loop.index }} {{ link.text }} {{ link.address }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{{ page.shout() }} {{ page.shout('?', times=3) }} {{ page.shout(*['.'], **{'times': 2}) }}",
    "{% macro a(link, class='x') %}<a class={{ class }}>{{ link.text }}</a>{% endmacro %}{{ a(page.links[1]) }}{{ a(page.links[0], class='&') }}",
    "{% macro box() %}<p>{{ caller() }}</p>{% endmacro %}{% call box() %}{{ page.title }}{% endcall %}",
    "{% set seen = namespace(n=0) %}{% for link in page.links %}{% set seen.n = seen.n + 1 %}{% endfor %}{{ seen.n }}",
    "{{ page.title|upper }} {{ page.title|safe }} {{ page.data['kind'] }} {{ page.data.kind }} {{ page.links|length }}",
    "{% if page.absent is defined %}there{% else %}not there{% endif %} {{ page.nothing.more is defined }}",
    "{% autoescape false %}{{ page.title }}{% endautoescape %} {{ 'a'.upper() }} {{ range(3)|join('-') }}",
    "{% import 'parts.html' as parts %}{{ parts.name(page) }}{% from 'parts.html' import name %}{{ name(page) }}",
    "{% extends 'base.html' %}{% block main %}{{ super() }}{{ page.title }}{% endblock %}",
]
OTHERS = {
    "parts": "{% macro name(page) %}<i>{{ page.title }}</i>{% endmacro %}",
    "base": "<main>{% block main %}{{ page.number }}{% endblock %}</main>{% include 'foot.html' %}",
    "foot": "{{ page.links[0].text }}",
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_is_what_jinja_alone_makes_of_it(template, tmp_path, monkeypatch):
    assert rendered(tmp_path, template, **OTHERS) == by_jinja_alone(monkeypatch, tmp_path, template, **OTHERS)


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.absent }}",
        "{{ absent }}",
        "{{ page.nothing.more }}",
        "{{ page.number() }}",
        "{{ page.data.absent }}",
        "{% if %}",
    ],
)
def test_what_is_broken_is_told_in_the_words_of_jinja(template, tmp_path, monkeypatch):
    with pytest.raises(TemplateBrokenError) as told:
        rendered(tmp_path, f"\n{template}")
    with pytest.raises(TemplateBrokenError) as told_by_jinja:
        by_jinja_alone(monkeypatch, tmp_path, f"\n{template}")

    assert told_by_jinja.value.finding == told.value.finding
    assert 2 == told.value.finding.place.line


@known
def test_every_template_of_the_theme_compiles_to_direct_code():
    """What could not would be left to Jinja at every build."""
    nothing: Any = None
    context: Any = _Context()
    fragments = Fragments(Fingerprints(), lambda _: None)
    theme = Theme(Path(__file__).parents[2] / "theme")
    _, direct = JinjaRenderer(theme, context, nothing, nothing, nothing, fragments).environments

    assert direct is not None
    assert all(direct.get_template(name) for name in direct.list_templates(extensions=["html"]) if name[0] != "!")


class Shown:
    def __html__(self) -> str:
        return "<i>&</i>"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "a & b <c> \"d\" 'e'",
        Markup("<b>&</b>"),
        7,
        True,
        None,
        1.5,
        Shown(),
        ("<a>",),
        type("Text", (str,), {})("<x>"),
    ],
)
def test_values_are_printed_as_markupsafe_prints_them(value):
    assert str(escape(value)) == escaped(value)


def test_with_another_version_of_jinja_templates_are_its_alone(monkeypatch):
    monkeypatch.setattr("daybyday.theming.direct_code.version", lambda _: "3.2.0")

    assert not is_known()


@pytest.mark.parametrize("direct", [pytest.param(True, marks=known), False])
def test_templates_are_compiled_ahead_with_those_they_name(monkeypatch, tmp_path, direct):
    """What is broken, or not there, is left to the page that wants it."""
    monkeypatch.setattr(module, "is_known", lambda: direct)
    folder = tmp_path / "theme/templates"
    folder.mkdir(parents=True)
    for name, text in {
        "page": '{% extends "frame.html" %}{% include "broken.html" %}',
        "frame": '{% from "macros.html" import row %}{% include "none.html" %}{% include page.title %}',
        "macros": "{% macro row() %}{% endmacro %}",
        "broken": "{% if %}",
        "other": "",
    }.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    nothing: Any = None
    fragments = Fragments(Fingerprints(), lambda _: None)
    renderer = JinjaRenderer(Theme(tmp_path / "theme"), nothing, nothing, nothing, nothing, fragments)

    renderer.compile(["page.html", "missing.html"])

    assert 3 == len(fragments.taken())
