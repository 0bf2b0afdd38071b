"""The text of a feed item: the post, then its homework as an `aside` that every reader keeps.

Checkboxes, classes and forms do not survive in feed readers; `aside`, headings and lists with the
character ☐ do (F45-F48, F53).
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from ..model import Homework
from ..prose import Body, fill
from .house import House
from .items import FeedItem


def item_html(house: House, item: FeedItem, body: Body) -> str:
    """HTML of one item, with absolute links only (F44)."""
    links, anchor = dict(item.links), _anchor(house, item)
    html = fill(body.lead_feed, links, anchor) + fill(body.rest_feed, links, anchor)
    if homework := item.told.homework:
        html += homework_html(house, homework, item, body)
    return html


def homework_html(house: House, homework: Homework, item: FeedItem, body: Body) -> str:
    """The homework: heading, time, intro, tasks, and one link to the page."""
    links, anchor = dict(item.links), _anchor(house, item)
    words, day = house.words[item.told.lang], item.told.post.source.day
    heading = (
        words.say("homework_title", day=day, title=homework.title)
        if homework.title
        else words.say("homework_heading", day=day)
    )
    texts = {task.id: fill(task.feed, links, anchor) for task in body.tasks}
    tasks = "".join(f"<li>{_boxed(texts.get(task.id, ''))}</li>" for task in homework.tasks)
    minutes = f"<p>{escape(words.count('minutes', homework.minutes))}</p>" if homework.minutes else ""
    intro = fill(body.intro_feed, links, anchor) if homework.intro else ""
    to_page, link_text = anchor("#homework"), words.say("homework_on_site")
    link = f'<p><a href="{escape(to_page)}">{escape(link_text)}</a></p>'
    return f"<aside><h2>{escape(heading)}</h2>{minutes}{intro}<ul>{tasks}</ul>{link}</aside>"


def _anchor(house: House, item: FeedItem) -> Callable[[str], str]:
    address = item.address(house)
    return lambda target: address + target


def _boxed(html: str) -> str:
    return html.replace("<p>", "<p>☐ ", 1) if html.startswith("<p>") else f"☐ {html}"
