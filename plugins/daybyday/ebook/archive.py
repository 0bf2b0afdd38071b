"""The container of an EPUB (OCF 3.3): a ZIP file whose first member says what it is, uncompressed."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_MIMETYPE = "mimetype"
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""before that a ZIP file has no dates"""
_COMPRESSED_ALREADY = (".png", ".jpg", ".gif", ".webp")


def archived(files: Iterable[tuple[str, bytes]], modified: datetime) -> bytes:
    """Files in their order as an EPUB. Its members carry the date of the content, and nothing of the machine."""
    stamp = max(modified.astimezone(UTC), _EARLIEST).timetuple()[:6]
    made = io.BytesIO()
    with ZipFile(made, "w") as container:
        for name, data in [(_MIMETYPE, b"application/epub+zip"), *files]:
            member = ZipInfo(name, stamp)
            member.create_system, member.external_attr = 3, 0o644 << 16
            is_stored = name == _MIMETYPE or name.endswith(_COMPRESSED_ALREADY)
            container.writestr(member, data, ZIP_STORED if is_stored else ZIP_DEFLATED, 9)
    return made.getvalue()
