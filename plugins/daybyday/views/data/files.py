"""Pictures and other files: always those of the theme, images/site/ and extra/, and the ledger; others when referred to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ...content_names import ALWAYS_PUBLISHED, EXTRA, LEDGER
from ...edition.edition import Edition
from ...edition.references import file_of, inward
from ...edition.render_services import THEME_FILE, RenderServices
from ...parts import Part

FileFacts = tuple[str, str]
"""(name for the services, digest)"""


def parts(edition: Edition) -> Iterator[Part[FileFacts]]:
    """Files of the content folder at their own paths; those of extra/ at the root of the site."""
    files = edition.site.files
    always = [name for name in files if name.startswith(ALWAYS_PUBLISHED)]
    if edition.settings.makes("ledger") and LEDGER in files:
        always.append(LEDGER)
    for name in sorted({*always, *_referred(edition)}):
        path = name.removeprefix(EXTRA)
        yield Part(path, "files", (name, files[name]), name)
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


def _referred(edition: Edition) -> set[str]:
    """Files that something that is out shows, links to, or has as its `image`."""
    files, names = edition.site.files, set[str]()
    for post in edition.out():
        facts = edition.facts_of(post)
        written = [*facts.targets, *([post.source.image] if post.source.image else [])]
        written += (inward(target, edition.settings.origin, edition.settings.base) for target in facts.web)
        # A post is never a file to be copied, and nearly all links lead to posts.
        names.update(file_of(target, post.source.path, files) for target in written if target[-3:] != ".md")
    return names - {""}
