"""`/admin/`: the browser editor, where one is wanted: its page, its own files, and what it has to know of the site.

The configuration is made from the table of keys, in the form that Sveltia CMS and Decap CMS share. It is JSON, which is
YAML too. Texts are edited as Markdown alone: whatever turns them into something else on the screen loses homework.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from ... import addresses
from ...edition.edition import Edition
from ...edition.render_services import EDITOR_FILE, RenderServices
from ...keys import POST_KEYS, Key, Use
from ...messages import Speaker, speaker_for, spoken
from ...model import BrowserEditor, Series
from ...parts import Part
from ...words import Words

_FOLDER = addresses.EDITOR.lstrip("/")
_PAGE, _CONFIG = f"{_FOLDER}index.html", f"{_FOLDER}config.yml"
_PROGRAM = "sveltia-cms.js"

NEW_DAY = """…

/// homework | …
    minutes: 20

- [ ] …
///
"""
"""What a day begins as, as by `new`; as long as … stands for its text or a task, it is a draft."""

_ORDER = ("title", "day", "date", "summary", "tags", "status", "modified", "image", "authors", "slug", "aliases")
"""In which keys are asked for, the text after the needed ones: what is used every day first. Any other comes last."""
_LEFT_TO_FILES = frozenset(["lang", "guid", "source", "ignore"])
"""Keys that are no matter for a form: file names, importers and the kit itself see to them. What a file has of them stays."""
_WIDGETS: dict[str, dict[str, Any]] = {
    "title": {"widget": "string"},
    "text": {"widget": "text"},
    "slug": {"widget": "string"},
    "day": {"widget": "number", "value_type": "int", "min": 1},
    "date": {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False},
    "list": {"widget": "list"},
}
"""Kind of value -> how it is asked for; any other as a line of text."""
_WITHOUT_LANGUAGES = frozenset(["day"])
"""What is the same in all languages, and stands in the first alone: the names of the others have it."""


@dataclass(frozen=True, slots=True)
class EditorFacts:
    """What the configuration rests on, beside settings and words."""

    series: tuple[Series, ...]


EditorValue = EditorFacts | tuple[str, str] | None
"""Of the configuration; (name, digest) of a file; None for the page."""


def parts(edition: Edition) -> Iterator[Part[EditorValue]]:
    """All its files; none where the settings ask for no editor."""
    editor = edition.settings.editor
    if editor is None:
        return
    yield Part(_PAGE, "editor", None)
    yield Part(_CONFIG, "editor", EditorFacts(tuple(now.series for now in edition.site.series)))
    for file in editor.files:
        yield Part(f"{_FOLDER}{file.path}", "editor", (file.name, file.digest))


def render(part: Part[EditorValue], services: RenderServices) -> bytes:
    """The page, the configuration or a file. Raises `OSError` for a file that is not what it was."""
    editor = services.context.settings.editor
    if editor is None:
        raise ValueError(f"{part.path} is made for a site with an editor")
    if isinstance(part.value, EditorFacts):
        return configuration(editor, part.value, services)
    if part.value is None:
        return _page(editor, services)
    name, digest = part.value
    data = services.file(f"{EDITOR_FILE}{name}")
    if hashlib.sha256(data).hexdigest() != digest:
        raise OSError(f"{name} of the browser editor is not what it was; build again")
    return data


def _page(editor: BrowserEditor, services: RenderServices) -> bytes:
    """A page of its own, with a policy of its own: the editor styles itself, and asks its repository's host."""
    context = services.context
    lang = context.settings.languages[0]
    words = context.words[lang]
    policy = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self' data:",
        "connect-src": " ".join(("'self' data: blob:", *editor.connects)),
        "img-src": " ".join(("'self' data: blob:", *editor.shows)),
        "media-src": "'self' blob:",
    }
    directives = "; ".join(f"{name} {sources}" for name, sources in policy.items())
    title = words.say("editor_title", site=context.settings.names[lang])
    return f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(directives, quote=False)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<title>{escape(title)}</title>
