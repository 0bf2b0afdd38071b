"""What cameras and programs write into pictures beside what one sees, taken out without touching a pixel.

Photographs say where and when they were taken, with which camera, often by whom (EXIF, XMP, IPTC), and some carry a second
picture or a film behind the first. What stays is what decides how the picture looks: colours, and which side is up. Made
anew are only the containers: segments of JPEG, chunks of PNG, chunks of WebP (RIFF).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_EXIF = b"Exif\0\0"
_PNG_TEXTS = frozenset([b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"])
_ORIENTATION = 0x0112
_VP8X_EXIF, _VP8X_XMP = 0x08, 0x04


def without_private_data(data: bytes) -> bytes:
    """A JPEG, PNG or WebP without it; the same bytes when there is none, when it is another format, or not whole."""
    try:
        if data.startswith(_JPEG):
            return _clean_jpeg(data)
        if data.startswith(_PNG):
            return _clean_png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _clean_webp(data)
    except (struct.error, IndexError, ValueError):
        return data
    return data


def _clean_jpeg(data: bytes) -> bytes:
    kept, turned = [], 1
    for marker, segment in _segments(data):
        if marker == 0xE1 and segment[4:10] == _EXIF:
            turned = _orientation(segment[10:]) or turned
        elif not _is_private(marker, segment):
            kept.append((marker, segment))
    if turned != 1:
        exif = _EXIF + _only_orientation(turned)
        at = 1 if kept and kept[0][0] == 0xE0 else 0
        kept.insert(at, (0xE1, b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif))
    return _JPEG + b"".join(segment for _, segment in kept)


def _is_private(marker: int, segment: bytes) -> bool:
    """Of a segment of a program (APPn) or a comment. Colours (ICC), JFIF and Adobe's transformation of colours stay."""
    if marker == 0xE2:
        return segment[4:16] != b"ICC_PROFILE\0"
    return marker == 0xFE or (0xE1 <= marker <= 0xEF and marker != 0xEE)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(marker, bytes) of all that follows the beginning, up to the end of the picture; what comes behind that is not its.

    Raises `ValueError` where the picture is not whole.
    """
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("no segment begins where one should")
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == 0xD9:
            yield marker, data[at : at + 2]
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            end = _end_of_scan(data, end)
        if end > len(data):
            raise ValueError("the picture ends within a segment")
        yield marker, data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where coded pixels end: at the next marker that is none of theirs."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7 and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _clean_png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while True:
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        end = at + 12 + length
        if end > len(data):
            raise ValueError("the picture ends within a chunk")
        if kind == b"eXIf" and (turned := _orientation(data[at + 8 : end - 4]) or 1) != 1:
            kept.append(_chunk(b"eXIf", _only_orientation(turned)))
        elif kind not in _PNG_TEXTS:
            kept.append(data[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _clean_webp(data: bytes) -> bytes:
    chunks, turned = list[tuple[bytes, bytes]](), 1
    at, end = 12, 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise ValueError("the picture is cut off")
    while at + 8 <= end:
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        content = data[at + 8 : at + 8 + length]
        if kind == b"EXIF":
            turned = _orientation(content.removeprefix(_EXIF)) or turned
        elif kind != b"XMP ":
            chunks.append((kind, content))
        at += 8 + length + length % 2
    if turned != 1:
        chunks.append((b"EXIF", _only_orientation(turned)))
    body = b"WEBP" + b"".join(_riff(kind, _flagged(kind, content, turned != 1)) for kind, content in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _riff(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _flagged(kind: bytes, content: bytes, has_exif: bool) -> bytes:
    """The head of an extended file says what there is in it."""
    if kind != b"VP8X":
        return content
    flags = content[0] & ~(_VP8X_EXIF | _VP8X_XMP) | (_VP8X_EXIF if has_exif else 0)
    return bytes([flags]) + content[1:]


def _orientation(tiff: bytes) -> int:
    """Which side is up, 1 to 8, by the first directory of EXIF; 0 when it does not say."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 0
    (at,) = struct.unpack(f"{order}I", tiff[4:8])
    (count,) = struct.unpack(f"{order}H", tiff[at : at + 2])
    for number in range(count):
        entry = tiff[at + 2 + 12 * number : at + 14 + 12 * number]
        tag, _, _, value = struct.unpack(f"{order}HHIH", entry[:10])
        if tag == _ORIENTATION:
            return value if 1 <= value <= 8 else 0
    return 0


def _only_orientation(turned: int) -> bytes:
    """EXIF that says which side is up, and nothing else."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)
