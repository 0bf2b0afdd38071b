"""A `<` that begins no HTML is a sign: nothing behind it is lost."""

from __future__ import annotations

import pytest

from daybyday.markdown.signs import with_signs
from daybyday.model import Homework, Task
from daybyday.prose import fill
from tests.markdown.test_converter import converted


@pytest.mark.parametrize(
    "text",
    [
        "He said <g> and laughed.",
        "Press <Enter>, then <Esc>.",
        "Se scrivo <script> qui.\n\nNext paragraph.",
        "A <title> of mine.\n\nNext paragraph.",
        "- a <style> x\n- b\n\nend",
        "if x<y, y>z then",
        "se a<b e c>d allora",
        "1 <2> 3",
        "Write to <your name> and <your city>.",
        "It was <sigh> late.",
    ],
)
def test_what_has_only_the_shape_of_a_tag_is_text(text):
    shown = fill(converted(text).lead, {}).replace("&lt;", "<").replace("&gt;", ">")

    words = text.replace("- ", "").replace("\n", " ").split()
    assert [] == [word for word in words if word not in shown]


@pytest.mark.parametrize(
    "text",
    [
        'A <b>bold</b> word<br>and <br/> more, <span lang="it">sì</span>.',
        "<https://example.org/a> and <ada@example.org> and <mailto:ada@example.org>",
        "Press <kbd>Enter</kbd> <input checked disabled type=checkbox>.",
        "<a href='x' target=_blank data-x>link</a>",
        "`<g>` and ``<script>``",
        "```\n<g> <script>\n```",
        "<div>\n<g>\n</div>",
        "a < b and c > d",
        "An <script>alert(1)</script> that ends.",
        "Word writes <o:p></o:p>.",
        "<!-- a <g> comment -->",
    ],
)
def test_html_code_and_addresses_are_left_alone(text):
    assert text.replace("<!-- a <g> comment -->", "") == with_signs(text).replace("<!-- a <g> comment -->", "")


def test_a_task_keeps_its_words():
    body = converted("Text.", homework=Homework("Do", (Task("1", "Say a <g> word, then x<y, y>z."),)))

    assert "Say a &lt;g&gt; word, then x&lt;y, y&gt;z." in fill(body.tasks[0].html, {})
    assert "Say a <g> word, then x<y, y>z." == body.tasks[0].text
