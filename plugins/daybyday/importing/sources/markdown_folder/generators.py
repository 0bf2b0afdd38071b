"""Where a file stood on the site that another generator made of its folder: by that generator's own rule."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Literal

from ....addresses import slugify
from ....model import Written
from ....values import dataclass

Name = Literal["Jekyll", "Hugo", "Hexo", "Pelican"]
_PERMALINK = re.compile(r"^permalink:[ \t]*[\"']?(?P<rule>[^\"'#\n]+?)[\"']?[ \t]*$", re.MULTILINE)
_JEKYLL = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}  # fmt: skip
_OF_LANGUAGE = re.compile(r"(?P<stem>.+)\.(?P<lang>[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2})?")
"""A folder of texts in a language, one of Hugo's ways to keep them apart."""
_FIRST_LANGUAGE = re.compile(
    r"^[ \t]*[\"']?defaultContentLanguage[\"']?[ \t]*[:=][ \t]*[\"']?(?P<lang>[A-Za-z-]+)", re.MULTILINE | re.IGNORECASE
)
_HEXO = ":year/:month/:day/:title/"
_LARGEST_CONFIG = 1_000_000


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator and its rule for addresses of posts; "" where that is in its code. Hugo's is the language without a folder."""

    name: Name
    rule: str = ""

    def address(
        self, place: PurePosixPath, slug: str, title: str, date: Written | None, categories: tuple[str, ...]
    ) -> str:
        """The path at which a file stood; "" where no rule says it."""
        if self.name == "Pelican":
            return self._pelican(place, slug or slugify(title))
        if self.name == "Hugo":
            return _hugo(place, slug, self.rule)
        if "_posts" not in place.parts or date is None:
            return ""
        stem = re.sub(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-", "", place.stem)
        values = {
            ":year": f"{date.date.year}", ":month": f"{date.date.month:02}", ":day": f"{date.date.day:02}", ":title": slug or stem,
            ":slug": slug or stem, ":name": stem, ":y_day": f"{date.date.timetuple().tm_yday:03}", ":categories": "/".join(map(slugify, categories)),
            ":category": "/".join(map(slugify, categories)), ":i_month": f"{date.date.month}", ":i_day": f"{date.date.day}",
        }  # fmt: skip
        path = re.sub(r":[a-z_]+", lambda match: values.get(match.group(), match.group()), self.rule)
        return "" if ":" in path else re.sub("//+", "/", f"/{path}")

    def _pelican(self, place: PurePosixPath, slug: str) -> str:
        inside = place.parts[1:] if place.parts[:1] == ("content",) else place.parts
        return f"/pages/{slug}.html" if inside[:1] == ("pages",) else f"/{slug}.html"


def _hugo(place: PurePosixPath, slug: str, own_lang: str) -> str:
    """`content/posts/ask.it.md` -> `/it/posts/ask/`; the site's first language has no folder."""
    if place.parts[:1] != ("content",):
        return ""
    inside = place.relative_to("content")
    marked = _OF_LANGUAGE.fullmatch(inside.stem)
    stem, lang = (marked["stem"], marked["lang"]) if marked else (inside.stem, own_lang)
    if not marked and len(inside.parts) > 1 and _LANGUAGE.fullmatch(inside.parts[0]):
        lang, inside = inside.parts[0], inside.relative_to(inside.parts[0])
    if stem in ("index", "_index"):
        parts = [*inside.parent.parts[:-1], slug or inside.parent.name]
    else:
        parts = [*inside.parent.parts, slug or stem]
    folders = [lang if lang.lower() != own_lang.lower() else "", *parts]
    return f"/{'/'.join(part.lower().replace(' ', '-') for part in folders if part)}/"


def generator_of(root: Path) -> Generator | None:
    """The generator whose folder this is; None where nothing shows it."""
    if (root / "pelicanconf.py").is_file():
        return Generator("Pelican")
    config = next((root / name for name in ("_config.yml", "_config.yaml") if (root / name).is_file()), None)
    if config is not None:
        match = _PERMALINK.search(_text(config))
        rule = match["rule"] if match else ""
        if (root / "source").is_dir():
            return Generator("Hexo", rule or _HEXO)
        return Generator("Jekyll", _JEKYLL.get(rule or "date", rule))
    if (root / "_posts").is_dir():
        return Generator("Jekyll", _JEKYLL["date"])
    configs = ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config")
    config = next((root / name for name in configs if (root / name).exists()), None)
    if config is None or not (root / "content").is_dir():
        return None
    match = _FIRST_LANGUAGE.search(_text(config)) if config.is_file() else None
    return Generator("Hugo", match["lang"] if match else "en")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace") if path.stat().st_size <= _LARGEST_CONFIG else ""
    except OSError:
        return ""
