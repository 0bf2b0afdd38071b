"""Other people's plugins, from their own packages, see days as they see any article; docs/pelican.md says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guest.blog import BLOG, FEED_ID, SERIES, SITEURL, Blog
from tests.harness import ROOT

pytestmark = pytest.mark.slow
PACKAGES = [
    "sitemap", "neighbors", "related-posts", "render-math", "tag-cloud", "seo", "image-process", "search",
    "i18n-subsites",
]  # fmt: skip
MATH = """\
-- connections/004-math.en.md --
---
title: Sums
---
Today $e = mc^2$, and tomorrow.

/// homework | Add
- [ ] Add $1 + 1$.
///
"""
TEMPLATE = """\
{{ article.title }}|{{ article.url }}|next:{{ (article.next_article|default({})).url }}|prev:{{ (article.prev_article|default({})).url }}|
related:{{ article.related_posts|default([])|map(attribute='url')|join(' ') }}|similar:{{ article.similar_posts|default([])|map(attribute='url')|join(' ') }}|
{{ article.content }}
"""

PAGE = "<!DOCTYPE html><html><head><title>{{ article.title }}</title></head><body>{{ article.content }}</body></html>"


@pytest.fixture(scope="module")
def python(tmp_path_factory) -> str:
    """An environment with the kit and all these plugins, as an author has them. `PLUGINS_ENVIRONMENT` names one that is there."""
    if known := os.environ.get("PLUGINS_ENVIRONMENT"):
        return known
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, timeout=120)
    program = str(folder / "bin" / "python")
    install = [program, "-m", "pip", "install", "-q", "-c", str(ROOT / "constraints.txt"), str(ROOT)]
    packages = [f"pelican-{name}" for name in PACKAGES]
    subprocess.run([*install, "pillow", *packages], check=True, timeout=900, capture_output=True)
    return program


def build(folder: Path, python: str, *plugins: str, template: str = TEMPLATE, **settings):
    blog = Blog(folder, BLOG, SERIES, MATH, FEED_ID=FEED_ID, **settings)
    (folder / "templates").mkdir()
    (folder / "templates/article.html").write_text(template, "utf-8")
    blog.settings["THEME_TEMPLATES_OVERRIDES"] = ["templates"]
    built = blog.build(plugins=["daybyday", *plugins], python=python)
    assert built.status == 0, built.said + built.printed
    assert "Velvet otters" not in built.everything()
    return built


def test_sitemap(tmp_path, python):
    built = build(tmp_path, python, "sitemap", SITEMAP={"format": "xml"})
    sitemap = built.text("sitemap.xml")

    assert f"{SITEURL}/connections/1/" in sitemap
    assert f"{SITEURL}/connections/</loc>" in sitemap
    assert "sitemap.xml" not in built.text("manifest.txt")


def test_neighbors(tmp_path, python):
    day = build(tmp_path, python, "neighbors").text("connections/2/index.html")

    assert "next:connections/3/" in day
    assert "prev:connections/1/" in day


def test_related_posts(tmp_path, python):
    assert "related:number-one.html" in build(tmp_path, python, "related_posts").text("connections/1/index.html")


def test_render_math(tmp_path, python):
    day = build(tmp_path, python, "render_math").text("connections/4/index.html")

    assert '<span class="math">' in day
    assert "Add" in day


def test_tag_cloud(tmp_path, python):
    assert "connections/1/index.html" in build(tmp_path, python, "tag_cloud").files


def test_seo(tmp_path, python):
    built = build(
        tmp_path, python, "seo", template=PAGE, SEO_REPORT=False, SEO_ENHANCER=True, SEO_ENHANCER_OPEN_GRAPH=True
    )

    assert "connections/1/index.html" in built.files


def test_image_process(tmp_path, python):
    built = build(tmp_path, python, "image_process", IMAGE_PROCESS={"thumb": ["scale_in 80 80 True"]})

    assert "connections/1/index.html" in built.files


def test_search(tmp_path, python, monkeypatch):
    program = tmp_path / "bin" / "stork"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    built = build(tmp_path / "site", python, "search")

    assert "connections/1/index.html" in built.files


def test_i18n_subsites(tmp_path, python):
    built = build(tmp_path, python, "i18n_subsites", I18N_SUBSITES={"it": {"SITENAME": "Roberto"}})

    assert "connections/1/index.html" in built.files
    assert "it/relazioni/1/index.html" in built.files
    assert "it/relazioni/feed.rss" in built.files
    assert not [path for path in built.files if path.startswith("it/it/")]
    assert "it/manifest.txt" not in built.files
