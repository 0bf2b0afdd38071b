"""The text of feed items: the post, then its homework as an `aside` that every reader keeps.

Checkboxes, classes and forms do not survive in feed readers; `aside`, headings and lists with the
character ☐ do (F45-F48, F53).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from ..framing.house import House
from ..framing.told import Told
from ..model import Homework
from ..prose import Body, Resolved, fill

Links = Mapping[str, Resolved]


def item_html(house: House, told: Told, links: Links, url: str, body: Body) -> str:
    """HTML of one item, whose page is at `url`; with absolute links only (F44)."""
    if told.facts.too_long:
        html = paragraph(escape(told.summary or told.title)) + paragraph(
            link(url, house.words[told.lang].say("read_on_site"))
        )
    else:
        html = fill(body.lead_feed, links, _below(url)) + fill(body.rest_feed, links, _below(url))
    if told.homework:
        html += homework_html(house, told, links, url, body)
    return html


def homework_html(house: House, told: Told, links: Links, url: str, body: Body) -> str:
    """The homework: heading, time, intro, tasks, and one link to the page."""
    homework, words = told.homework or Homework("", ()), house.words[told.lang]
    texts = {task.id: fill(task.feed, links, _below(url)) for task in body.tasks}
    tasks = "".join(f"<li>{_boxed(texts.get(task.id, ''))}</li>" for task in homework.tasks)
    minutes = paragraph(escape(words.count("minutes", homework.minutes))) if homework.minutes else ""
    intro = fill(body.intro_feed, links, _below(url)) if homework.intro else ""
    way = paragraph(link(f"{url}#homework", words.say("homework_on_site")))
    return f"<aside><h2>{escape(homework_heading(house, told))}</h2>{minutes}{intro}<ul>{tasks}</ul>{way}</aside>"


def homework_heading(house: House, told: Told) -> str:
    """ "Day 8 homework: Find a networking group"."""
    words, day = house.words[told.lang], told.post.source.day
    if told.homework and told.homework.title:
        return words.say("homework_title", day=day, title=told.homework.title)
    return words.say("homework_heading", day=day)


def homework_summary(house: House, told: Told, body: Body) -> str:
    """The tasks as plain text; the heading for homework that has none."""
    return " ".join(f"☐ {text}" for text in task_lines(told, body)) or homework_heading(house, told)


def task_lines(told: Told, body: Body) -> Iterable[str]:
    """The tasks as plain text, one each."""
    texts = {task.id: task.text for task in body.tasks}
    return [texts.get(task.id, "") for task in (told.homework.tasks if told.homework else ())]


def paragraph(html: str) -> str:
    """`<p>…</p>`."""
    return f"<p>{html}</p>"


def link(address: str, text: str) -> str:
    """A link; both are plain text."""
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def _below(url: str) -> Callable[[str], str]:
    """What makes `#note` the address of a place on the page."""
    return lambda target: url + target


def _boxed(html: str) -> str:
    return html.replace("<p>", "<p>☐ ", 1) if html.startswith("<p>") else f"☐ {html}"
