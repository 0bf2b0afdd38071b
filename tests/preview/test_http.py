"""What comes over HTTP, with a stand-in for the site."""

from __future__ import annotations

import http.client
import json
import threading

import pytest

from daybyday.preview.event_streams import Streams
from daybyday.preview.server import Server

HTML = b"<!doctype html><html><head><title>T</title></head><body class=x><p>Text</p></body></html>"
FINDING = {"level": "error", "place": "a.md:3:1", "code": "yaml-broken", "message": "<b>bold</b>", "hint": "mend it"}
MARK = {"text": "Draft – only you see this", "word": "Draft", "kind": "draft", "name": "Preview", "lang": "en"}


class Stub:
    """A site of a few pages."""

    def __init__(self) -> None:
        self.asked: list[dict] = []
        self.findings: list[dict] = []
        self.at, self.lang = "", "en"

    def ask(self, question):
        self.asked.append(question)
        if question["kind"] == "overview":
            row = {"title": "<Later>", "lang": "en", "what": "Day 12", "said": "Coming on Thursday", "when": "Thursday", "kind": "coming", "file": "c/12.en.md", "link": "/c/12/"}  # fmt: skip
            return {"rows": [row]}
        pages = {
            "/": {"status": 200, "path": "index.html", "body": HTML, "mark": None},
            "/draft/": {"status": 200, "path": "draft/index.html", "body": HTML, "mark": MARK},
            "/feed.rss": {"status": 200, "path": "feed.rss", "body": b"<rss/>", "mark": None},
            "/day": {"redirect": "/day/"},
            "/caffè": {"redirect": "/caffè/"},
            "/broken/": {"finding": FINDING},
            "/early/": {"nothing": True},
        }
        return pages.get(question["path"]) or {"status": 404, "path": "404.html", "body": HTML, "mark": None}

    def state(self):
        return {
            "version": "1-0", "good": True, "stopped": False, "findings": self.findings, "as_of": "8 November 2026, 23:59",
            "not_out": 1, "today": "2026-11-08", "at": self.at, "lang": self.lang,
        }  # fmt: skip

    def show_as_of(self, at):
        self.at = at


class Place:
    def __init__(self, server: Server, stub: Stub) -> None:
        self.server, self.stub = server, stub

    def get(self, path: str, method: str = "GET", body: str = "", **headers: str):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        connection.request(method, path, body or None, headers=headers)
        answer = connection.getresponse()
        answer.text = answer.read().decode("utf-8")
        connection.close()
        return answer


@pytest.fixture
def place():
    stub = Stub()
    server = Server(("127.0.0.1", 0), stub, Streams(), lambda: "content")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Place(server, stub)
    server.streams.close()
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_carries_the_script_and_nothing_else_of_the_previews(place):
    answer = place.get("/")
    script = (
        f'<script src="/_daybyday/preview.js" data-etag={answer.headers["ETag"]} data-status="200" defer></script>\n'
    )

    assert answer.status == 200
    assert answer.text == HTML.decode().replace("</head>", f"{script}</head>")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_page_that_is_not_out_has_its_bar_and_is_for_no_search_engine(place):
    answer = place.get("/draft/")

    assert "<title>Draft · T</title>" in answer.text
    assert (
        '<body class=x>\n<daybyday-bar role="region" aria-label="Preview" lang="en" dir="ltr" data-kind="draft">Draft – only you see this</daybyday-bar><p>'
        in answer.text
    )
    assert '<meta name="robots" content="noindex">' in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["ETag"] != place.get("/").headers["ETag"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("feed.rss", "application/rss+xml"), ("feed.atom", "application/atom+xml"), ("homework.json", "application/json"),
        ("homework.ics", "text/calendar; charset=utf-8"), ("bridge.svg", "image/svg+xml"), ("sitemap.xml", "application/xml"),
        ("app.webmanifest", "application/manifest+json"), ("robots.txt", "text/plain; charset=utf-8"),
        ("index.html", "text/html; charset=utf-8"), ("style.css", "text/css; charset=utf-8"), ("cat.png", "image/png"),
        ("CNAME", "application/octet-stream"), ("a.b/CNAME", "application/octet-stream"),
    ],
)  # fmt: skip
def test_files_have_their_media_type(path, kind):
    from daybyday.preview.inject import media_type

    assert media_type(path) == kind


def test_a_feed_is_as_it_is(place):
    answer = place.get("/feed.rss")

    assert (answer.status, answer.headers["Content-Type"], answer.text) == (200, "application/rss+xml", "<rss/>")


def test_an_unknown_address_is_one(place):
    answer = place.get("/nowhere/")

    assert answer.status == 404
    assert 'data-status="404"' in answer.text


def test_head_is_get_without_a_body(place):
    get, head = place.get("/"), place.get("/", "HEAD")

    assert head.text == ""
    for name in ("ETag", "Content-Length", "Content-Type"):
        assert head.headers[name] == get.headers[name]


