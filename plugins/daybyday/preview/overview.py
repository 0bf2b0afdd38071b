"""The preview's own pages, in the author's language: what is not out, what is to be mended, the site as of another day, and
what to show where no page can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from html import escape

from ..messages import Message, Speaker, say, spoken
from .inject import OWN
from .protocol import Packet
from .wording import speaker_of

_PAGE = """\
<!doctype html>
<html lang="{lang}">
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
_RELEASE = "07:00"
"""The time that is proposed for another day: most days come out then."""


def page_of_everything(state: Packet, rows: Sequence[Packet], content: str) -> bytes:
    """`/_daybyday/`: everything that is not out, and every finding. `content` is the content folder's name."""
    page = _Page(speaker_of(state))
    dated = [row for row in rows if row["kind"] == "coming"]
    undated = [row for row in rows if row["kind"] != "coming"]
    back = f'<a href="/">{page.text(say("Back to the site"))}</a>'
    main = [
        f"<h1>{page.text(say('Preview'))}</h1>",
        f"<p>{page.text(say('Nothing on this page is ever published.'))} {back}</p>",
        page.moments(state),
        page.section(say("Coming"), dated, content),
        page.section(say("Drafts and other texts that are not out"), undated, content),
        page.findings(state["findings"]),
    ]
    if not rows:
        main.insert(
            3,
            f"<h2>{page.text(say('Not out yet'))}</h2>\n<p>{page.text(say('Everything that is written is out.'))}</p>",
        )
    return page.whole(say("Preview"), main)


def no_site(state: Packet) -> bytes:
    """Where there is no site to show yet."""
    page = _Page(speaker_of(state))
    if state["findings"] or state["stopped"]:
        text = say("This has to be mended first; the page comes by itself then.")
        return page.message(say("There is no site to show yet"), page.text(text), page.findings(state["findings"]))
    text = say("The site is being read; the page comes by itself.")
    return page.message(say("One moment"), page.text(text))


def broken(state: Packet, finding: Packet) -> bytes:
    """In the place of a page that cannot be rendered."""
    page = _Page(speaker_of(state))
    text = say("Mend what stands here and save; the page comes back by itself. Others are still there:")
    links = f'<a href="{OWN}">{page.text(say("What is written"))}</a> · <a href="/">{page.text(say("The site"))}</a>'
    return page.message(say("This page cannot be shown"), f"{page.text(text)} {links}", page.findings([finding]))


class _Page:
    """A page, and whoever speaks in it."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def text(self, message: Message) -> str:
        """A message as HTML."""
        return escape(spoken(message, self._speaker))

    def whole(self, title: Message, main: Iterable[str]) -> bytes:
        """The bytes of a page."""
        parts = "\n".join(part for part in main if part)
        page = _PAGE.format(lang=self._speaker.lang, title=self.text(title), own=OWN, main=parts)
        return page.encode("utf-8", "replace")

    def message(self, title: Message, text: str, *more: str) -> bytes:
        """A page that says one thing; `text` is HTML."""
        return self.whole(title, [f"<h1>{self.text(title)}</h1>", f"<p>{text}</p>", *more])

    def moments(self, state: Packet) -> str:
        """As of when the site is shown, and a way to another moment."""
        when = f"<strong>{escape(state['as_of'])}</strong>"
        shown = self.text(say("The site is shown as of {when}.", when="\0")).replace("\0", when)
        today = state["today"]
        tomorrow = (date.fromisoformat(today) + timedelta(days=1)).isoformat() if today else ""
        now = f'<button name="now" value="1">{self.text(say("Back to now"))}</button>' if state["at"] else ""
        day = f'<label>{self.text(say("Date"))} <input type="date" name="date" value="{tomorrow}" required></label>'
        time = f'<label>{self.text(say("Time"))} <input type="time" name="time" value="{_RELEASE}" required></label>'
        button = f"<button>{self.text(say('Show the site as of then'))}</button>"
        return f'<form class="moment" method="post" action="{OWN}at">\n<p>{shown} {now}</p>\n<p>{day} {time} {button}</p>\n</form>'

    def section(self, title: Message, rows: Sequence[Packet], content: str) -> str:
        """A list of texts; nothing for none."""
        if not rows:
            return ""
        items = "\n".join(_row(row, content) for row in rows)
        return f'<h2>{self.text(title)} <span>{len(rows)}</span></h2>\n<ul class="texts">\n{items}\n</ul>'

    def findings(self, findings: Sequence[Packet]) -> str:
        """What is to be mended."""
        title = self.text(say("Findings"))
        if not findings:
            return f"<h2>{title}</h2>\n<p>{self.text(say('Nothing to mend.'))}</p>"
        items = "\n".join(_finding(finding) for finding in findings)
        return f'<h2>{title} <span>{len(findings)}</span></h2>\n<ul class="findings">\n{items}\n</ul>'


def _row(row: Packet, content: str) -> str:
    title = escape(row["title"])
    if row["link"]:
        title = f'<a href="{escape(row["link"])}">{title}</a>'
    file = f"{content}/{row['file']}" if content else row["file"]
    return (
        f'<li class="{escape(row["kind"])}"><p class="when">{escape(row["when"] or row["said"])}</p>'
        f'<p class="title" lang="{escape(row["lang"])}">{title}</p>'
        f'<p class="facts">{escape(row["what"])} · <code>{escape(file)}</code></p></li>'
    )


def _finding(finding: Packet) -> str:
    hint = f'<p class="hint">{escape(finding["hint"])}</p>' if finding["hint"] else ""
    return (
        f'<li class="{escape(finding["level"])}"><p class="place"><b>{escape(finding["level"])}</b> <code>{escape(finding["place"])}</code>'
        f" <i>{escape(finding['code'])}</i></p><p>{escape(finding['message'])}</p>{hint}</li>"
    )
