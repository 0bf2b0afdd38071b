"""reStructuredText -> HTML by docutils, which Pelican brings. Nothing in a text can reach other files or run anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from docutils import ApplicationError, nodes
from docutils.core import publish_doctree, publish_from_doctree
from docutils.utils import SystemMessage

from ....messages import say
from ....values import dataclass
from ...losses import LossBook

_SAFE: Mapping[str, Any] = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "report_level": 2,
    "halt_level": 6,
    "warning_stream": False,
    "initial_header_level": 2,
    "doctitle_xform": True,
    "docinfo_xform": True,
    "syntax_highlight": "none",
    "embed_stylesheet": False,
    "stylesheet_path": "",
    "math_output": "LaTeX",
    "line_length_limit": 1_000_000,
}
_LISTING = re.compile(
    r"^(?P<indent>[ \t]*)\.\. (?:code-block|sourcecode|highlight)::[ \t]*(?P<language>\S*)[ \t]*\n(?:[ \t]+:[\w-]+:.*\n)*",
    re.MULTILINE,
)
"""Code as other programs have it, with options that docutils has not got."""
_CODE = re.compile(r'class="code ([\w+#-]+) literal-block"')
_BODY = re.compile(r"<body[^>]*>(?P<body>.*)</body>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Restructured:
    """A text: its title, the fields of its head, its body as HTML."""

    title: str
    html: str
    fields: Mapping[str, str] = field(default_factory=dict)


def restructured(source: str, book: LossBook) -> Restructured | None:
    """What a text says; None for one that docutils gives up. What it cannot read (directives of other programs) is
    written down with its words.
    """
    try:
        return _read(source, book)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError, SystemMessage, ApplicationError):
        return None


def _read(source: str, book: LossBook) -> Restructured:
    source = _LISTING.sub(r"\g<indent>.. code:: \g<language>\n", source)
    tree = publish_doctree(source, settings_overrides=dict(_SAFE))
    fields = _fields(tree)
    for message in list(tree.findall(nodes.system_message)):
        quoted = next((node.astext() for node in message.findall(nodes.literal_block)), "")
        if quoted or message["level"] > 1:
            book.note("dropped", "rst-unread", say("what is no plain reStructuredText"), [quoted or message.astext()])
        parent = message.parent
        parent.remove(message)
        if isinstance(parent, nodes.section) and "system-messages" in parent["classes"]:
            parent.parent.remove(parent)
    page = publish_from_doctree(tree, writer="html5", settings_overrides=dict(_SAFE)).decode("utf-8")
    match = _BODY.search(page)
    title = tree.get("title", "")
    # The converter finds the language of code by this sign.
    body = re.sub(r"<h1 class=\"title\">.*?</h1>\s*", "", match["body"] if match else "", count=1, flags=re.DOTALL)
    return Restructured(title, _CODE.sub(r'class="language-\1"', body), fields)


def _fields(tree: nodes.document) -> dict[str, str]:
    """The fields at the head (`:date: 2011-04-24`), which are no text."""
    fields: dict[str, str] = {}
    for info in list(tree.findall(nodes.docinfo)):
        for child in info.children:
            if isinstance(child, nodes.field):
                fields[child.children[0].astext().lower()] = child.children[1].astext()
            else:
                fields[child.tagname.lower()] = child.astext()
        info.parent.remove(info)
    return fields
