"""Everything workers will want, imported once by the process they are forked from (`engine.processes`)."""

from . import build, markdown, press, templates, working  # noqa: F401
