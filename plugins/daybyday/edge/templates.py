"""Pages by Jinja, in an environment of our own: autoescape on, undefined names are errors.

Pelican's environment escapes nothing, because foreign themes rely on that; ours must not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from ..model import Finding, Place
from ..prose import Body, Pieces, Prose, fill
from ..words import Words

_FALLBACK = Path(__file__).parent / "fallback"


class TemplateBroken(Exception):
    """A template that cannot be used; `finding` says where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


class SiteKit:
    """What views may ask for while they render (see `parts.Kit`)."""

    def __init__(
        self, theme: Path, words: Mapping[str, Words], bodies: Mapping[str, Body], read_file: Callable[[str], bytes]
    ) -> None:
        self._words, self._bodies, self._read_file = words, bodies, read_file
        self._theme = theme
        self._environment = self._new_environment(theme / "templates")

    def _new_environment(self, folder: Path) -> Environment:
        environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder), FileSystemLoader(_FALLBACK)]), autoescape=True,
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
            auto_reload=False, extensions=[],
        )  # fmt: skip
        environment.filters["prose"] = self._prose
        return environment

    def body(self, digest: str) -> Body:
        """The converted text of a source."""
        return self._bodies[digest]

    def file(self, path: str) -> bytes:
        """A file of the content folder, or of the theme's static folder (`theme:style.css`)."""
        if path.startswith("theme:"):
            return (self._theme / "static" / path[len("theme:") :]).read_bytes()
        return self._read_file(path)

    def page(self, template: str, page: object, lang: str) -> bytes:
        """A page. Raises `TemplateBroken` with the template's file and line."""
        try:
            text = self._environment.get_template(template).render(page=page, words=self._words[lang])
        except TemplateSyntaxError as error:
            raise TemplateBroken(_finding(error.filename or template, error.lineno, error.message or "")) from error
        except TemplateError as error:
            raise TemplateBroken(_finding(*_deepest_template(error, template), str(error))) from error
        except (AttributeError, TypeError, KeyError, ValueError) as error:
            raise TemplateBroken(_finding(*_deepest_template(error, template), str(error))) from error
        return text.encode("utf-8")

    def _prose(self, prose: Prose | None) -> Markup:
        """The filter `prose`: HTML of a text, its links filled in. Cleaned when it was converted."""
        if prose is None:
            return Markup("")
        return Markup(fill(_piece(self._bodies[prose.digest], prose.piece), prose.table()))  # noqa: S704


def _piece(body: Body, name: str) -> Pieces:
    if name.startswith("task:"):
        return next((task.html for task in body.tasks if task.id == name[len("task:") :]), ())
    pieces: Any = getattr(body, name)
    return tuple(pieces)


def _finding(filename: str, line: int, message: str) -> Finding:
    path = Path(filename)
    shown = "/".join(path.parts[-3:]) if path.is_absolute() else filename
    return Finding(
        "error", "template-broken", Place(shown, max(line, 1)), message or "this template cannot be used",
        "a template may use `page`, `words` and the filter `prose`; pages.py lists what a page holds",
    )  # fmt: skip


def _deepest_template(error: BaseException, template: str) -> tuple[str, int]:
    """File and line of the innermost template in a traceback."""
    found = (template, 1)
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".html"):
            found = (name, trace.tb_lineno)
        trace = trace.tb_next
    return found
