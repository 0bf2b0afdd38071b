"""A thousand posts: imported, built, and every sentence of the source is on a page."""

from __future__ import annotations

import html
import os
import random
import re
import subprocess
import sys
from datetime import date, timedelta

import pytest
from lxml import html as lxml_html

from tests.harness import ROOT, write_settings
from tests.importing.wxr import comment, item, write_export

WORDS = "network people remember matters cards drawer every morning write letter coffee table friend office walk silence listen".split()
NOW = "2026-11-20T12:00:00+01:00"
MOST_MEMORY = 300_000
"""kilobytes"""
PROGRAM = """
import atexit, pathlib, re, sys
sys.argv = ["daybyday", *sys.argv[1:]]
status, memory = pathlib.Path("/proc/self/status"), pathlib.Path("memory").resolve()
atexit.register(lambda: memory.write_text(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]))
from daybyday.cli.commands import main
main()
"""
"""The most that this process alone has held: what the system says of children counts those of other tests."""


def posts(dice: random.Random) -> list[tuple[str, str]]:
    """(title, text) of a thousand posts."""
    made = []
    for number in range(1, 1001):
        sentences = [f"Sentence {number}-{at} {' '.join(dice.choices(WORDS, k=40))}." for at in range(6)]
        text = (
            f"{sentences[0]}\n\n{sentences[1]} <strong>bold</strong> and <a href='https://old.test/2011/04/post-{number - 1}/'>before</a>\n\n<ul>\n<li>{sentences[2]}</li>\n<li>Two</li>\n</ul>\n"
            f"<blockquote>{sentences[3]}</blockquote>\n\n<table><tr><td colspan='2'>{sentences[4]}</td></tr></table>\n\nDAY {number} HOMEWORK: {sentences[5]}"
        )
        made.append((f"Day {number}: Ask {number}", text))
    return made


@pytest.mark.slow
def test_a_thousand_posts_are_on_their_pages(tmp_path):
    written = posts(random.Random(7))
    days = [date(2011, 1, 1) + timedelta(days=number) for number in range(len(written))]
    export = write_export(
        tmp_path,
        *(
            item(number, title, text, date=f"{day} 07:00:00", gmt=f"{day} 06:00:00", extra=comment(number, f"Comment {number}."))
            for number, ((title, text), day) in enumerate(zip(written, days, strict=True), 1)
        ),
    )  # fmt: skip
    write_settings(tmp_path)
    (tmp_path / "content").mkdir()
    env = {**os.environ, "DAYBYDAY_NOW": NOW, "PYTHONPATH": str(ROOT / "plugins")}

    def typed(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *words], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    said = typed("import", export.name)
    assert int((tmp_path / "memory").read_text("utf-8")) < MOST_MEMORY
    assert said.splitlines()[-1] == "`daybyday check` finds 0 errors in this site now."
    typed("build")

    missing = []
    for number, (_, text) in enumerate(written, 1):
        page = lxml_html.fromstring(
            (tmp_path / f"output/better-connections/{number}/index.html").read_bytes()
        ).text_content()
        shown = " ".join(page.split())
        paragraphs = re.split(r"</?(?:ul|li|table|tr|td|blockquote)[^>]*>|\n", text)
        for paragraph in filter(str.strip, paragraphs):
            words = " ".join(lxml_html.fromstring(f"<p>{html.unescape(paragraph)}</p>").text_content().split())
            if re.sub(r"^DAY \d+ HOMEWORK: ", "", words) not in shown:
                missing.append((number, words))
    assert missing == []
