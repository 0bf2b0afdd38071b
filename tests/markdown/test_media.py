"""Films, sounds and foreign frames in feeds and pages."""

from __future__ import annotations

import pytest

from daybyday.markdown.converter import Converter, MarkdownSettings
from daybyday.model import Manuscript
from daybyday.prose import Resolved, fill

NAMES = {"it": {"video": "Filmato: {title}", "audio": "Suono: {title}", "frame": "Pagina: {title}"}}
LINKS = {"clip.mp4": Resolved("https://example.org/x/clip.mp4"), "talk.mp3": Resolved("https://example.org/x/talk.mp3")}


def converted(text: str):
    return Converter(MarkdownSettings(media_names=NAMES)).convert(Manuscript("x.md", "day", "x", "it", text=text))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<video src="clip.mp4" controls></video>', '<p><a href="https://example.org/x/clip.mp4">Filmato: clip.mp4</a></p>'),
        ('<video controls title="La <b>riva</b>"><source src="clip.mp4" type="video/mp4"><a href="clip.mp4">scarica</a></video>',
         '<p><a href="https://example.org/x/clip.mp4">Filmato: La &lt;b&gt;riva&lt;/b&gt;</a></p>'),
        ('Ascolta: <audio src="talk.mp3"></audio>.', '<p>Ascolta: <a href="https://example.org/x/talk.mp3">Suono: talk.mp3</a>.</p>'),
        ('<audio src="https://cdn.example/p%C3%A8.mp3?x=1"></audio>', '<p><a href="https://cdn.example/p%C3%A8.mp3?x=1">Suono: pè.mp3</a></p>'),
        ('<iframe src="https://video.example/1" title="Il ponte"></iframe>', '<p><a href="https://video.example/1">Pagina: Il ponte</a></p>'),
    ],
)  # fmt: skip
def test_in_a_feed_a_link_stands_in_their_place(written, expected):
    assert expected == fill(converted(written).lead_feed, LINKS)


def test_in_a_page_a_frame_is_a_link_too():
    made = fill(converted('<iframe src="https://video.example/1"></iframe>').lead, {})

    assert '<p><a href="https://video.example/1">Pagina: video.example</a></p>' == made


def test_they_are_known_with_their_types():
    facts = converted(
        '<video><source src="clip.mp4" type="video/mp4; codecs=x"></video> <audio src="talk.mp3"></audio>'
    ).facts

    assert (("clip.mp4", "video/mp4"), ("talk.mp3", "")) == facts.media


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", ""])
def test_a_frame_of_nowhere_is_no_link(address):
    body = converted(f'<iframe src="{address}"></iframe>')

    assert "<a" not in fill(body.lead, {})
    assert ("iframe", "", "") in body.facts.removed
