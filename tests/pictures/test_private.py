"""No published picture says where it was taken, and every one looks as it did."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageOps, PngImagePlugin

from daybyday.pictures.private import without_private_data
from tests.pictures.photographs import PLACE, exif, file_of, noisy, opened, photograph

FORMATS = ("JPEG", "PNG", "WEBP")


@pytest.mark.parametrize("format", FORMATS)
def test_a_photograph_loses_its_place_its_maker_and_its_comments(format):
    data = photograph(format=format)
    clean = without_private_data(data)

    assert PLACE in data
    assert PLACE not in clean
    assert not opened(clean).getexif()


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("format", FORMATS)
def test_the_side_that_is_up_stays_up(format, turned):
    data = photograph(format=format, turned=turned)
    clean = without_private_data(data)

    assert PLACE not in clean
    assert ImageOps.exif_transpose(opened(clean)).tobytes() == ImageOps.exif_transpose(opened(data)).tobytes()


@pytest.mark.parametrize("format", FORMATS)
def test_colours_stay_as_they_were(format):
    profile = b"\0" * 128 + b"a profile of colours"
    data = photograph(format=format, icc_profile=profile)

    assert opened(without_private_data(data)).info["icc_profile"] == profile


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("turned", [1, 6])
def test_what_is_clean_stays_byte_for_byte(format, turned):
    clean = without_private_data(photograph(format=format, turned=turned))

    assert without_private_data(clean) == clean


def test_texts_of_a_png_go():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", PLACE.decode())
    texts.add_itxt("XML:com.adobe.xmp", PLACE.decode())
    texts.add_text("Zipped", PLACE.decode(), zip=True)
    clean = without_private_data(file_of(noisy(4, 4), "PNG", pnginfo=texts))

    assert not opened(clean).text


@pytest.mark.parametrize(
    "segment",
    [
        b"\xff\xe1http://ns.adobe.com/xap/1.0/\0",
        b"\xff\xedPhotoshop 3.0\0",
        b"\xff\xfe",
        b"\xff\xe2MPF\0",
        b"\xff\xe5Samsung",
    ],
    ids=["XMP", "IPTC", "comment", "MPF", "maker"],
)
def test_every_kind_of_note_of_a_jpeg_goes(segment):
    plain = file_of(noisy(8, 8))
    content = segment[2:] + PLACE
    data = plain[:20] + segment[:2] + (len(content) + 2).to_bytes(2, "big") + content + plain[20:]

    assert without_private_data(data) == without_private_data(plain)


def test_a_second_picture_or_a_film_behind_the_first_goes():
    data = file_of(noisy(8, 8))

    assert without_private_data(data + photograph() + b"ftypmp42") == without_private_data(data)


def test_a_progressive_jpeg_is_read_to_its_end():
    data = file_of(noisy(64, 64), progressive=True, exif=exif().tobytes())
    clean = without_private_data(data)

    assert PLACE not in clean
    assert opened(clean).tobytes() == opened(data).tobytes()


def test_a_picture_that_moves_still_moves():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    for format in ("PNG", "WEBP"):
        data = file_of(frames[0], format, save_all=True, append_images=frames[1:], exif=exif().tobytes())
        clean = without_private_data(data)

        assert PLACE not in clean
        assert Image.open(io.BytesIO(clean)).n_frames == 3


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_not_whole_stays_as_it_is(format):
    data = photograph(format=format)

    for end in range(1, len(data), max(1, len(data) // 40)):
        cut = data[:end]
        clean = without_private_data(cut)
        assert clean == cut or PLACE not in clean


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"text"]
)
def test_odd_files_pass_through(data):
    assert without_private_data(data) in (data, b"RIFF\x04\0\0\0WEBP")
