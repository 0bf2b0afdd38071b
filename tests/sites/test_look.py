"""An author changes colours, a template, a picture of the theme, in a folder of their own and nothing else."""

from __future__ import annotations

import re

import pytest

from tests.harness import ROOT, SERIES, day

DAYS = SERIES + day(1, "en", "Nod") + day(1, "it", "Un cenno")


def styled(built) -> str:
    (name,) = set(re.findall(r"theme/style\.\w+\.css", (built.folder / "connections/1/index.html").read_text("utf-8")))
    return (built.folder / name).read_text("utf-8")


@pytest.fixture
def made(site):
    return site(DAYS)


def look(site, name: str, text: str) -> None:
    path = site.folder / "look" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_style_is_added_behind_the_themes_own_under_another_name(made):
    before = styled(made.build())
    look(made, "style.css", "/* mine */\n:root { --band: #1d4e89; }\n")

    assert styled(made.build()) == f"{before}:root{{--band:#1d4e89}}\n"


def test_a_template_changes_a_block_of_the_themes_and_leaves_the_rest(made):
    before = (made.build().folder / "connections/1/index.html").read_text("utf-8")
    look(
        made,
        "templates/day.html",
        '{% extends "!theme/day.html" %}{% block main %}<p>Mine.</p>{{ super() }}{% endblock %}',
    )
    after = (made.build().folder / "connections/1/index.html").read_text("utf-8")

    assert after.replace("<p>Mine.</p>", "") == before


def test_a_template_of_ones_own_serves_the_templates_that_include_it(made):
    look(made, "templates/_post_footer.html", "<p>My footer.</p>\n")

    assert "<p>My footer.</p>" in (made.build().folder / "connections/1/index.html").read_text("utf-8")


def test_a_file_takes_the_place_of_the_themes_and_a_new_one_comes_along(made):
    look(made, "static/icon.svg", "<svg/>")
    look(made, "static/fonts/mine.woff2", "font")
    built = made.build()

    assert (built.folder / "theme/icon.svg").read_text("utf-8") == "<svg/>"
    assert (built.folder / "theme/fonts/mine.woff2").is_file()


@pytest.mark.parametrize("name", ["static/icon.svg~", "static/Thumbs.db", "static/.DS_Store", "static/__MACOSX/a.svg"])
def test_what_editors_and_systems_leave_behind_is_not_published(made, name):
    before = made.build().files
    look(made, name, "x")

    assert made.build().files == before


def test_what_is_taken_out_again_is_as_it_was(made):
    first = made.build().files
    look(made, "style.css", "a { color: red }")
    look(made, "templates/_post_footer.html", "")
    made.build()
    for name in ("style.css", "templates/_post_footer.html"):
        (made.folder / "look" / name).unlink()

    assert made.build().files == first


def test_a_mistake_is_told_with_its_file_and_line(made):
    look(
        made, "templates/day.html", '{% extends "!theme/day.html" %}\n{% block main %}{{ page.nonsense }}{% endblock %}'
    )
    built = made.build()

    assert built.status != 0
    assert "look/templates/day.html:2" in built.said


def test_the_folder_may_be_called_otherwise(site):
    made = site(DAYS, DAYBYDAY_LOOK="mine")
    (made.folder / "mine").mkdir()
    (made.folder / "mine/style.css").write_text("a { color: red }", "utf-8")

    assert styled(made.build()).endswith("a{color:red}\n")


def test_a_folder_that_is_named_and_not_there_stops_the_build(site):
    built = site(DAYS, DAYBYDAY_LOOK="mine").build()

    assert built.status != 0
    assert (
        "error setting-look: DAYBYDAY_LOOK: there is no folder `mine` beside the content – make it, or take the line out"
        in built.said
    )


in_both_languages = pytest.mark.parametrize("guide", ["docs/theming.md", "docs/it/theming.md"])


@in_both_languages
def test_the_looks_the_guide_shows_are_taken(made, guide):
    blocks = re.findall(r"```(css|html)\n(.*?)```", (ROOT / guide).read_text("utf-8"), re.DOTALL)
    look(made, "style.css", "\n".join(text for kind, text in blocks if kind == "css"))
    look(made, "templates/day.html", next(text for kind, text in blocks if kind == "html"))
    built = made.build()
    page = (built.folder / "connections/1/index.html").read_text("utf-8")

    assert built.status == 0
    assert "--band:#1d4e89" in styled(built)
    assert '<a href="mailto:' in page


@in_both_languages
def test_every_colour_and_font_the_guide_names_is_one_of_the_themes(guide):
    guide = (ROOT / guide).read_text("utf-8")
    style = (ROOT / "theme/static/style.css").read_text("utf-8")
    names = {name for pair in re.findall(r"`(--[a-z-]+)`|(--[a-z-]+):", guide) for name in pair if name}

    assert names
    assert {name for name in names if f"{name}:" not in style} == set()
