"""Which files of the content folder are published, and where: always those of images/site/ and extra/, and the ledger;
others when something that is out refers to them.
"""

from __future__ import annotations

from ..content_names import ALWAYS_PUBLISHED, EXTRA, LEDGER
from ..model import CommentFile
from ..prose import Facts
from .edition import Edition
from .references import addresses_of_site, file_of


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
    origin, base, comments = edition.settings.origin, edition.settings.base, edition.site.comments
    for post in edition.out():
        facts, source = edition.facts_of(post), post.source
        # A post is never a file to be copied, and nearly all links lead to posts.
        written = [target for target in facts.targets if target[-3:] != ".md"]
        if source.image:
            written.append(source.image)
        web = _web(facts, comments.get(source.path)) if comments else facts.web
        if own := addresses_of_site(web, origin, base):
            written += (path for _, path in own)
        if written:
            names.update(file_of(target, source.path, files) for target in written)
    return names - {""}


def _web(facts: Facts, comments: CommentFile | None) -> tuple[str, ...]:
    """Addresses with a scheme, some of which may be full ones of this site."""
    return (*facts.web, *comments.targets) if comments else facts.web
