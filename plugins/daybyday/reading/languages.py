"""Which endings of a file name are languages: the two-letter codes of ISO 639-1, and BCP 47 shape."""

from __future__ import annotations

import re

# ISO 639-1 as the Library of Congress lists it.
REGISTERED = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz "
    "ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik "
    "io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml "
    "mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd "
    "se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi "
    "vo wa wo xh yi yo za zh zu".split()
)
_TAG = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{1,8})*)")


def canonical(tag: str, site_languages: tuple[str, ...]) -> str | None:
    """The site's spelling of `tag` (`pt-br` is `pt-BR`), else None."""
    for language in site_languages:
        if language.lower() == tag.replace("_", "-").lower():
            return language
    return None


def looks_like_language(tag: str) -> bool:
    """Whether a file's ending must be meant as a language: `fr`, `pt-BR`, not `v2` or `backup`."""
    match = _TAG.fullmatch(tag)
    return bool(match) and match.group(1).lower() in REGISTERED if match else False
