"""What a text holds that was never meant for readers."""

from __future__ import annotations

import pytest

from daybyday.reading import read_series, read_tags
from tests.reading.reader import DAY, codes, day, read, said

HINT = "keep what is right of both, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`"
BOTH = "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> draft\n"


@pytest.mark.parametrize(
    ("text", "line", "mark"),
    [
        (BOTH, 5, "<<<<<<< HEAD"),
        ("One.\n" + BOTH, 6, "<<<<<<< HEAD"),
        ("<<<<<<< HEAD\nOne.\n||||||| base\nOld.\n=======\nTwo.\n>>>>>>> x\n", 5, "<<<<<<< HEAD"),
        ("One.\n=======\nTwo.\n>>>>>>> draft\n", 8, ">>>>>>> draft"),
        ("<<<<<<< HEAD\nOne.\n", 5, "<<<<<<< HEAD"),
        ("/// homework | X\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> x\n///", 6, "<<<<<<< HEAD"),
    ],
)
def test_marks_of_a_merge_are_an_error_and_all_that_is_told(text, line, mark):
    expected = f"connections/day.en.md:{line}:1: error merge-conflict: two versions of this text were not put together: `{mark}` – {HINT}"

    assert [expected] == said(day(text))


def test_marks_in_a_header_are_told_instead_of_what_yaml_makes_of_them():
    text = "---\n<<<<<<< HEAD\ntitle: One\n=======\ntitle: Two\n>>>>>>> x\nday: 7\n---\nText."

    assert ["2:1 merge-conflict"] == codes(text)
    assert not read(text)[0].readable


@pytest.mark.parametrize("reader", [read_series, read_tags])
def test_other_files_with_marks_say_so(reader):
    _, (finding,) = reader("c/x.yaml", b"id: a\n<<<<<<< HEAD\nlength: 3\n=======\nlength: 4\n>>>>>>> x\n", ("en", "it"))

    assert ("merge-conflict", 2) == (finding.code, finding.place.line)


@pytest.mark.parametrize(
    "text",
    [
        "Title\n=======\n\nText.",
        ">>>>>>> seven deep",
        f"```\n{BOTH}```",
        "    <<<<<<< HEAD",
        "a <<<<<<< b",
        "<<<<<<<<<< x",
        "=======",
    ],
)
def test_what_only_looks_like_marks_is_text(text):
    assert "merge-conflict" not in str(said(day(text)))


@pytest.mark.parametrize(
    ("line", "shown", "column"),
    [
        ('[caption id="a" width="3"]![x](y)[/caption]', '[caption id="a" width="3"]', 1),
        ("See [gallery]", "[gallery]", 5),
        ('[gallery ids="1,2"]', '[gallery ids="1,2"]', 1),
        ("[embed]https://e.org/v[/embed]", "[embed]", 1),
        ("[youtube https://youtu.be/x]", "[youtube https://youtu.be/x]", 1),
        ("text[/caption]", "[/caption]", 5),
        ('[video src="x.mp4"]', '[video src="x.mp4"]', 1),
        ("[audio]", "[audio]", 1),
        ("[vc_row]", "[vc_row]", 1),
        ("- [ ] [contact-form-7 id=3]", "[contact-form-7 id=3]", 7),
    ],
)
def test_a_shortcode_is_told(line, shown, column):
    expected = (
        f"connections/day.en.md:5:{column}: warning shortcode-left: `{shown}` means something to WordPress alone and is shown as it"
        " stands – write it in Markdown: a picture is `![What it shows]({static}/images/x.jpg)`, a video a link"
    )

    assert [expected] == said(day(f"{line}\n\nText."))


@pytest.mark.parametrize(
    "line",
    [
        "`[gallery]`",
        "[gallery](x.en.md)",
        "[gallery][g]",
        "[gallery]: https://e.org",
        "    [gallery]",
        "a [video] here",
        "[quote]",
        "[a]",
    ],
)
def test_a_link_or_code_is_no_shortcode(line):
    assert "shortcode-left" not in str(said(day(f"\n{line}")))


@pytest.mark.parametrize("mark", ["```", "~~~~"])
def test_code_without_an_end_is_told(mark):
    expected = (
        f"{DAY}:7:1: warning code-unclosed: the code that begins with `{mark}` here has no end, so it is read as text"
        f" – write a line `{mark}` below it"
    )

    assert [expected] == said(day(f"One.\n\n{mark}\ncode"))


def test_html_without_an_end_is_told():
    expected = (
        f"{DAY}:7:1: warning html-unclosed: `<div>` is never closed, so all that follows is taken for HTML and not for Markdown"
        " – write `</div>` where it ends"
    )

    assert [expected] == said(day("One.\n\n<div>\n\nTwo *three*."))


@pytest.mark.parametrize(
    "html",
    ["<div>x</div>", "<hr>", "<br>", "<ul>\n<li>a\n<li>b\n</ul>", "<div\n class='x'>\n</div>", "<img src=x alt=X>"],
)
def test_html_with_its_end_is_fine(html):
    assert [] == said(day(f"One.\n\n{html}\n\nTwo."))
