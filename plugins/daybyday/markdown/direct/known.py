"""For which configuration of Markdown the direct way holds: the one that Pelican brings, with ours, in the version read."""

from __future__ import annotations

import markdown

from ..headings import heading_id
from ..plain import PlainWay
from ..settings import MarkdownSettings
from ..version import READ

if markdown.__version__ == READ:  # in another one, what these name may be missing
    from .text import DirectWay

_PREFIX = "markdown.extensions."
_NEEDED = {"extra", "toc", "smarty"}
_WITHOUT_EFFECT = {"codehilite"}
"""Extensions for what is never read the direct way."""


def direct_way(settings: MarkdownSettings, plain: PlainWay) -> DirectWay | None:
    """The direct way, where it gives what `plain` gives; None for other settings, for another version of Markdown, and
    for those who asked to have everything from Python-Markdown.
    """
    if settings.plain or markdown.__version__ != READ or not _is_known(plain):
        return None
    return DirectWay(plain.markdown)


def _is_known(plain: PlainWay) -> bool:
    if not all(isinstance(name, str) and name.startswith(_PREFIX) for name in plain.names):
        return False
    names = {name.removeprefix(_PREFIX) for name in plain.names}
    configs = {name.removeprefix(_PREFIX): config for name, config in plain.configs.items() if config}
    return names - _WITHOUT_EFFECT == _NEEDED and {
        name: config for name, config in configs.items() if name not in _WITHOUT_EFFECT
    } == {"toc": {"slugify": heading_id}}
