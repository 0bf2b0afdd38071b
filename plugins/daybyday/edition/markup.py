"""The few HTML elements that texts for feeds are put together from."""

from __future__ import annotations

from html import escape


def paragraph(html: str) -> str:
    """`<p>…</p>`."""
    return f"<p>{html}</p>"


def link(address: str, text: str) -> str:
    """A link; both are plain text."""
    return f'<a href="{escape(address)}">{escape(text)}</a>'
