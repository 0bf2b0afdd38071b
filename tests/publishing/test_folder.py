"""A folder of this machine: a link to releases, or filled in place; nothing of others is ever gone."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from pathlib import Path

import pytest

from daybyday.engine.manifest import digest_of
from daybyday.publishing import local_files
from daybyday.publishing.errors import BrokenPublicationError, PublishError
from daybyday.publishing.folder import FolderInPlace, folder_host
from daybyday.publishing.plan import Plan
from daybyday.publishing.releases import ReleasedFolder
from daybyday.publishing.site_files import site_files
from tests.publishing.conftest import add, files_in, publish, write

STYLE = f"theme/css/style.{digest_of(b'old')[:8]}.css"


class Served:
    """A place that a web server serves."""

    def __init__(self, folder: Path) -> None:
        self.place, self.output = folder / "www", folder / "output"

    def host(self):
        return folder_host(str(self.place), self.output)

    def publish(self, files: dict[str, str]) -> Plan:
        return publish(self.host(), site_files(write(self.output, files)))

    @property
    def files(self) -> dict[str, str]:
        return files_in(self.place.resolve())

    @property
    def release(self) -> str:
        return os.readlink(self.place)


@pytest.fixture
def released(tmp_path):
    return Served(tmp_path)


@pytest.fixture
def in_place(tmp_path):
    served = Served(tmp_path)
    served.place.mkdir()
    add(served.place, {".htaccess": "theirs", "blog/index.html": "theirs"})
    return served


STRANGERS = {".htaccess": "theirs", "blog/index.html": "theirs"}


def test_a_place_that_is_not_there_becomes_a_link_to_a_release(released):
    released.publish({"index.html": "1", "day/1/index.html": "1"})

    assert released.place.is_symlink()
    assert released.release.startswith("www.releases/000001-")
    assert released.files == {"index.html": "1", "day/1/index.html": "1"}


def test_an_empty_folder_becomes_one_too(released):
    released.place.mkdir()
    released.publish({"index.html": "1"})

    assert released.place.is_symlink()


def test_a_folder_with_something_in_it_is_filled_in_place(in_place):
    in_place.publish({"index.html": "1", "gone/index.html": "1"})
    in_place.publish({"index.html": "2"})

    assert isinstance(in_place.host(), FolderInPlace)
    assert in_place.files == {**STRANGERS, "index.html": "2"}
    assert not (in_place.place / "gone").exists()


@pytest.mark.parametrize("kind", ["released", "in_place"])
def test_what_others_put_there_outlives_any_number_of_publications(kind, request):
    served = request.getfixturevalue(kind)
    served.publish({"index.html": "0"})
    add(served.place, {".well-known/acme": "theirs", "day/notes": "theirs"})

    for text in "123":
        served.publish({"index.html": text, f"day/{text}/index.html": text})

    kept = {".well-known/acme": "theirs", "day/notes": "theirs"}
    strangers = STRANGERS if kind == "in_place" else {}
    assert served.files == {**strangers, **kept, "index.html": "3", "day/3/index.html": "3"}


@pytest.mark.parametrize("kind", ["released", "in_place"])
def test_a_file_somebody_edited_is_set_right_and_one_that_goes_is_kept(kind, request):
    served = request.getfixturevalue(kind)
    served.publish({"index.html": "1", "page": "1"})
    for name in ("index.html", "page"):
        (served.place / name).unlink()
    add(served.place, {"index.html": "edited", "page": "edited"})

    plan = served.publish({"index.html": "1"})

    assert plan.kept == ("page",)
    assert served.files["index.html"] == "1"
    assert served.files["page"] == "edited"


def test_nothing_new_makes_no_release(released):
    released.publish({"index.html": "1"})
    before = released.release
    released.publish({"index.html": "1"})

    assert released.release == before


def test_what_did_not_change_is_the_same_file(released):
    released.publish({"index.html": "1", "day": "1"})
    before = (released.place / "day").stat().st_ino
    released.publish({"index.html": "2", "day": "1"})

    assert (released.place / "day").stat().st_ino == before


def test_styles_that_open_pages_ask_for_stay_for_some_releases(released):
    released.publish({"index.html": "0", STYLE: "old"})
    seen = []
    for number in range(1, 8):
        released.publish({"index.html": str(number)})
        seen.append(STYLE in released.files)

    assert seen == [True] * 5 + [False] * 2


def test_five_releases_are_kept(released):
    for number in range(8):
        released.publish({"index.html": str(number)})

    assert len(list((released.place.parent / "www.releases").iterdir())) == 5


def test_a_rollback_brings_back_what_was_before_and_the_next_goes_forward(released):
    for text in "123":
        released.publish({"index.html": text})
    host = released.host()
    host.roll_back()
    host.roll_back()

    assert released.files == {"index.html": "1"}
    with pytest.raises(PublishError, match="no release before the one that is live"):
        host.roll_back()
    released.publish({"index.html": "4"})
    assert released.release.startswith("www.releases/000004-")
    released.host().roll_back()
    assert released.files == {"index.html": "1"}


def test_a_link_of_somebody_else_is_left_alone(released, tmp_path):
    (tmp_path / "theirs").mkdir()
    released.place.symlink_to(tmp_path / "theirs")

    with pytest.raises(PublishError, match="which no publication made"):
        released.publish({"index.html": "1"})


def test_a_link_that_leads_to_itself_is_left_alone(released):
    released.place.symlink_to(released.place.name)

    with pytest.raises(PublishError, match="www is a symbolic link to www, which no publication made"):
        released.publish({"index.html": "1"})


@pytest.mark.parametrize("destination", ["host:/var/www/site", "ada@host:/var/www/site", "ada@host:www"])
def test_a_place_on_a_server_is_no_folder_of_this_machine(tmp_path, destination):
    with pytest.raises(PublishError) as refused:
        folder_host(destination, tmp_path / "output")

    assert str(refused.value) == (
        f"`{destination}` is a place on a server, which `--to ssh` or `--to rsync` publish to; for a folder of this machine write"
        f" `./{destination}`."
    )


@pytest.mark.parametrize("kind", ["released", "in_place"])
def test_a_disk_that_is_for_reading_only_is_told(kind, request, monkeypatch):
    served = request.getfixturevalue(kind)
    served.publish({"index.html": "1"})

    def refuse(*_):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), "/srv/www")

    monkeypatch.setattr(local_files, "put", refuse)
    with pytest.raises(PublishError) as refused:
        served.publish({"index.html": "2"})

    assert str(refused.value) == (
        "/srv/www cannot be used (Read-only file system).\nYou may not write there: look at the rights of that folder."
    )
    assert served.files["index.html"] == "1"


@pytest.mark.parametrize("place", ["output", "output/www", "."])
def test_the_output_itself_is_no_place_to_publish_to(tmp_path, place):
    write(tmp_path / "output", {"index.html": ""})

    with pytest.raises(PublishError, match="lies in the folder the site is built into, or around it"):
        folder_host(str(tmp_path / place), tmp_path / "output")


@pytest.fixture
def full_disk(monkeypatch):
    """After so many more files the disk is full; None mends it."""
    put = local_files.put
    left: dict[str, int | None] = {"files": None}

    def put_some(data_of, root, path):
        if left["files"] is not None:
            left["files"] -= 1
            if left["files"] < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(root / path))
        put(data_of, root, path)

    monkeypatch.setattr(local_files, "put", put_some)
    return lambda files: left.update(files=files)


@pytest.mark.parametrize("files", range(4))
def test_a_full_disk_leaves_the_live_release_whole(released, full_disk, files):
    released.publish({"index.html": "1", "a": "1", "b": "1"})
    full_disk(files)
    with pytest.raises(PublishError, match="No space left on device") as refused:
        released.publish({"index.html": "2", "a": "2", "b": "2"})

    assert "The disk is full: make room, and publish again." in str(refused.value)
    assert released.files == {"index.html": "1", "a": "1", "b": "1"}
    assert [path.name for path in (released.place.parent / "www.releases").glob(".partial*")] == []
    full_disk(None)
    released.publish({"index.html": "2", "a": "2", "b": "2"})
    assert set(released.files.values()) == {"2"}


@pytest.mark.parametrize("files", range(5))
def test_in_place_a_full_disk_is_healed_by_the_next_publication(in_place, full_disk, files):
    in_place.publish({"index.html": "1", "gone": "1", "b": "1"})
    full_disk(files)
    with pytest.raises(BrokenPublicationError, match="No space left on device"):
        in_place.publish({"index.html": "2", "only once": "2", "b": "2"})
    full_disk(None)

    in_place.publish({"index.html": "3", "b": "3"})

    assert in_place.files == {**STRANGERS, "index.html": "3", "b": "3"}


def test_feeds_and_home_come_last_in_place(in_place, monkeypatch):
    order: list[str] = []
    put = local_files.put
    monkeypatch.setattr(local_files, "put", lambda data, root, path: (order.append(path), put(data, root, path)))

    in_place.publish({"index.html": "", "feed.rss": "", "it/feed.atom": "", "day/1/index.html": "", "theme/a.css": ""})

    assert order[1:3] == ["day/1/index.html", "theme/a.css"]
    assert order[-1] == "manifest.txt"


def test_somebody_who_published_meanwhile_is_not_overwritten(released):
    released.publish({"index.html": "1"})
    host, site = released.host(), site_files(write(released.output, {"index.html": "2"}))
    host.look(site.digests)
    released.publish({"index.html": "3"})

    with pytest.raises(PublishError, match="somebody else has published there"):
        host.carry_out(Plan(), site)
    assert released.files == {"index.html": "3"}


def test_a_killed_publication_leaves_nothing_that_stays(released):
    released.publish({"index.html": "1"})
    partial = released.place.parent / "www.releases" / ".partial-4711"
    write(partial, {"half": "1"})
    released.publish({"index.html": "2"})

    assert not partial.exists()


@pytest.mark.slow
def test_whoever_reads_all_the_while_gets_one_site_or_the_other(released):
    names = [f"page{number}.html" for number in range(20)]
    released.publish(dict.fromkeys(names, "0"))
    mixed, done = [], threading.Event()

    def read() -> None:
        while not done.is_set():
            here = released.place.resolve()  # as a web server opens a root for one request after the other
            texts = {(here / name).read_text() for name in names}
            if len(texts) != 1:
                mixed.append(texts)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 5):
        released.publish(dict.fromkeys(names, str(number)))
    done.set()
    reader.join()

    assert mixed == []


def test_a_release_is_for_a_web_server_to_read(released):
    before = os.umask(0o077)
    try:
        released.publish({"a/b/page": "1"})
    finally:
        os.umask(before)
    release = released.place.resolve()

    assert [0o755] * 4 == [
        path.stat().st_mode & 0o777 for path in (release.parent, release, release / "a", release / "a/b")
    ]
    assert (release / "a/b/page").stat().st_mode & 0o777 == 0o644
    assert isinstance(released.host(), ReleasedFolder)
    shutil.rmtree(release)
