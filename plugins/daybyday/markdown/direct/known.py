"""For which configuration of Markdown the direct way holds: the one that Pelican brings, with ours, in the version read."""

from __future__ import annotations

import markdown

from ..extensions import extensions_of
from ..headings import heading_id
from ..settings import MarkdownSettings
from ..version import READ

if markdown.__version__ == READ:  # in another one, what these name may be missing
    from .text import DirectWay

_PREFIX = "markdown.extensions."
_NEEDED = {"extra", "toc", "smarty"}
_WITHOUT_EFFECT = {"codehilite"}
"""Extensions for what is never read the direct way."""


def direct_way(settings: MarkdownSettings) -> DirectWay | None:
    """The direct way, where it gives what Python-Markdown gives with these settings; None for others than the known ones,
    for another version of Markdown, and for those who asked to have everything from Python-Markdown.
    """
    return None if settings.plain or markdown.__version__ != READ or not _is_known(settings) else DirectWay()


def _is_known(settings: MarkdownSettings) -> bool:
    extensions, configs = extensions_of(settings)
    if not all(isinstance(name, str) and name.startswith(_PREFIX) for name in extensions):
        return False
    names = {name.removeprefix(_PREFIX) for name in extensions}
    given = {name.removeprefix(_PREFIX): config for name, config in configs.items() if config}
    effective = {name: config for name, config in given.items() if name not in _WITHOUT_EFFECT}
    return names - _WITHOUT_EFFECT == _NEEDED and effective == {"toc": {"slugify": heading_id}}
