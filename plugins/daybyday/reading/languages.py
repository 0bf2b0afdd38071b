"""Which endings of a file name are languages.

Nearly every word of three letters is the code of some language (`old`, `new`, `doc`, `bak`): the registry
of BCP 47 has eight thousand. So a code of three letters is taken for a language without asking only if
CLDR has dates and plurals for it, as a site in that language needs. Of the others nobody can tell.
"""

from __future__ import annotations

from functools import lru_cache

from ..patterns import regex

# ISO 639-1 as the Library of Congress lists it.
_TWO_LETTERS = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz "
    "ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik "
    "io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml "
    "mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd "
    "se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi "
    "vo wa wo xh yi yo za zh zu".split()
)
# CLDR as Babel 2.18 has it; a test compares.
_THREE_LETTERS = frozenset(
    "agq ann apc arn asa ast bal bas bem bew bez bgc bgn bho blo blt brx bss byn cad cch ccp ceb cgg cho chr cic ckb "
    "cop csw dav dje doi dsb dua dyo ebu ewo fil frr fur gaa gez gsw guz haw hnj hsb jbo jgo jmc kaa kab kaj kam kcg "
    "kde kea ken kgp khq kkj kln kok kpe ksb ksf ksh kxv lag lij lkt lld lmo lrc ltg luo luy mai mas mdf mer mfe mgh "
    "mgo mhn mic mni moh mua mus myv mzn naq nds nmg nnh nqo nso nus nyn osa pap pcm pis prg quc raj rhg rif rof rwk "
    "sah saq sat sbp scn sdh seh ses shi shn sid skr sma smj smn sms ssy syr szl teo tig tok tpi trv trw twq tyv tzm "
    "vai vec vmw vun wae wal wbp xnr xog yav yrl yue zgh".split()
)
_TAG = regex(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{1,8})*)")
# Three letters, and perhaps a script or a region: what else follows a hyphen is a word.
_SHORT_TAG = regex(r"([A-Za-z]{3})(-[A-Za-z]{4})?(-[A-Za-z]{2}|-[0-9]{3})?")


@lru_cache(maxsize=1024)
def canonical(tag: str, site_languages: tuple[str, ...]) -> str | None:
    """The site's spelling of `tag` (`pt-br` is `pt-BR`), else None."""
    for language in site_languages:
        if language.lower() == tag.replace("_", "-").lower():
            return language
    return None


def looks_like_language(tag: str) -> bool:
    """Whether a file's ending must be meant as a language: `fr`, `pt-BR`, `gsw`, not `v2`, `old` or `backup`."""
    match = _TAG.fullmatch(tag)
    return match is not None and match.group(1).lower() in _TWO_LETTERS | _THREE_LETTERS


def may_be_language(tag: str) -> bool:
    """Whether a file's ending may be meant as a language as well as a word: a registered subtag of three letters."""
    match = _SHORT_TAG.fullmatch(tag)
    if match is None:
        return False
    import langcodes  # a tenth of a second, for few files

    return langcodes.tag_is_valid(match.group(1))
