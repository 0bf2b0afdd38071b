"""A page reduced to what it says: head, headings, words and links. The look is none of its business."""

from __future__ import annotations

from typing import Any

import lxml.html

_INLINE = frozenset("a abbr b bdi cite code em i kbd mark q s small span strong sub sup time u var img".split())
_HEAD = ("name", "property", "http-equiv")
_LOOK = frozenset(["viewport", "color-scheme", "theme-color"])


def outline(data: bytes) -> str:
    """The outline of an HTML file: one line for each block, links as `[words](address)`."""
    root = lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))
    lines = [f"html lang={root.get('lang')}", *_head(root.find("head")), ""]
    for element in root.find("body"):
        _block(element, lines)
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def _head(head: Any) -> list[str]:
    lines = [f"title: {head.findtext('title')}"]
    for element in head:
        if element.tag == "meta":
            name = next((element.get(key) for key in _HEAD if element.get(key)), "")
            if name and name not in _LOOK:
                lines.append(f"meta {name}: {element.get('content')}")
        elif element.tag == "link" and element.get("rel") in ("canonical", "alternate"):
            kind = element.get("hreflang") or element.get("type") or ""
            title = f" ({element.get('title')})" if element.get("title") else ""
            lines.append(f"{' '.join(filter(None, [element.get('rel'), kind]))}{title}: {element.get('href')}")
        elif element.tag == "script":
            lines.append(f"data: {element.text}")
    return lines


def _block(element: Any, lines: list[str]) -> None:
    if not isinstance(element.tag, str):
        return
    if element.tag in _INLINE or all(isinstance(child.tag, str) and child.tag in _INLINE for child in element):
        _line(element, lines)
        return
    _words(element.text, lines)
    for child in element:
        _block(child, lines)
        _words(child.tail, lines)


def _line(element: Any, lines: list[str]) -> None:
    text = " ".join(_inline(element).split())
    if text:
        mark = {"li": "- ", "td": "| ", "th": "| ", "caption": "| "}.get(element.tag, "")
        if len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1].isdigit():
            mark = "#" * int(element.tag[1]) + " "
        # Other ids are the theme's affair.
        place = f" {{#{element.get('id')}}}" if (element.get("id") or "").startswith("task-") else ""
        lines.append(f"{mark}{_tongue(element)}{text}{place}")


def _words(text: str | None, lines: list[str]) -> None:
    if text and text.strip():
        lines.append(" ".join(text.split()))


def _tongue(element: Any) -> str:
    return f"<{element.get('lang')}> " if element.get("lang") else ""


def _inline(element: Any) -> str:
    if element.get("aria-hidden") == "true":
        return ""
    inner = (element.text or "") + "".join(_inline(child) + (child.tail or "") for child in element)
    if element.tag == "img":
        return f"![{element.get('alt')}]({element.get('src')})"
    if element.tag == "a" and element.get("href") is not None:
        inner = f"[{' '.join(inner.split())}]({element.get('href')})"
    return f"<{element.get('lang')}>{inner}</>" if element.get("lang") and element.tag in _INLINE else inner
