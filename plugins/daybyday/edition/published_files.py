"""Which files of the content folder are published, and where: always those of images/site/ and extra/, and the ledger;
others when something that is out refers to them.
"""

from __future__ import annotations

from ..content_names import ALWAYS_PUBLISHED, EXTRA, LEDGER
from .edition import Edition
from .references import file_of, inward


def published_files(edition: Edition) -> list[tuple[str, str]]:
    """(name, path in the output) of all of them. Files lie at their own paths, those of extra/ at the root of the site."""
    return edition.memoize("published files", lambda: _published_files(edition))


def _published_files(edition: Edition) -> list[tuple[str, str]]:
    files = edition.site.files
    always = [name for name in files if name.startswith(ALWAYS_PUBLISHED)]
    if edition.settings.makes("ledger") and LEDGER in files:
        always.append(LEDGER)
    return [(name, name.removeprefix(EXTRA)) for name in sorted({*always, *_referred(edition)})]


def _referred(edition: Edition) -> set[str]:
    """Files that something that is out shows, links to, or has as its `image`."""
    files, names = edition.site.files, set[str]()
    for post in edition.out():
        facts = edition.facts_of(post)
        written = [*facts.targets, *([post.source.image] if post.source.image else [])]
        comments = edition.site.comments.get(post.source.path)
        web = (*facts.web, *(comments.targets if comments else ()))
        written += (inward(target, edition.settings.origin, edition.settings.base) for target in web)
        # A post is never a file to be copied, and nearly all links lead to posts.
        names.update(file_of(target, post.source.path, files) for target in written if target[-3:] != ".md")
    return names - {""}
