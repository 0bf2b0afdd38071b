"""The same content at the same instant gives the same bytes, whatever the machine is like."""

from __future__ import annotations

import stat

import pytest

from tests.harness import GUEST, Site, split_site
from tests.sites.rich import NOW, TEXT, rich_site

STRANGE = {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242"}
USUAL = {"LC_ALL": "C.UTF-8", "TZ": "Europe/Rome", "PYTHONHASHSEED": "1"}


@pytest.fixture(scope="module", params=[(), ("-t", "simple")], ids=["native", "guest"])
def arguments(request):
    return request.param


@pytest.fixture(scope="module")
def usual(tmp_path_factory, arguments):
    built = rich_site(tmp_path_factory.mktemp("usual")).pelican(*arguments, now=NOW, **USUAL)
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="module")
def strange(tmp_path_factory, arguments):
    """Another path, files made in another order, another locale, zone, hash seed and umask."""
    folder = tmp_path_factory.mktemp("strange") / "a path with spaces" / "è"
    site = Site(folder)
    for path, body in sorted(split_site(TEXT).items(), reverse=True):
        site.write(path, body)
    built = site.pelican(*arguments, now=NOW, umask=0o077, **STRANGE)
    assert built.status == 0, built.said
    return built


def differing(one, other):
    return sorted(path for path in {*one.files, *other.files} if one.files.get(path) != other.files.get(path))


def test_a_strange_machine_makes_the_same_files(usual, strange):
    assert len(usual.files) > 20
    assert differing(usual, strange) == []


def test_pages_stay_readable_for_a_web_server_under_a_narrow_umask(strange, arguments):
    paths = list(strange.folder.rglob("*"))
    if arguments:  # folders, and what the manifest does not list, are Pelican's, as its author's umask has them
        paths = [strange.folder / line.partition("  ")[2] for line in strange.text("manifest.txt").splitlines()]
    assert paths
    for path in paths:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode & (0o055 if path.is_dir() else 0o044) == (0o055 if path.is_dir() else 0o044), path


@pytest.mark.parametrize("mode", [{}, GUEST], ids=["native", "guest"])
def test_building_twice_at_one_instant_changes_nothing(tmp_path, mode):
    site = rich_site(tmp_path, **mode)

    assert differing(site.build(NOW), site.build(NOW)) == []


@pytest.mark.parametrize("mode", [{}, GUEST], ids=["native", "guest"])
def test_a_build_after_others_is_the_same_as_a_first_one(tmp_path, mode):
    """Neither an old output nor what the process did before leaves traces."""
    site = rich_site(tmp_path / "old", **mode)
    site.build("2026-11-02T12:00:00+01:00")
    after = site.build(NOW)

    assert differing(rich_site(tmp_path / "new", **mode).build(NOW), after) == []


def test_the_instant_may_come_in_any_offset(tmp_path):
    site = rich_site(tmp_path)

    assert differing(site.build("2026-11-10T12:00:00+01:00"), site.build("2026-11-11T01:00:00+14:00")) == []


def test_an_hour_in_which_nothing_comes_out_changes_nothing(tmp_path):
    site = rich_site(tmp_path)

    assert differing(site.build("2026-11-10T12:00:00+01:00"), site.build("2026-11-10T23:00:00+01:00")) == []


@pytest.mark.slow
def test_source_date_epoch_is_the_clock_of_those_who_have_none_of_ours(tmp_path):
    ours = rich_site(tmp_path / "ours").pelican(now=NOW)
    theirs = rich_site(tmp_path / "theirs").pelican(now="", SOURCE_DATE_EPOCH="1794308400")

    assert differing(ours, theirs) == []


def test_no_instant_without_an_offset_is_accepted(tmp_path):
    built = rich_site(tmp_path).pelican(now="2026-11-10T12:00:00")

    assert built.status == 1
    assert "clock-unreadable" in built.said
    assert built.files == {}


def test_a_build_writes_nothing_into_the_content_folder(tmp_path):
    site = rich_site(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in site.content.rglob("*")}
    site.build(NOW)

    assert {path: path.stat().st_mtime_ns for path in site.content.rglob("*")} == before
