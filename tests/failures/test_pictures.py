"""Pictures that readers would wait for, or never see: told where a text uses them."""

from __future__ import annotations

import pytest

from tests.failures import BASE
from tests.harness import day

TWINS = day(2, "it", "Due")


def findings(site, name: str, data: bytes, text: str = "![a]({})", header: str = "") -> list[str]:
    content = BASE + day(2, "en", "Two", header.format(name), text.format(name)) + TWINS
    return site(content).write(f"connections/{name}", data).findings()


@pytest.mark.parametrize("name", ["a.heic", "a.HEIC", "a.tiff", "a.psd", "a.bmp", "a.ai", "a.cr2", "a.dng", "a.jxl"])
@pytest.mark.parametrize("text", ["![a]({})", "[a]({})", '<img src="{}" alt="a">'])
def test_a_format_that_browsers_lack_is_told(site, name, text):
    (finding,) = findings(site, name, b"x", text)

    column = text.index("{}") + 1
    assert finding == (
        f"connections/002.en.md:4:{column}: warning picture-format: most browsers cannot show `connections/{name}`, a picture in the"
        f" format {name[2:].upper()} – save it as JPEG, PNG, WebP or SVG"
    )


def test_more_than_two_megabytes_are_told(site):
    (finding,) = findings(site, "a.jpg", bytes(2_340_000))

    assert finding == (
        "connections/002.en.md:4:6: warning picture-large: `connections/a.jpg` has 2.3 MB: on a telephone readers wait for it"
        " – make it smaller: 1600 pixels are wide enough, and 300 KB mostly"
    )


def test_the_picture_of_the_header_is_looked_at_too(site):
    (finding,) = findings(site, "a.heic", b"x", "Text.", "image: {}\n")

    assert finding.startswith("connections/002.en.md:3:1: warning picture-format")


@pytest.mark.parametrize(
    ("name", "size"), [("a.jpg", 2_000_000), ("a.svg", 10), ("film.mp4", 3_000_000), ("list.pdf", 3_000_000)]
)
def test_what_is_fit_is_not_spoken_of(site, name, size):
    assert [] == findings(site, name, bytes(size), "[a]({})")


def test_a_picture_nobody_uses_is_not_looked_at(site):
    assert [] == findings(site, "a.heic", b"x", "Text.")
