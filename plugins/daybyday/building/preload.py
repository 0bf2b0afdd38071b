"""Everything workers will want, imported once by the process they are forked from (`engine.processes`)."""

from ..markdown import converter  # noqa: F401
from ..theming import renderer  # noqa: F401
from . import prepare, render, worker  # noqa: F401