<link rel="cms-config-url" type="text/yaml" href="config.yml">
</head>
<body>
<noscript>{escape(words.say("editor_script"))}</noscript>
<script src="{_PROGRAM}"></script>
</body>
</html>
""".encode()


def configuration(editor: BrowserEditor, facts: EditorFacts, services: RenderServices) -> bytes:
    """What the editor may write, and where: a collection for each series, for articles and for pages."""
    settings = services.context.settings
    words = services.context.words[settings.languages[0]]
    speaker = speaker_for({}, settings.languages)
    content, languages = editor.content, settings.languages
    collections = [_series(editor, series, words, speaker) for series in facts.series]
    for use, folder, label in (("article", "articles", "nav_articles"), ("page", "pages", "editor_pages")):
        text = _collection(folder, words.say(label), words.say(f"editor_{use}"), f"{content}/{folder}", languages)
        collections.append(text | {"slug": "{{slug}}", "fields": _fields(use, words, speaker)})  # type: ignore[arg-type]
    site = {
        "backend": dict(editor.backend),
        "site_url": services.context.absolute("/"),
        "app_title": settings.names[settings.languages[0]],
        "media_folder": f"{content}/images",
        "public_folder": "/images",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "show_preview_links": False,
        "i18n": _languages(languages),
        "collections": collections,
    }
    return (json.dumps(site, ensure_ascii=False, indent=1) + "\n").encode()


def _series(editor: BrowserEditor, series: Series, words: Words, speaker: Speaker) -> dict[str, Any]:
    title = series.titles.get(words.lang) or next(iter(series.titles.values()))
    folder = f"{editor.content}/{series.folder}"
    days = _collection(series.folder.replace("/", "-"), title, words.say("editor_day"), folder, series.languages)
    return days | {
        "slug": "{{fields.day}}-{{slug}}",
        "summary": "{{fields.day}} {{title}} {{status}}",
        "sortable_fields": ["day", "title"],
        "fields": _fields("day", words, speaker),
    }


def _collection(name: str, label: str, singular: str, folder: str, languages: Sequence[str]) -> dict[str, Any]:
    """What all collections have. Pictures go beside the text; nothing is deleted, since what is out is withdrawn."""
    return {
        "name": name,
        "label": label,
        "label_singular": singular,
        "folder": folder,
        "create": True,
        "delete": False,
        "extension": "md",
        "format": "yaml-frontmatter",
        "identifier_field": "title",
        "media_folder": "",
        "public_folder": "",
        "i18n": _languages(languages),
    }


def _languages(languages: Sequence[str]) -> dict[str, Any]:
    """A file for each language, and none that nobody has asked for."""
    return {
        "structure": "multiple_files",
        "locales": list(languages),
        "default_locale": languages[0],
        "initial_locales": "default",
    }


def _fields(use: Use, words: Words, speaker: Speaker) -> list[dict[str, Any]]:
    """Title and day or date first, then the text, then what may stay empty."""
    left_out = _LEFT_TO_FILES | ({"date"} if use == "day" else set())  # the series knows a day's date
    keys = sorted(
        (key for key in POST_KEYS if use in key.used_in and key.name not in left_out),
        key=lambda key: _ORDER.index(key.name) if key.name in _ORDER else len(_ORDER),
    )
    needed = {"title", "day"} | ({"date"} if use == "article" else set())
    fields = [_field(key, words, speaker, needed=key.name in needed) for key in keys]
    first = [field for field in fields if field["name"] in needed]
    body = {"name": "body", "label": words.say("editor_body"), "widget": "markdown", "modes": ["raw"], "i18n": True}
    if use == "day":
        body |= {"default": NEW_DAY, "hint": words.say("editor_body_day")}
    return [*first, body, *(field for field in fields if field["name"] not in needed)]


def _field(key: Key, words: Words, speaker: Speaker, *, needed: bool) -> dict[str, Any]:
    field: dict[str, Any] = {"name": key.name, "label": _label(key.name, words)}
    if key.kind == "status":
        choices = [choice for choice in key.choices if choice != "published"]
        field |= {
            "widget": "select",
            "options": [{"label": _value(choice, words), "value": choice} for choice in choices],
        }
    else:
        field |= _WIDGETS.get(key.kind, {"widget": "string"})
    if not needed:
        field["required"] = False
    if key.name not in _WITHOUT_LANGUAGES:
        field["i18n"] = True
    hint = spoken(key.help, speaker)
    return field | {"hint": hint[:1].upper() + hint[1:]}


def _label(key: str, words: Words) -> str:
    """What a key is called in the language of those who write: "Titolo"."""
    name = next(iter(words.read_by.get("header_keys", {}).get(key, ())), key)
    return name.replace("-", " ").capitalize()


def _value(value: str, words: Words) -> str:
    name = next(iter(words.read_by.get("header_values", {}).get(value, ())), value)
    return name.capitalize()
