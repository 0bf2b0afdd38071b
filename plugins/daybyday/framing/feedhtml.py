"""The text of a feed item: the post, then its homework as an `aside` that every reader keeps.

Checkboxes, classes and forms do not survive in feed readers; `aside`, headings and lists with the
character ☐ do (F45-F48, F53).
"""

from __future__ import annotations

from html import escape

from ..prose import Body, fill
from .items import FeedItem, HomeworkItem


def item_html(item: FeedItem, body: Body) -> str:
    """HTML of one item, with absolute links only (F44)."""
    links = dict(item.links)

    def anchor(target: str) -> str:
        return item.address + target

    html = fill(body.lead_feed, links, anchor) + fill(body.rest_feed, links, anchor)
    if item.homework:
        html += homework_html(item.homework, item, body)
    return html


def homework_html(homework: HomeworkItem, item: FeedItem, body: Body) -> str:
    """The homework: heading, time, intro, tasks, and one link to the page."""
    links = dict(item.links)

    def anchor(target: str) -> str:
        return item.address + target

    texts = {task.id: fill(task.feed, links, anchor) for task in body.tasks}
    tasks = "".join(f"<li>{_boxed(texts.get(id, ''))}</li>" for id in homework.tasks)
    minutes = f"<p>{escape(homework.minutes)}</p>" if homework.minutes else ""
    intro = fill(body.intro_feed, links, anchor) if homework.has_intro else ""
    link = f'<p><a href="{escape(homework.link)}">{escape(homework.link_text)}</a></p>'
    return f"<aside><h2>{escape(homework.heading)}</h2>{minutes}{intro}<ul>{tasks}</ul>{link}</aside>"


def _boxed(html: str) -> str:
    return html.replace("<p>", "<p>☐ ", 1) if html.startswith("<p>") else f"☐ {html}"
