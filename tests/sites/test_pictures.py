"""Pictures of a site: pages offer sizes, nothing published says where it was taken, what cannot be made smaller is told."""

from __future__ import annotations

import re

import pytest
from PIL import Image

from daybyday.pelican_adapter import settings as adapter
from daybyday.pictures import renditions as making
from tests.harness import GUEST, SERIES, Site, article, differing
from tests.pictures.photographs import PLACE, exif, file_of, noisy, opened, photograph

WITH = {"DAYBYDAY_WITHOUT": ["cards"]}
TEXT = "![One](/images/wide.jpg)\n\n![Two](/images/wide.jpg)\n\n![Small](/images/small.png)\n\n[The original](/images/huge.jpg)"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><script>alert(1)</script><path d="M0 0"/></svg>'


def with_pictures(folder, text: str = TEXT, **settings) -> Site:
    site = Site(folder, SERIES + article("a", "en", "A", text=text), **{**WITH, **settings})
    site.write("images/wide.jpg", photograph(900, 600, turned=6, quality=90))
    site.write("images/small.png", file_of(noisy(20, 10), "PNG"))
    site.write("images/huge.jpg", photograph(2600, 40, quality=20))
    site.write("images/drawn.svg", SVG)
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    made = with_pictures(tmp_path_factory.mktemp("pictures")).build()
    assert made.status == 0, made.said
    return made


def elements(built, path: str = "a/index.html") -> list[str]:
    return re.findall(r"<picture>.*?</picture>|<img [^>]*>", built.text(path))


LAZY = 'loading="lazy" '


