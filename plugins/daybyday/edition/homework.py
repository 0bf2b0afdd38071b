"""The homework of a day, wherever it is shown: a card for templates, HTML for feeds, digests and foreign themes, lines.

Checkboxes, classes and forms do not survive in feed readers; `aside`, headings and lists with the
character ☐ do (F45-F48, F53).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from ..model import Homework
from ..pages import HomeworkCard, TaskItem
from ..plain_text import held_together
from ..prose import Body, Resolved, TextRef, fill
from ..values import dataclass
from .markup import link, paragraph
from .published import PublishedPost
from .site_context import SiteContext

Links = Mapping[str, Resolved]
BOX = "☐"


@dataclass(frozen=True, slots=True)
class CardIds:
    """The id attributes of a card, so that a page can hold many: of the card itself, and of its tasks."""

    card: str = "homework"
    task_prefix: str = "task-"

    @classmethod
    def of_day(cls, day: int) -> CardIds:
        """Those of one card among many: `homework-8`, `task-8-1`."""
        return cls(f"homework-{day}", f"task-{day}-")

    def task(self, id: str) -> str:
        """The id attribute of a task."""
        return f"{self.task_prefix}{id}"


ON_ITS_OWN_PAGE = CardIds()
"""Fixed for ever: feeds and readers' links point at `#homework` and `#task-1`."""


@dataclass(frozen=True, slots=True)
class DayHomework:
    """The homework of a post that gives some."""

    post: PublishedPost
    homework: Homework

    def heading(self, context: SiteContext) -> str:
        """ "Day 8 homework: Find a networking group", in the language of the post."""
        words, day = context.words[self.post.lang], self.post.source.day
        if self.homework.title:
            return words.say("homework_title", day=day, title=self.homework.title)
        return words.say("homework_heading", day=day)

    def minutes(self, context: SiteContext, lang: str = "") -> str:
        """ "20 minutes", in the language of the post or in `lang`; "" when its author gave none."""
        words = context.words[lang or self.post.lang]
        return words.count("minutes", self.homework.minutes) if self.homework.minutes else ""

    def task_lines(self, body: Body) -> list[str]:
        """The tasks as plain text, lists within them by lines of their own. Raises `prose.TaskMissingError`."""
        return [body.task(task.id).text for task in self.homework.tasks]

    def _task_sentences(self, body: Body) -> list[str]:
        """The tasks as plain text, one line each."""
        return [" ".join(text.split()) for text in self.task_lines(body)]

    def summary(self, context: SiteContext, body: Body) -> str:
        """The tasks as plain text in one line; the heading for homework that has none."""
        return " ".join(f"{BOX} {text}" for text in self._task_sentences(body)) or self.heading(context)

    def card(
        self, context: SiteContext, lang: str, links: tuple[tuple[str, Resolved], ...], ids: CardIds, home: str = ""
    ) -> HomeworkCard:
        """The card on a page in `lang`, which may not be the language of the post. `home` is the address of the day's
        page, for a page that is another one.
        """
        words, digest = context.words[lang], self.post.digest
        return HomeworkCard(
            id=ids.card,
            lang=self.post.lang if self.post.lang != lang else "",
            label=words.say("homework_of_day", day=self.post.source.day),
            title=self.homework.title,
            minutes=held_together(self.minutes(context, lang)),
            intro=TextRef(digest, "intro", links, home=home) if self.homework.intro else None,
            tasks=tuple(
                TaskItem(task.id, ids.task(task.id), TextRef(digest, "task", links, task.id, home))
                for task in self.homework.tasks
            ),
        )

    def feed_html(self, context: SiteContext, body: Body, links: Links, url: str) -> str:
        """Heading, time, intro, tasks, and one link to the page at `url`; with absolute links only (F44)."""

        def anchor(target: str) -> str:
            return url + target

        tasks = (f"<li>{_boxed(fill(body.task(task.id).feed, links, anchor))}</li>" for task in self.homework.tasks)
        intro = fill(body.intro_feed, links, anchor) if self.homework.intro else ""
        link_to_page = paragraph(link(f"{url}#homework", context.words[self.post.lang].say("homework_on_site")))
        return f"<aside>{self._opening(context)}{intro}{_list(tasks)}{link_to_page}</aside>"

    def page_html(self, context: SiteContext, body: Body, links: Links, ids: CardIds) -> str:
        """The homework as a section of a page that is made by a foreign theme."""
        tasks = (
            f'<li id="{escape(ids.task(task.id))}">{fill(body.task(task.id).html, links)}</li>'
            for task in self.homework.tasks
        )
        opening = f'<section class="homework" id="{escape(ids.card)}">{self._opening(context)}'
        return f"{opening}{fill(body.intro, links)}{_list(tasks)}</section>"

    def digest_html(self, context: SiteContext, body: Body, url: str) -> str:
        """The day with its tasks as plain text, among others."""
        day = context.words[self.post.lang].say("day", day=self.post.source.day)
        heading = f"{day}: {self.homework.title}" if self.homework.title else day
        tasks = (f"<li>{BOX} {escape(text)}</li>" for text in self._task_sentences(body))
        return f"<h3>{link(f'{url}#homework', heading)}</h3>{_list(tasks)}"

    def _opening(self, context: SiteContext) -> str:
        minutes = self.minutes(context)
        return f"<h2>{escape(self.heading(context))}</h2>{paragraph(escape(minutes)) if minutes else ''}"


def homework_of(post: PublishedPost) -> DayHomework | None:
    """The homework of a post, if it gives some."""
    return DayHomework(post, post.homework) if post.homework else None


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(items)}</ul>"


def _boxed(html: str) -> str:
    return html.replace("<p>", f"<p>{BOX} ", 1) if html.startswith("<p>") else f"{BOX} {html}"
