"""What authors really write, on every way out: pages, feeds, data, calendars, in our theme and in a foreign one."""

from __future__ import annotations

import json
import re

import pytest

from tests.harness import GUEST, SERIES, day

TEXT = """\
Words[^1] <!-- HIDDEN --> and a [book][b].

<!--
HIDDEN
-->

> quoted
> <!-- HIDDEN -->

1. Like this:

    ```md title="x"
    /// homework | Shown
    - [ ] shown
    ///
    ```

My own:

- [ ] mine
- [x] done
"""
BLOCK = """\
/// compito | Go out <!-- HIDDEN -->
    minuti: 5

Take the [book][b]. <!-- HIDDEN -->

- [ ] Write two lists[^2]: <!-- HIDDEN -->
    - people you know
    - people you <!-- HIDDEN -->do not
<!--
- [ ] HIDDEN
-->
- [ ] Come <!--
HIDDEN --> back.

[b]: https://e.org/book
[^1]: The first note. <!-- HIDDEN -->
///

[^2]: The second note.
"""
LABEL = "**GIORNO 2 – COMPITO:** Vai.\n\n<!--\nHIDDEN\n\n- HIDDEN\n-->\n\n- Uno[^1]\n    1. dentro\n- Due\n\n[^1]: Una nota.\n"
SITE = (
    SERIES
    + day(1, "en", "Begin", text=TEXT, homework=BLOCK)
    + day(2, "it", "Due", "bozza: no\n", text="Testo.\n", homework=LABEL)
)


@pytest.fixture(scope="module", params=[{}, GUEST], ids=["native", "guest"])
def built(module_site, request):
    return module_site(SITE, **request.param).build()


@pytest.fixture(scope="module")
def page(built):
    (path,) = (name for name in built.files if re.fullmatch(r"connections/1/index\.html", name))
    return built.text(path)


def test_nothing_of_a_comment_is_anywhere(built):
    assert built.status == 0, built.said
    assert "HIDDEN" not in built.everything()


def test_nothing_of_it_is_told_as_a_mistake(built):
    assert not re.search("homework-|block-|note-|comment-|code-|html-", built.said)


def test_code_in_a_list_is_no_homework(page):
    assert "/// homework | Shown" in re.sub("<[^>]+>", "", page)
    assert page.count('class="homework"') == 1


def test_a_list_within_a_task_is_a_list_on_the_page(page):
    assert re.search(r"</sup>:\s*<ul>\s*<li>people you know</li>\s*<li>people you do not</li>\s*</ul>", page)


def test_notes_stand_below_the_homework_and_work_within_it(page):
    assert page.index('class="homework"') < page.index('id="fn:1"') < page.index('id="fn:2"')
    assert 'href="#fn:2"' in page
    assert page.count('href="https://e.org/book"') == 2


def test_boxes_in_the_text_are_boxes(page):
    assert "<li>☐ mine</li>" in page
    assert "<li>☑ done</li>" in page


def test_data_and_calendar_have_the_list_with_its_lines(built):
    tasks = json.loads(built.text("connections/homework.json"))["days"][0]["homework"]["tasks"]
    calendar = built.text("connections/homework.ics").replace("\r\n ", "")

    assert ["Write two lists:\n• people you know\n• people you do not", "Come back."] == [
        task["text"] for task in tasks
    ]
    assert "<ul>" in tasks[0]["html"]
    assert r"☐ Write two lists:\n• people you know\n• people you do not\n☐ Come back." in calendar


def test_feeds_have_list_and_notes(built):
    feed = built.text("connections/feed.json")
    html = json.loads(feed)["items"][0]["content_html"]

    assert re.search(r"<li>☐ Write two lists.*?<ul>\s*<li>people you know</li>", html, re.DOTALL)
    assert "The first note." in html
    assert re.search(r'href="https?://[^"]*/connections/1/#fn:2"', html)


def test_a_label_in_the_other_order_is_homework(built):
    tasks = json.loads(built.text(next(name for name in built.files if name.endswith("relazioni/homework.json"))))[
        "days"
    ][0]["homework"]["tasks"]

    assert ["Uno\n1. dentro", "Due"] == [task["text"] for task in tasks]
