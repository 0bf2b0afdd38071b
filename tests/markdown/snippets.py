"""Markdown put together at random: every construct beside, inside and across every other."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    "one two perché città l'altro dell'anno don't 'tis '80s rock'n'roll \"quoted\" 'single' \"'both'\" '\"both\"' -- --- "
    "a--b a---b ... .... … – « » 日本語 中文、 שלום مرحبا é´ A&B AT&T &amp; &copy; &#8217; &#x41; &#65 &nope; & < > <3 a<b "
    "snake_case_word 2*3*4 * _ ** __ *** ` `` \\ \\* \\_ \\\\ \\' \\\" \\[ \\` \\< HTML HTML's [ ] ( ) { } | : :: = # ~ ! "
    "DAYBYDAYHOMEWORKSTANDSHERE DAYBYDAYTASKSSTANDHERE [TOC] 1. 1) - + \u00a0 \u200d \u2028 \ufeff \x02 \x03 \t 10% 5' 6\" "
    "\"( )\" ('x') ['y'] '-' \"- ''x'' \"\"y\"\" '' \"\" ' \"".split(" ")
)
TEXT = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
SHORT = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Inline markup around `inner`, and beside other markup without a space between."""
    around = st.sampled_from(
        "*{}* **{}** ***{}*** _{}_ __{}__ ___{}___ *{}** **{}* ***{}* *{}_ `{}` ``{}`` \"{}\" '{}' \"*{}*\" '`{}`' "
        "[{}](x.en.md) [{}](https://example.org/a_b*c) [{}](<a b> \"t'i\") [{}](/x 'y') [{}][ref] [{}][] [{}] ![{}](p.png) "
        '![{}](/p.png "T") ![{}][ref] ![{}] {}[^1] [^{}] <b>{}</b> <span lang="fr">{}</span> <a href=\'x.md\'>{}</a> '
        "<em>{} {}</em> <!--{}--> <https://example.org/{}> <me@example.org> <br> <br/> {}{{.cls}} *{}*{{#an-id}} "
        "<script>{}</script> <img src=x.png> [{}](javascript:alert(1)) [a [{}](x)](y) <b>{} </i>{} {}</b>{} "
        "<u onclick=x>{}</u> &lt;{}&gt; <?php {} ?> <![CDATA[{}]]> </{}> <abbr title=x>{}</abbr>".split(" ")
    )
    return st.builds(lambda form, one: form.replace("{}", one), around, inner)


INLINE = st.recursive(SHORT, lambda inner: wrapped(inner) | st.lists(inner, max_size=3).map("".join), max_leaves=5)
LINE = st.lists(INLINE | TEXT, min_size=1, max_size=4).map(" ".join)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", "  \n", "\\\n", "\n  ", "\n    ", "\r\n"]).map(lambda end: end.join(lines))
)
_BLOCKS = (
    "# {}\n## {} ##\n### Same\n# Same\n#### {} {{#own}}\n{}\n===\n{}\n---\n> {}\n> > {}\n- {}\n* {}\n1. {}\n3) {}\n    {}\n"
    "\t{}\n: {}\n  - {}\n    - {}\n- [ ] {}\n***\n- - -\n___\n```\n~~~\n``` python\n```{{.x #y}}\n| a | {} |\n|---|:-:|\n| {} |\n"
    "[ref]: https://example.org/r 'T'\n[REF]: <x.en.md>\n[ref]:\n[^1]: {}\n[^1]:\n[^two]: {}\n*[HTML]: {}\n*[one] : x\n<div>\n"
    '</div>\n<div markdown="1">\n<p>{}</p>\n<table><tr><td>{}</td></tr></table>\n<!-- {} -->\n<!--\n-->\n<details>\n'
    "<script>\n</script>\n<hr>\n{{: .cls }}\n{{#id}}\n{}\n{}\n{}\n\n\n\n   \n///Footnotes Go Here///\n[TOC]\n<pre>\n</pre>\n<b>"
).split("\n")
BLOCK = st.builds(
    lambda form, one: form.replace("{}", one).replace("{{", "{").replace("}}", "}"), st.sampled_from(_BLOCKS), LINE
)
MARKDOWN = st.lists(BLOCK | PARAGRAPH, max_size=8).flatmap(
    lambda blocks: st.lists(
        st.sampled_from(["\n", "\n\n", "\n\n", "\n\n"]), min_size=len(blocks), max_size=len(blocks)
    ).map(lambda ends: "".join(one + end for one, end in zip(blocks, ends, strict=True)))
)
PLAIN = st.lists(
    st.sampled_from(
        "Go and see. Don't ask \"why\" l'altra città A&B [here](x.en.md) `code` \\* -- ... HTML 3) :".split()
    ),
    max_size=6,
).map(" ".join)
PIECE = (
    PLAIN | PLAIN | LINE | PARAGRAPH | MARKDOWN | st.sampled_from(["", " ", "\n", "DAYBYDAYTASKSSTANDHERE", "[TOC]"])
)
CALM = st.lists(
    PLAIN
    | SHORT
    | st.sampled_from(
        "## Same\f- a\n- b\f1. x\f> q\f    code\f***\fTerm\n: Def\f| a | b |\n|---|---|\n| 1 | 2 |\f*em* and **b**\fSame\n====\f"
        "[TOC]\f- a\n\n    - b\n\n        code\ftext {: .x}\f### H {#own}\f```\ncode\n```\f[r][ref]\f[ref]: x.md\f"
        "x[^1]\f[^1]: note\f*[HTML]: abbr".split("\f")
    ),
    max_size=6,
).map("\n\n".join)
"""Texts without raw HTML, which are converted together with their tasks."""
