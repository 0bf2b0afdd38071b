"""What is published: every regular file of the output that a manifest can list."""

from __future__ import annotations

from daybyday.publishing.site_files import site_files
from tests.publishing.conftest import write


def test_links_and_names_that_cannot_be_listed_are_left_out_and_named(tmp_path):
    output = write(tmp_path / "output", {"index.html": "1", "a\nb": "2", "back\\slash": "3"})
    (output / "link").symlink_to("index.html")

    site = site_files(output)

    assert list(site.digests) == ["index.html"]
    assert site.left_out == ("a\\nb", "back\\slash", "link")


def test_what_a_build_or_git_left_in_the_folder_is_not_published(tmp_path):
    output = write(
        tmp_path / "output", {"index.html": "", ".git/config": "", ".daybyday-new/0": "", "manifest.txt": ""}
    )

    assert list(site_files(output).digests) == ["index.html"]