def test_an_address_without_its_slash_is_redirected_with_its_query(place):
    assert place.get("/day?x=1").headers["Location"] == "/day/?x=1"
    assert place.get("/caff%C3%A8").headers["Location"] == "/caff%C3%A8/"
    assert place.get("/day").status == 301


def test_other_methods_are_refused(place):
    assert place.get("/", "PUT").status == 501
    assert place.get("/", "POST").status == 404


def send(place, form: str, **headers: str):
    return place.get("/_daybyday/at", "POST", form, **headers)


def test_another_moment_is_chosen_and_left_again(place):
    answer = send(place, "date=2026-12-01&time=07%3A00")

    assert (answer.status, answer.headers["Location"], place.stub.at) == (303, "/_daybyday/", "2026-12-01T07:00")
    assert 'name="now"' in place.get("/_daybyday/").text
    send(place, "now=1&date=2026-12-01&time=07%3A00")
    assert place.stub.at == ""
    assert 'name="now"' not in place.get("/_daybyday/").text


def test_tomorrow_is_proposed(place):
    assert 'name="date" value="2026-11-09"' in place.get("/_daybyday/").text


def test_a_form_of_another_page_changes_nothing(place):
    assert send(place, "date=2026-12-01&time=07:00", Origin="https://example.org").status == 403
    assert place.stub.at == ""


@pytest.mark.parametrize("form", ["", "date=tomorrow&time=07:00", "date=2026-13-01&time=x", "x" * 2000])
def test_what_is_no_moment_changes_nothing(place, form):
    assert send(place, form).status in (400, 404)
    assert place.stub.at == ""


def test_the_overview_speaks_as_its_author_does(place):
    place.stub.lang = "it"
    text = place.get("/_daybyday/").text

    assert '<html lang="it">' in text
    assert "Vedi il sito com’è il <strong>8 November 2026, 23:59</strong>." in text
    assert "<h2>In arrivo <span>1</span></h2>" in text


@pytest.mark.parametrize("path", ["/../secret", "/%2e%2e/secret", "/a/..%2fb", "/a%00b", "/a%5cb", "/./x"])
def test_an_address_that_leads_out_is_none(place, path):
    assert place.get(path).status == 400
    assert place.stub.asked == []


def test_doubled_slashes_are_one(place):
    place.get("//evil.example//day")

    assert [one["path"] for one in place.stub.asked] == ["/evil.example/day"]


def test_another_hosts_name_for_this_machine_is_refused(place):
    assert place.get("/", Host="evil.example:8000").status == 403
    assert place.get("/", Host="localhost:8000").status == 200
    assert place.get("/_daybyday/", Host="evil.example").status == 403


def test_a_page_that_cannot_be_rendered_says_why_as_text(place):
    answer = place.get("/broken/")

    assert answer.status == 500
    assert "a.md:3:1" in answer.text
    assert "&lt;b&gt;bold&lt;/b&gt;" in answer.text
    assert "/_daybyday/preview.js" in answer.text


def test_where_there_is_no_site_yet_the_page_comes_by_itself(place):
    assert "being read" in place.get("/early/").text
    place.stub.findings = [FINDING]
    answer = place.get("/early/")

    assert (answer.status, "a.md:3:1" in answer.text) == (503, True)


def test_the_overview_lists_what_is_not_out_and_what_is_wrong(place):
    place.stub.findings = [FINDING]
    text = place.get("/_daybyday/").text

    assert '<a href="/c/12/">&lt;Later&gt;</a>' in text
    assert "content/c/12.en.md" in text
    assert "8 November 2026, 23:59" in text
    assert "&lt;b&gt;bold&lt;/b&gt;" in text
    assert place.get("/_daybyday").headers["Location"] == "/_daybyday/"


@pytest.mark.parametrize("name", ["preview.js", "preview.css", "overlay.css", "overview.css"])
def test_the_previews_own_files_are_there(place, name):
    assert place.get(f"/_daybyday/{name}").status == 200


@pytest.mark.parametrize("name", ["boot.py", "static/preview.js", "nothing"])
def test_nothing_else_is(place, name):
    assert place.get(f"/_daybyday/{name}").status == 404


def test_a_stream_begins_with_the_state_and_goes_on_with_what_changes(place):
    connection = http.client.HTTPConnection("127.0.0.1", place.server.server_port, timeout=10)
    connection.request("GET", "/_daybyday/events")
    answer = connection.getresponse()

    def event() -> tuple[str, dict]:
        name = ""
        while True:
            line = answer.readline().decode().rstrip("\n")
            if line.startswith("event: "):
                name = line[len("event: ") :]
            if line.startswith("data: "):
                return name, json.loads(line[len("data: ") :])

    assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert event() == ("state", place.stub.state())
    place.server.streams.send("files", {"files": ["/è.png"]})
    assert event() == ("files", {"files": ["/è.png"]})
    connection.close()
