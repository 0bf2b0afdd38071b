"""The text of feed items: the post, then its homework as an `aside` that every reader keeps.

Checkboxes, classes and forms do not survive in feed readers; `aside`, headings and lists with the
character ☐ do (F45-F48, F53).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from ..edition.published import PublishedPost
from ..edition.site_context import SiteContext
from ..model import Homework
from ..prose import Body, Resolved, fill

Links = Mapping[str, Resolved]


def item_html(context: SiteContext, post: PublishedPost, links: Links, url: str, body: Body) -> str:
    """HTML of one item, whose page is at `url`; with absolute links only (F44)."""
    if post.facts.too_long:
        html = paragraph(escape(post.summary or post.title)) + paragraph(
            link(url, context.words[post.lang].say("read_on_site"))
        )
    else:
        html = fill(body.lead_feed, links, _below(url)) + fill(body.rest_feed, links, _below(url))
    if post.homework:
        html += homework_html(context, post, links, url, body)
    return html


def homework_html(context: SiteContext, post: PublishedPost, links: Links, url: str, body: Body) -> str:
    """The homework: heading, time, intro, tasks, and one link to the page."""
    homework, words = post.homework or Homework("", ()), context.words[post.lang]
    texts = {task.id: fill(task.feed, links, _below(url)) for task in body.tasks}
    tasks = "".join(f"<li>{_boxed(texts.get(task.id, ''))}</li>" for task in homework.tasks)
    minutes = paragraph(escape(words.count("minutes", homework.minutes))) if homework.minutes else ""
    intro = fill(body.intro_feed, links, _below(url)) if homework.intro else ""
    way = paragraph(link(f"{url}#homework", words.say("homework_on_site")))
    return f"<aside><h2>{escape(homework_heading(context, post))}</h2>{minutes}{intro}<ul>{tasks}</ul>{way}</aside>"


def homework_heading(context: SiteContext, post: PublishedPost) -> str:
    """ "Day 8 homework: Find a networking group"."""
    words, day = context.words[post.lang], post.source.day
    if post.homework and post.homework.title:
        return words.say("homework_title", day=day, title=post.homework.title)
    return words.say("homework_heading", day=day)


def homework_summary(context: SiteContext, post: PublishedPost, body: Body) -> str:
    """The tasks as plain text; the heading for homework that has none."""
    return " ".join(f"☐ {text}" for text in task_lines(post, body)) or homework_heading(context, post)


def task_lines(post: PublishedPost, body: Body) -> Iterable[str]:
    """The tasks as plain text, one each."""
    texts = {task.id: task.text for task in body.tasks}
    return [texts.get(task.id, "") for task in (post.homework.tasks if post.homework else ())]


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
