"""What editors and systems leave behind is no content; what a host or a browser asks for by a hidden name is."""

from __future__ import annotations

import pytest

from daybyday.leftovers import is_hidden, is_old_copy
from tests.harness import SERIES, day

LEFT = (
    ".DS_Store", "._a.png", "Icon\r", "Thumbs.db", "thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "__MACOSX", "4913",
    "CNAME~", ".CNAME.swp", "a.png.swp", ".a.png.swo", "#CNAME#", ".#CNAME", "CNAME.tmp", "a.crdownload", "film.mp4.part", "~$list.docx",
    ".~lock.list.odt#", ".gitignore", ".git", ".svn", "@eaDir", "$RECYCLE.BIN", ".fuse_hidden0001", ".nfs0001", ".idea", "x.pyc",
)  # fmt: skip
COPIES = (
    "CNAME.bak", "a.png.orig", "a.rej", "CNAME (Ada's conflicted copy 2026-11-02)", "a (conflicted copy).png",
    "a.sync-conflict-20261112-101010-ABC.png", "a.bak.png",
)  # fmt: skip
MEANT = (
    "CNAME", ".htaccess", ".well-known", ".nojekyll", "_redirects", "_headers", "robots.txt", "a.png", "#1 hit.png", "part", "~ada",
    "backup.png", "4913.png", "icon.svg",
)  # fmt: skip
FOLDERS = pytest.mark.parametrize("folder", ["extra/", "extra/.well-known/", "images/site/", "connections/", ""])


@FOLDERS
@pytest.mark.parametrize("name", LEFT)
def test_leftovers_are_passed_over(name, folder):
    assert is_hidden(name, folder)


@FOLDERS
@pytest.mark.parametrize("name", COPIES)
def test_copies_that_might_be_meant_are_told_apart(name, folder):
    assert is_old_copy(name, folder)
    assert not is_hidden(name, folder)


@pytest.mark.parametrize("name", MEANT)
def test_what_is_meant_is_taken(name):
    assert not is_hidden(name, "extra/")
    assert not is_old_copy(name, "extra/")


@pytest.mark.parametrize("name", [".htaccess", ".secret.png"])
def test_hidden_files_elsewhere_are_nobodys(name):
    assert is_hidden(name, "connections/")


def test_the_fate_of_a_copied_text_is_told_by_its_reading():
    assert not is_old_copy("002.it.sync-conflict-20261112-101010-ABC.md", "connections/")


def test_a_site_publishes_what_is_meant_and_tells_the_copies(site):
    one = site(SERIES + day(1, "en", "One") + day(1, "it", "Uno"))
    for folder in ("extra", "images/site"):
        for name in (*LEFT, *COPIES):
            one.write(f"{folder}/{name}" if name not in (".git", ".svn") else f"{folder}/{name}/x", b"x")
    for name in (".htaccess", ".well-known/x", ".nojekyll", "CNAME", "_redirects"):
        one.write(f"extra/{name}", b"x")
    look = one.run()
    files = {part.path for part in look.parts if part.view == "files" and not part.path.startswith("theme/")}

    assert {".htaccess", ".well-known/x", ".nojekyll", "CNAME", "_redirects"} == files
    told = [finding for finding in one.findings() if "file-ignored" in finding]
    assert 2 * len(COPIES) == len(told)
    assert (
        "extra/CNAME.bak:1:1: note file-ignored: `CNAME.bak` looks like a copy that a program left behind, and is passed over"
        " – delete it, or rename it if it is meant"
    ) in told


def test_two_spellings_of_one_name_are_told(site):
    one = site(SERIES + day(1, "en", "One") + day(1, "it", "Uno"))
    one.write("images/site/caff\u00e8.png", b"1").write("images/site/caffe\u0300.png", b"2")

    (finding,) = one.findings()

    assert finding == (
        "images/site/caff\u00e8.png:1:1: error name-twice: two files have this name, which looks the same and is spelt with"
        " other characters in each – delete one of them, or rename it"
    )
