"""The preview's own pages: what is not out, what is to be mended, and what to show where no page can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from .inject import OWN
from .protocol import Packet

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{own}overview.css">
</head>
<body>
<main>
{main}
</main>
</body>
</html>
"""


def page_of_everything(state: Packet, rows: Sequence[Packet], content: str) -> bytes:
    """`/_daybyday/`: everything that is not out, and every finding. `content` is the content folder's name."""
    as_of = f"The site as of <strong>{escape(state['as_of'])}</strong>. " if state["as_of"] else ""
    dated = [row for row in rows if row["kind"] == "coming"]
    undated = [row for row in rows if row["kind"] != "coming"]
    main = [
        "<h1>Preview</h1>",
        f'<p>{as_of}Nothing on this page is ever published. <a href="/">Back to the site</a></p>',
        _section("Coming", dated, content),
        _section("Drafts and other texts that are not out", undated, content),
        _findings(state["findings"]),
    ]
    if not rows:
        main.insert(2, "<h2>Not out yet</h2>\n<p>Everything that is written is out.</p>")
    return _page("Preview", main)


def no_site(state: Packet) -> bytes:
    """Where there is no site to show yet."""
    if state["findings"] or state["stopped"]:
        return _page(
            "No site yet",
            [
                "<h1>There is no site to show yet</h1>",
                "<p>This has to be mended first; the page comes by itself then.</p>",
                _findings(state["findings"]),
            ],
        )
    return _page("One moment", ["<h1>One moment</h1>", "<p>The site is being read; the page comes by itself.</p>"])


def broken(finding: Packet) -> bytes:
    """In the place of a page that cannot be rendered."""
    text = (
        "<p>Mend what stands here and save; the page comes back by itself. Others are still there: "
        f'<a href="{OWN}">what is written</a>, <a href="/">the site</a>.</p>'
    )
    return _page("This page cannot be shown", ["<h1>This page cannot be shown</h1>", text, _findings([finding])])


def _page(title: str, main: Iterable[str]) -> bytes:
    page = _PAGE.format(title=escape(title), own=OWN, main="\n".join(part for part in main if part))
    return page.encode("utf-8", "replace")


def _section(title: str, rows: Sequence[Packet], content: str) -> str:
    if not rows:
        return ""
    items = "\n".join(_row(row, content) for row in rows)
    return f'<h2>{escape(title)} <span>{len(rows)}</span></h2>\n<ul class="texts">\n{items}\n</ul>'


def _row(row: Packet, content: str) -> str:
    title = escape(row["title"])
    if row["link"]:
        title = f'<a href="{escape(row["link"])}">{title}</a>'
    when = escape(row["said"].removeprefix("Coming on "))
    file = f"{content}/{row['file']}" if content else row["file"]
    return (
        f'<li class="{escape(row["kind"])}"><p class="when">{when}</p><p class="title" lang="{escape(row["lang"])}">{title}</p>'
        f'<p class="facts">{escape(row["what"])} · <code>{escape(file)}</code></p></li>'
    )


def _findings(findings: Sequence[Packet]) -> str:
    if not findings:
        return "<h2>Findings</h2>\n<p>Nothing to mend.</p>"
    items = "\n".join(_finding(finding) for finding in findings)
    return f'<h2>Findings <span>{len(findings)}</span></h2>\n<ul class="findings">\n{items}\n</ul>'


def _finding(finding: Packet) -> str:
    hint = f'<p class="hint">{escape(finding["hint"])}</p>' if finding["hint"] else ""
    return (
        f'<li class="{escape(finding["level"])}"><p class="place"><b>{escape(finding["level"])}</b> <code>{escape(finding["place"])}</code>'
        f" <i>{escape(finding['code'])}</i></p><p>{escape(finding['message'])}</p>{hint}</li>"
    )