def test_a_large_picture_comes_in_several_sizes_and_says_how_large_it_is(built):
    first = elements(built)[0]
    sizes = re.findall(r"/(pictures/[0-9a-f]+-(\d+)\.webp) (\d+)w", first)

    assert [width for _, _, width in sizes] == ["480", "600"]
    assert 'width="600" height="900"' in first
    for path, _, width in sizes:
        image = opened(built.files[path])
        assert (image.format, image.width, image.height) == ("WEBP", int(width), int(width) * 3 // 2)


def test_all_but_the_first_picture_wait_until_the_reader_comes_near(built):
    assert ['loading="lazy"' in element for element in elements(built)] == [False, True, True]


def test_a_small_picture_has_its_size_alone(built):
    assert elements(built)[2] == '<img loading="lazy" alt="Small" src="/images/small.png" width="20" height="10">'


def test_nothing_that_is_published_says_where_it_was_taken(built):
    assert [] == [path for path, data in built.files.items() if PLACE in data]


def test_an_original_that_is_linked_to_is_made_smaller_at_its_own_address(built):
    image = opened(built.files["images/huge.jpg"])

    assert (image.format, image.width) == ("JPEG", 2000)


def test_a_feed_has_the_address_alone(built):
    assert "pictures/" not in built.text("feed.rss")
    assert "https://example.org/images/wide.jpg" in built.text("feed.rss")


def test_scripts_of_drawings_go_whatever_refers_to_them(site, tmp_path):
    made = with_pictures(tmp_path / "site", "![D](/images/drawn.svg)")
    made.write("extra/drawn.svg", SVG).write("images/site/drawn.svg", SVG)
    files = made.build().files

    assert [b"alert" in files[path] for path in ("images/drawn.svg", "drawn.svg", "images/site/drawn.svg")] == [
        False
    ] * 3
    assert b'<img alt="D" src="/images/drawn.svg" width="8" height="4">' in files["a/index.html"]


def test_what_the_site_is_made_of_keeps_its_size_and_loses_its_place(tmp_path):
    made = with_pictures(tmp_path)
    made.write("extra/huge.jpg", photograph(2600, 40, quality=20))
    files = made.build().files

    assert opened(files["huge.jpg"]).width == 2600
    assert PLACE not in files["huge.jpg"]


@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF"])
def test_every_format_of_the_web_is_made_smaller(tmp_path, format):
    name = f"images/x.{format.lower()}"
    made = with_pictures(tmp_path, f"![X](/{name})")
    made.write(name, file_of(noisy(2100, 60), format, exif=exif().tobytes()))
    files = made.build().files

    assert (opened(files[name]).format, opened(files[name]).width) == (format, 2000)
    assert PLACE not in files[name]


def test_an_avif_that_is_small_enough_loses_its_place_too(tmp_path):
    made = with_pictures(tmp_path, "![X](/images/x.avif)")
    made.write("images/x.avif", file_of(noisy(60, 40), "AVIF", exif=exif().tobytes()))

    assert PLACE not in made.build().files["images/x.avif"]


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1"])
def test_colours_of_every_kind_can_be_made_smaller(tmp_path, mode):
    source = noisy(900, 300, "RGB").convert("RGB" if mode == "CMYK" else "RGBA").convert(mode)
    name, format = ("images/x.jpg", "JPEG") if mode == "CMYK" else ("images/x.png", "PNG")
    made = with_pictures(tmp_path, f"![X](/{name})")
    made.write(name, file_of(source, format).ljust(50_000, b"\0"))
    built = made.build()

    assert built.status == 0, built.said
    assert "480w" in elements(built)[0]


def test_a_picture_that_moves_is_left_alone(tmp_path):
    frames = [noisy(900, 100) for _ in range(2)]
    data = file_of(frames[0], "GIF", save_all=True, append_images=[frames[1].rotate(180)])
    made = with_pictures(tmp_path, "![X](/images/x.gif)").write("images/x.gif", data)
    built = made.build()

    assert built.files["images/x.gif"] == data
    assert elements(built) == ['<img alt="X" src="/images/x.gif" width="900" height="100">']


@pytest.mark.parametrize("data", [b"not a picture", photograph()[:700], b""], ids=["words", "cut off", "nothing"])
def test_a_broken_picture_is_told_and_goes_out_as_it_is(tmp_path, data):
    made = with_pictures(tmp_path, "![X](/images/x.jpg)").write("images/x.jpg", data)
    findings = [finding for finding in made.findings() if "picture-broken" in finding]

    assert findings == (
        [
            (
                "articles/a.en.md:5:6: warning picture-broken: `images/x.jpg` cannot be read as a picture: it is cut off, or "
                "something else – open it, and save it again as JPEG, PNG, WebP or SVG"
            )
        ]
        if data
        else []
    )
    built = made.build()
    assert built.files["images/x.jpg"] == data
    assert elements(built) == [f'<img {LAZY}alt="X" src="/images/x.jpg">']


def test_a_large_photograph_is_no_reason_to_complain(tmp_path):
    made = with_pictures(tmp_path, "![X](/images/x.jpg)").write("images/x.jpg", file_of(noisy(1300, 1300), quality=100))

    assert not [finding for finding in made.findings() if "picture-large" in finding]


def test_a_full_address_of_this_site_is_a_picture_of_this_site(tmp_path):
    built = with_pictures(tmp_path, "![X](https://example.org/images/wide.jpg)").build()
    sizes = re.findall(r"/(pictures/[^ ]+) \d+w", elements(built)[0])

    assert sizes
    assert [] == [path for path in sizes if path not in built.files]


def test_a_picture_of_homework_comes_in_sizes_too(tmp_path):
    made = with_pictures(tmp_path)
    made.write(
        "connections/001.en.md",
        "---\ntitle: A\n---\nText.\n\n/// homework\n![I](/images/wide.jpg)\n\n- [ ] ![T](/images/wide.jpg)\n///\n",
    )
    built = made.build()

    assert ["480w" in element for element in elements(built, "connections/1/index.html")] == [True, True]
    assert "pictures/" not in built.text("connections/homework.json") + built.text("connections/homework.rss")


def test_under_a_path_addresses_of_sizes_carry_it(tmp_path):
    built = with_pictures(tmp_path, SITEURL="https://example.org/repo").build()

    assert 'srcset="/repo/pictures/' in built.text("a/index.html")


def test_an_author_who_gives_a_size_is_followed(tmp_path):
    html = '<p><img src="/images/wide.jpg" width="100" alt="x"></p>'

    assert elements(with_pictures(tmp_path, html).build()) == [
        f'<img {LAZY}src="/images/wide.jpg" width="100" alt="x">'
    ]


def test_without_the_word_files_are_published_as_they_are(tmp_path):
    made = with_pictures(tmp_path, DAYBYDAY_WITHOUT=["cards", "pictures"])
    built = made.build()

    assert built.files["images/wide.jpg"] == (made.content / "images/wide.jpg").read_bytes()
    assert elements(built)[0] == f'<img {LAZY}alt="One" src="/images/wide.jpg">'


def test_without_pillow_pages_are_as_before_and_places_go_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(adapter, "_imaging", lambda: "")
    built = with_pictures(tmp_path, TEXT + "\n\n![D](/images/drawn.svg)").build()

    assert elements(built)[0] == f'<img {LAZY}alt="One" src="/images/wide.jpg">'
    assert [] == [path for path, data in built.files.items() if PLACE in data or b"alert(1)" in data]
    assert built.said.count("pictures-not-made") == 1


def test_in_a_foreign_theme_files_are_the_authors_own(tmp_path):
    made = with_pictures(tmp_path, **GUEST)

    assert made.build().files["images/huge.jpg"] == (made.content / "images/huge.jpg").read_bytes()


def test_the_pictures_of_a_coming_day_do_not_exist(tmp_path):
    made = with_pictures(tmp_path)
    made.write("connections/020.en.md", "---\ntitle: Later\n---\n![X](x.jpg)\n")
    made.write("connections/x.jpg", file_of(noisy(700, 500)))
    before, after = made.build(), Site(tmp_path, **WITH).build("2026-11-21T12:00:00+01:00")
    names = {path for path in after.files if path.startswith("pictures/")}

    assert names > {path for path in before.files if path.startswith("pictures/")}


def test_a_picture_is_not_made_again_in_the_next_build(tmp_path, monkeypatch):
    made = with_pictures(tmp_path)
    first = made.build()

    def refuse(*_):
        raise AssertionError("made again")

    monkeypatch.setattr(making, "render", refuse)
    made.settings["DAYBYDAY_WITHOUT"] = ["cards", "opml"]  # all parts are stale
    again = made.build()

    names = [path for path in first.files if path.startswith(("pictures/", "images/"))]
    assert [first.files[path] for path in names] == [again.files[path] for path in names]


def test_after_a_change_of_pictures_the_next_build_is_as_a_clean_one(tmp_path):
    made = with_pictures(tmp_path / "site")
    made.build()
    made.write("images/wide.jpg", file_of(noisy(1000, 500), quality=80)).delete("images/small.png")
    made.write("images/small.png", file_of(noisy(30, 10), "PNG")).write("images/drawn.svg", SVG.replace(b"8", b"9"))
    after = made.build()
    clean = with_pictures(tmp_path / "clean")
    for name in ("images/wide.jpg", "images/small.png", "images/drawn.svg"):
        clean.write(name, (made.content / name).read_bytes())

    assert differing(after.files, clean.build().files) == []


def test_names_come_from_the_source_and_not_from_what_came_out(tmp_path, monkeypatch):
    first = with_pictures(tmp_path / "a").build()
    monkeypatch.setitem(making._OPTIONS["WEBP"], "method", 0)
    second = with_pictures(tmp_path / "b").build()

    names = [path for path in first.files if path.startswith("pictures/")]
    assert names == [path for path in second.files if path.startswith("pictures/")]
    assert any(first.files[path] != second.files[path] for path in names)


def test_a_telephones_two_pictures_in_one_become_one(tmp_path):
    frames = [noisy(900, 600), noisy(300, 200)]
    data = file_of(frames[0], "MPO", save_all=True, append_images=[frames[1]], exif=exif().tobytes())
    assert Image.open(__import__("io").BytesIO(data)).format == "MPO"
    built = with_pictures(tmp_path, "![X](/images/x.jpg)").write("images/x.jpg", data).build()

    assert opened(built.files["images/x.jpg"]).format == "JPEG"
    assert PLACE not in built.files["images/x.jpg"]
    assert "480w" in elements(built)[0]
