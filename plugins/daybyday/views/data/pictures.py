"""Pictures of texts in the sizes that pages offer, and what is published in the place of originals that are not as they should be."""

from __future__ import annotations

from collections.abc import Iterator

from ...drawings import CleanCopy, Rendition
from ...edition.edition import Edition
from ...edition.pictures import at_own_address, rendition_address, renditions, shown_on_pages
from ...edition.published_files import published_files
from ...edition.render_services import RenderServices
from ...parts import Part, page_path


def parts(edition: Edition) -> Iterator[Part[Rendition | CleanCopy]]:
    """A file for every size, and for every original that is made smaller or cleaned."""
    if not edition.site.pictures:
        return
    for name, path in published_files(edition):
        if made := at_own_address(edition, name):
            yield Part(path, "pictures", made, name)
    addresses = set[str]()
    for name in shown_on_pages(edition):
        for rendition in renditions(edition, name):
            address = rendition_address(rendition)
            if address not in addresses:  # two files may be the same picture
                addresses.add(address)
                yield Part(page_path(address), "pictures", rendition, name)


def render(part: Part[Rendition | CleanCopy], services: RenderServices) -> bytes:
    """The picture. Raises `OSError` for a file that is not what it was when it was looked at."""
    return services.drawn(part.value.drawing())
