"""What became of each text: pages for its author, JSON for programs. Nothing in it depends on when it was written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...messages import Message, Speaker, quote, say, say_count, spoken
from ...values import dataclass
from ..losses import LOSS_KINDS, Loss, LossKind
from ..texts import LeftOut


@dataclass(frozen=True, slots=True)
class TextReport:
    """One text: where it stood, which file it is, why it is a draft, what became of it."""

    path: str
    title: str
    origin: str
    reasons: tuple[Message, ...] = ()
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class RunReport:
    """The whole run."""

    source: str
    kind: Message
    texts: tuple[TextReport, ...]
    losses: tuple[Loss, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    series: tuple[str, ...] = ()
    comments: int = 0
    pictures_copied: tuple[str, ...] = ()
    pictures_linked: tuple[str, ...] = ()

    @property
    def drafts(self) -> int:
        """How many texts are drafts."""
        return sum(bool(text.reasons) for text in self.texts)

    def total(self, kind: LossKind) -> int:
        """How often something of a kind happened, in all texts and to the whole."""
        every = (*self.losses, *(loss for text in self.texts for loss in text.losses))
        return sum(loss.count for loss in every if loss.kind == kind)


def counts(report: RunReport) -> tuple[Message, ...]:
    """The run in a few lines."""
    return (
        say_count("{n} text from {kind}", "{n} texts from {kind}", n=len(report.texts), kind=report.kind),
        say_count("{n} of them is a draft", "{n} of them are drafts", n=report.drafts),
        say_count("{n} series", "{n} series", n=len(report.series)),
        say_count("{n} comment", "{n} comments", n=report.comments),
        say_count("{n} picture or file came along", "{n} pictures or files came along", n=len(report.pictures_copied)),
        say_count(
            "{n} picture is still at its old address",
            "{n} pictures are still at their old addresses",
            n=len(report.pictures_linked),
        ),
        say_count("{n} change", "{n} changes", n=report.total("changed")),
        say_count("{n} thing dropped", "{n} things dropped", n=report.total("dropped")),
        say_count("{n} guess", "{n} guesses", n=report.total("guessed")),
        say_count(
            "{n} entry of the source is no text here",
            "{n} entries of the source are no texts here",
            n=len(report.left_out),
        ),
    )


def summary_page(report: RunReport, speaker: Speaker) -> str:
    """The run as a page in Markdown."""
    return "\n".join(_summary_lines(report, speaker)) + "\n"


def _summary_lines(report: RunReport, speaker: Speaker) -> Iterator[str]:
    def to_say(message: Message) -> str:
        return spoken(message, speaker)

    yield f"# {to_say(say('What was imported from {source}', source=quote(report.source)))}"
    yield ""
    for message in counts(report):
        yield f"- {to_say(message)}"
    yield from _losses(report.losses, speaker)
    yield from _listed(
        say("Drafts, and why"),
        (f"`{text.path}`: {_reasons(text, speaker)}" for text in report.texts if text.reasons),
        speaker,
    )
    yield from _listed(say("What is no text here"), (_left_out(entry, speaker) for entry in report.left_out), speaker)
    yield from _listed(say("Pictures at their old addresses"), report.pictures_linked, speaker)
    yield from _listed(say("Pictures and files that came along"), report.pictures_copied, speaker)
    yield ""
    yield f"## {to_say(say('Every text'))}"
    yield ""
    for text in report.texts:
        numbers = ", ".join(
            f"{to_say(_name(kind))}: {_count(text.losses, kind)}" for kind in LOSS_KINDS if _count(text.losses, kind)
        )
        name = report_name(text.path)
        yield f"- [{_one_line(text.title) or text.path}]({name.removeprefix('.import/')}): `{text.path}`{f' ({numbers})' if numbers else ''}"


def _listed(heading: Message, entries: Iterable[str], speaker: Speaker) -> Iterator[str]:
    lines = [f"- {entry}" for entry in entries]
    if lines:
        yield from ("", f"## {spoken(heading, speaker)}", "", *lines)


def text_page(text: TextReport, speaker: Speaker) -> str:
    """What became of one text, as a page in Markdown, with all the words that are lost."""
    lines = [
        f"# {_one_line(text.title) or text.path}",
        "",
        f"- {spoken(say('File: {path}', path=quote(text.path)), speaker)}",
    ]
    lines.append(f"- {spoken(say('Came from: {origin}', origin=quote(text.origin)), speaker)}")
    if text.reasons:
        lines.append(f"- {spoken(say('A draft: {reasons}', reasons=_reasons(text, speaker)), speaker)}")
    lines += _losses(text.losses, speaker)
    if not text.losses:
        lines += ["", spoken(say("Nothing was changed, dropped or guessed."), speaker)]
    return "\n".join(lines) + "\n"


def report_name(path: str) -> str:
    """Where the report of a text lies: `articles/ask.en.md` -> `.import/texts/articles/ask.en.md.txt`."""
    return f".import/texts/{path}.txt"


def _losses(losses: Sequence[Loss], speaker: Speaker) -> Iterator[str]:
    for kind in LOSS_KINDS:
        chosen = [loss for loss in losses if loss.kind == kind]
        if chosen:
            yield from ("", f"## {spoken(_name(kind), speaker)}", "")
        for loss in chosen:
            yield f"- {spoken(loss.message, speaker)} ({loss.count})"
            for words in loss.texts:
                yield f"    - {_one_line(words)}"


def _name(kind: LossKind) -> Message:
    return {"changed": say("Changed"), "dropped": say("Dropped"), "guessed": say("Guessed")}[kind]


def _count(losses: Iterable[Loss], kind: LossKind) -> int:
    return sum(loss.count for loss in losses if loss.kind == kind)


def _reasons(text: TextReport, speaker: Speaker) -> str:
    return "; ".join(spoken(reason, speaker) for reason in text.reasons)


def _left_out(entry: LeftOut, speaker: Speaker) -> str:
    words = f": {_one_line(entry.text)}" if entry.text.strip() else ""
    return f"{entry.origin}, “{_one_line(entry.title)}” ({spoken(entry.reason, speaker)}){words}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def in_json(report: RunReport, speaker: Speaker) -> str:
    """The run for programs: codes and counts are the same in every language, sentences in that of `speaker`."""
    value: dict[str, Any] = {
        "version": 1,
        "source": report.source,
        "kind": spoken(report.kind, speaker),
        "totals": {
            "texts": len(report.texts),
            "drafts": report.drafts,
            "series": len(report.series),
            "comments": report.comments,
            **{kind: report.total(kind) for kind in LOSS_KINDS},
        },
        "series": list(report.series),
        "losses": _losses_in_json(report.losses, speaker),
        "texts": [_text_in_json(text, speaker) for text in report.texts],
        "left_out": [
            {"origin": entry.origin, "title": entry.title, "reason": spoken(entry.reason, speaker), "text": entry.text}
            for entry in report.left_out
        ],
        "pictures": {"copied": list(report.pictures_copied), "linked": list(report.pictures_linked)},
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _text_in_json(text: TextReport, speaker: Speaker) -> dict[str, Any]:
    return {
        "path": text.path,
        "title": text.title,
        "origin": text.origin,
        "status": "draft" if text.reasons else "published",
        "reasons": [spoken(reason, speaker) for reason in text.reasons],
        "losses": _losses_in_json(text.losses, speaker),
    }


def _losses_in_json(losses: Iterable[Loss], speaker: Speaker) -> list[dict[str, Any]]:
    return [
        {
            "kind": loss.kind,
            "code": loss.code,
            "message": spoken(loss.message, speaker),
            "count": loss.count,
            "lost": list(loss.texts),
        }
        for loss in losses
    ]
