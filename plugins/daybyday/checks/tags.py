"""Tags that end at one address, though their authors mean several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..addresses import slugify
from ..content_names import TAGS
from ..messages import LanguageName, listing, say
from ..model import Finding, Place, Post
from ..tagging import tag_key
from .context import CheckInput


def tags_alike(inputs: CheckInput) -> Iterator[Finding]:
    """Tags without a line in tags.yaml that differ in more than capitals and give one address: `C++` and `C#`."""
    names, keys = inputs.content.tags, dict[str, str]()
    spellings: dict[tuple[str, str], dict[str, tuple[str, Post]]] = defaultdict(dict)
    for post in inputs.content.posts:
        for tag in post.source.tags:
            if tag not in keys:
                keys[tag] = tag_key(names, tag)
            if keys[tag] not in names.names:
                spellings[post.lang, keys[tag]].setdefault(tag.casefold(), (tag, post))
    for _, alike in sorted(spellings.items()):
        if len(alike) > 1:
            yield _alike(list(alike.values()))


def _alike(tags: list[tuple[str, Post]]) -> Finding:
    described = listing([say("`{tag}` ({path})", tag=tag, path=post.source.path) for tag, post in tags])
    first = tags[0][0]
    return Finding(
        "warning",
        "tags-alike",
        tags[-1][1].source.place("tags"),
        say(
            "the tags {tags} end at one address: their texts stand on one page, headed as the oldest has it",
            tags=described,
        ),
        say(
            "write the same in all, or name them in tags.yaml: `c-plus-plus: {{{lang}: {tag}}}`",
            lang=tags[0][1].lang,
            tag=first,
        ),
        also=tuple(dict.fromkeys(post.source.path for _, post in tags[:-1])),
    )


def tag_names_crossing(inputs: CheckInput) -> Iterator[Finding]:
    """Two tags of tags.yaml of which one is called as the other: a page would swallow the other, or be taken for it."""
    seen: dict[tuple[str, str], str] = {}
    names = inputs.content.tags.names
    for key, by_language in names.items():
        for lang, name in by_language.items():
            slug = slugify(name)
            rival = seen.setdefault((lang, slug), key)
            if rival == key and slug != slugify(key) and slug in names:
                rival = slug
            if rival != key:
                yield Finding(
                    "warning",
                    "tags-alike",
                    Place(TAGS),
                    say(
                        "`{key}` is called “{name}” in {lang}, and so is `{other}`",
                        key=key,
                        name=name,
                        lang=LanguageName(lang),
                        other=rival,
                    ),
                    say("give one of them another name, or make them one tag"),
                )
