"""Comments of the past: words, names and dates, in threads; nothing else of anybody."""

from __future__ import annotations

from tests.importing.wxr import comment, item

POST = "articles/post-1.en.md"
COMMENTS = "articles/post-1.en.comments.yaml"


def test_comments_stand_beside_their_post_in_threads(importing, tmp_path):
    result = importing.export(
        item(1, extra=comment(7, 'I "did" it.\n\nTwice.') + comment(8, "So <b>did</b> I", author="Ugo", parent=7))
    )

    assert result.files[COMMENTS] == (
        '- id: "7"\n  author: "Marta"\n  date: 2011-04-25 10:00+02:00\n  html: "I \\"did\\" it.\\n\\nTwice."\n\n'
        '- id: "8"\n  parent: "7"\n  author: "Ugo"\n  date: 2011-04-25 10:00+02:00\n  html: "So <b>did</b> I"\n'
    )
    assert result.errors(tmp_path / "site") == []


def test_no_address_of_anybody_comes_along(importing):
    result = importing.export(item(1, extra=comment(7, "Write to me@mail.test", author="me@mail.test")))
    everything = "".join(result.files.values())

    assert "mail.test" not in everything
    assert "203.0.113.9" not in everything
    assert result.losses(POST)["comment-addresses"][0] == 2
    assert result.losses(POST)["comment-mail"][0] == 2


def test_spam_and_links_back_are_counted_and_what_nobody_approved_is_shown_in_the_report(importing):
    others = (
        comment(1, "buy", approved="spam")
        + comment(2, "ping", kind="pingback")
        + comment(3, "wait", approved="0", author="Ada")
    )
    result = importing.export(item(1, extra=comment(7, "Yes.") + others))

    assert result.files[COMMENTS].count("- id:") == 1
    assert result.losses(POST)["spam-comments"] == (1, [])
    assert result.losses(POST)["trackbacks"][0] == 1
    assert result.losses(POST)["pending-comments"] == (1, ["Ada: wait"])


def test_a_reply_to_what_is_left_behind_goes_to_what_that_replied_to(importing):
    thread = comment(1, "Yes.") + comment(2, "buy", approved="spam", parent=1) + comment(3, "No spam here.", parent=2)

    assert '- id: "3"\n  parent: "1"' in importing.export(item(1, extra=thread)).files[COMMENTS]


def test_a_circle_of_replies_is_none(importing, tmp_path):
    result = importing.export(
        item(1, extra=comment(1, "A", parent=2) + comment(2, "B", parent=1) + comment(3, "C", parent=3))
    )

    assert result.errors(tmp_path / "site") == []
    assert result.files[COMMENTS].count("- id:") == 3


def test_what_a_page_may_not_hold_goes_out_of_a_comment_and_is_named(importing):
    result = importing.export(item(1, extra=comment(7, "Done! <script>steal()</script><b>Yes</b>")))

    assert 'html: "Done! <b>Yes</b>"' in result.files[COMMENTS]
    assert result.losses(POST)["comment-markup"] == (1, ["<script>steal()</script>"])
