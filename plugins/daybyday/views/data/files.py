"""Pictures and other files: always those of the theme, images/site/ and extra/, and the ledger; others when referred to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ...edition.edition import Edition
from ...edition.pictures import at_own_address
from ...edition.published_files import published_files
from ...edition.render_services import THEME_FILE, RenderServices
from ...parts import Part

FileFacts = tuple[str, str]
"""(name for the services, digest)"""


def parts(edition: Edition) -> Iterator[Part[FileFacts]]:
    """Files of the content folder that are published as they are, and those of the theme."""
    for name, path in published_files(edition):
        if at_own_address(edition, name) is None:
            yield Part(path, "files", (name, edition.site.files[name]), name)
    for file in (file for file in edition.settings.theme_files if file.path):
        name = f"{THEME_FILE}{file.name}"
        yield Part(file.path, "files", (name, file.digest), name)


def render(part: Part[FileFacts], services: RenderServices) -> bytes:
    """The file as it is. Raises `OSError` for one that is not what it was when it was looked at."""
    name, digest = part.value
    data = services.file(name)
    if hashlib.sha256(data).hexdigest() != digest:
        raise OSError(f"{name} was saved while the site was being built; build again")
    return data
