"""What Markdown shows in another way than it was written for is told, with its line and what to write."""

from __future__ import annotations

import pytest

from daybyday.reading.lines import scan
from daybyday.reading.misread import misread


def told(text: str, title: str = "Apple") -> list[str]:
    return [str(finding).removeprefix("a.md:") for finding in misread(scan(text), text, title, "a.md")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "See [[Day 3]].",
            ("1:5: warning wiki-link: `[[Day 3]]` is a link in a notebook program and is shown as it stands here"
            " – write `[words](other-file.md)`, for a picture `![What it shows](picture.jpg)`"),
        ),
        (
            "a\n\n![[pic.png]]",
            ("3:1: warning wiki-link: `![[pic.png]]` is a link in a notebook program and is shown as it stands here"
            " – write `[words](other-file.md)`, for a picture `![What it shows](picture.jpg)`"),
        ),
        (
            "{{< youtube abc >}}",
            ("1:1: warning template-left: `{{< youtube abc >}}` means something to another site generator and is shown as it stands"
            " – write in Markdown what it stood for; if it is meant, put it between backticks"),
        ),
        (
            "x {% include y.html %}",
            ("1:3: warning template-left: `{% include y.html %}` means something to another site generator and is shown as it stands"
            " – write in Markdown what it stood for; if it is meant, put it between backticks"),
        ),
        (
            "{{ site.title | upcase }}",
            ("1:1: warning template-left: `{{ site.title | upcase }}` means something to another site generator and is shown as it"
            " stands – write in Markdown what it stood for; if it is meant, put it between backticks"),
        ),
        (
            "The [book][bk].",
            ("1:5: warning link-undefined: `[book][bk]` leads to an address that is nowhere in this file"
            " – write a line `[bk]: https://…` at the end"),
        ),
        (
            "![A bridge][pic]",
            ("1:1: warning link-undefined: `![A bridge][pic]` leads to an address that is nowhere in this file"
            " – write a line `[pic]: https://…` at the end"),
        ),
        (
            "The [book][].",
            ("1:5: warning link-undefined: `[book][]` leads to an address that is nowhere in this file"
            " – write a line `[book]: https://…` at the end"),
        ),
        (
            "The [book]().",
            ("1:5: warning link-empty: the link `[book]()` has no address"
            " – write the address between the parentheses, or the words alone"),
        ),
        (
            "Look: [](https://example.org)",
            ("1:7: warning link-empty: the link `[](https://example.org)` has no words, so nobody sees it"
            " – write the words between the brackets; a picture begins with `![`"),
        ),
        (
            "---\ntitle: Two\nday: 2\n---\nText.",
            ("1:1: warning header-twice: a second header begins here, and readers see it"
            " – put its lines into the first one, and delete it here"),
        ),
        (
            "So it ended.\n---\nMore.",
            ("1:1: warning heading-by-rule: this line becomes a heading, because a line of hyphens follows it directly"
            " – leave an empty line above the hyphens; for a heading begin the line with `## `"),
        ),
        (
            "One.\n\n    It was a dark night and the rain fell.\n\nTwo.",
            ("3:1: warning code-by-indent: four spaces at the beginning make code of this paragraph"
            " – begin it at the margin; if it is a quotation, begin it with `> `"),
        ),
        (
            "<details><summary>More</summary>\n\n**Bold** words\n\n</details>",
            ("3:1: warning markdown-in-html: within `<details>` this is no Markdown and is shown as it stands"
            ' – write `<details markdown="1">` where it begins'),
        ),
        (
            "PerchÃ© no?",
            ("1:6: warning letters-broken: `Ã©` looks like letters that a program read in the wrong encoding"
            " – write the letters that are meant, such as è or ’"),
        ),
        (
            "Itâ€™s late",
            ("1:3: warning letters-broken: `â€™` looks like letters that a program read in the wrong encoding"
            " – write the letters that are meant, such as è or ’"),
        ),
        (
            "# apple\n\nText.",
            "1:1: warning title-again: the text begins with its title, so that pages show it twice – take this line out",
        ),
    ],
)  # fmt: skip
def test_what_is_misread_is_told(text, expected):
    assert [expected] == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "`[[x]]` and `{{ x }}` and `[a][b]`",
        "```\n[[x]] {{< y >}} [a][b] PerchÃ©\n```".replace("PerchÃ©", ""),
        "[book][bk]\n\n[BK]: https://example.org",
        "[book][]\n\n[Book]: https://example.org",
        "a[1][2] and [x] [y] and [ ] and [x](y)",
        "\\[a][b] and !\\[x]()",
        "- [ ] one\n- [x] two",
        "A heading\n---\nText.",
        "Text.\n\n---\n\nMore.",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "---\n\nText after a rule.\n\n---",
        "    x = f(1); y = 2",
        "    short line.",
        "- item\n\n    It is a second paragraph of an item, no code.",
        '<div markdown="1">\n**Bold**\n</div>',
        "<pre>\n**Bold** [x](y)\n</pre>",
        "<table><tr><td>5 * 3</td></tr></table>",
        "À la carte, città, Ångström, São Paulo, Ã",
        "## Apple pie\n\nText.",
        "{% raw",
        "{1} {name} {{}}",
    ],
)
def test_what_is_meant_is_not(text):
    assert [] == told(text)


def test_a_footnote_is_no_undefined_link():
    assert [] == told("Word[^1][^2].\n\n[^1]: a\n[^2]: b")
