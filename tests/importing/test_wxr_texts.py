"""The text of a post: blocks, shortcodes, classic paragraphs, and the debris of plugins."""

from __future__ import annotations

import pytest

from tests.importing.wxr import ENGLISH, attachment, item, meta

PATH = "articles/post-1.en.md"


def body(importing, text: str, *others: str, extra: str = "") -> str:
    result = importing.export(item(1, text=text, extra=extra), *others)
    return result.files[PATH].partition("\n---\n")[2].strip()


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("One.\n\nTwo\nlines.", "One.\n\nTwo  \nlines."),
        ("<strong>Bold </strong>and <em>so</em>", "**Bold** and *so*"),
        ("# no heading\n\n1. no list\n\n- no list\n\n/// no block", "\\# no heading\n\n1\\. no list\n\n\\- no list\n\n&#47;// no block"),
        ("A *star*, a [bracket], snake_case, a <code>`tick`</code>", "A \\*star\\*, a \\[bracket\\], snake_case, a `` `tick` ``"),
        ("<ul>\n<li>One</li>\n<li>Two\n<ul>\n<li>In</li>\n</ul>\n</li>\n</ul>", "- One\n- Two\n    - In"),
        ('<ol start="3"><li>c</li><li>d</li></ol>', "3.  c\n4.  d"),
        ('<pre class="brush: python">if x:\n\n    y</pre>', "```python\nif x:\n\n    y\n```"),
        ("<blockquote>Said\n\nTwice</blockquote>", "> Said\n>\n> Twice"),
        ("<h2>Head</h2>\nWords", "## Head\n\nWords"),
        ("<table><tr><th>A</th></tr><tr><td>1</td></tr></table>", "| A |\n| --- |\n| 1 |"),
        ("<dl><dt>T</dt><dd>D</dd></dl>", "<dl> <dt> T </dt> <dd> D </dd> </dl>"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("<!--more-->After", "After"),
        ("https://v.test/watch?v=abc", "[https://v.test/watch?v=abc](https://v.test/watch?v=abc)"),
        ("<p>Words https://v.test/1</p>", "Words https://v.test/1"),
        ('[caption id="a" width="3"]<img src="https://o.test/a.jpg" alt="A"> Words[/caption]',
         '<figure> <img src="https://o.test/a.jpg" alt="A"> <figcaption> Words </figcaption> </figure>'),
        ("[embed]https://v.test/1[/embed]", "[https://v.test/1](https://v.test/1)"),
        ('<iframe src="//www.youtube.com/embed/abcdefgh?rel=0"></iframe>',
         "[https://www.youtube.com/watch?v=abcdefgh](https://www.youtube.com/watch?v=abcdefgh)"),
        ("[sic] stays, [[gallery]] too", "\\[sic\\] stays, \\[gallery\\] too"),
        ("donâ€™t, caffÃ¨, &#8220;so&#8221;", "don’t, caffè, “so”"),
        ("<h1>Head</h1>", "## Head"),
        ("<strike>a</strike>, <tt>b</tt>, <acronym>c</acronym>", "<s>a</s>, `b`, <abbr>c</abbr>"),
        ("<strong><p>One</p><p>Two</p></strong>", "**One**\n\n**Two**"),
        ('<a href="https://o.test/"><h3>Head</h3><p>Words</p></a>', "### [Head](https://o.test/)\n\n[Words](https://o.test/)"),
        ("<ul><li>One</li><ul><li>In</li></ul></ul>", "- One\n    - In"),
        ("<ul><p>Loose</p></ul>", "- Loose"),
        ('<img data-src="https://o.test/a.jpg" alt="A"><noscript><img src="https://o.test/a.jpg" alt="A"></noscript>', "![A](https://o.test/a.jpg)"),
        ("<noscript>Words</noscript>", "Words"),
        ("<xmp>a <b></xmp>", "```\na <b>\n```"),
        ('[sourcecode language="css"]\na { b: c; }\n\nd &lt; e\n[/sourcecode]', "```css\na { b: c; }\n\nd < e\n```"),
        ("[python]x = 1[/python]", "```python\nx = 1\n```"),
        ('<pre class="lang:css decode:true">a</pre>', "```css\na\n```"),
        ('<pre data-enlighter-language="js">a</pre>', "```js\na\n```"),
        ('<pre lang="php" line="1">a</pre>', "```php\na\n```"),
        ('<pre lang="it">a</pre>', "```\na\n```"),
        ("[[two words]] stay", "\\[\\[two words\\]\\] stay"),
        ('[cc lang="php"]\n/**\n* $a[ID] &amp;&amp; $b\n*/\n[/cc]', "```php\n/**\n* $a[ID] && $b\n*/\n```"),
        ("[ccnLe_php]\n$x = 1;\n\n$y = 2;\n[/ccnLe_php]", "```php\n$x = 1;\n\n$y = 2;\n```"),
        ("[text]no lines[/text]", "```\nno lines\n```"),
        ('<map><area href="https://o.test/" alt="North"></map>', "[North](https://o.test/)"),
        ('<a name="top"></a>Words <a href="#top">up</a>', '<a id="top"></a>Words [up](#top)'),
        ('<applet code="x">Words</applet>', "Words"),
        ("""[caption id="a" caption="Say &quot;so&quot;, it's"]<img src="https://o.test/a.jpg" alt="A">[/caption]""",
         """<figure> <img src="https://o.test/a.jpg" alt="A"> <figcaption> Say "so", it's </figcaption> </figure>"""),
        ("[audio src=&#8221;https://o.test/a.mp3&#8243;]", "[https://o.test/a.mp3](https://o.test/a.mp3)"),
        ("[audio src=&quot;https://o.test/a.mp3&quot;]", "[https://o.test/a.mp3](https://o.test/a.mp3)"),
        ("[latex]E=mc^2[/latex]", "`E=mc^2`"),
        ("Said.[ref]By <em>Ada</em>.[/ref]", "Said.[^1]\n\n[^1]: By *Ada*."),
        ("""<a href="https://o.test/" title='say "so"'>a</a>""", """[a](https://o.test/ 'say "so"')"""),
        ("""<a href="https://o.test/" title="it's &quot;so&quot;">a</a>""", """<a href="https://o.test/" title="it's &quot;so&quot;">a</a>"""),
        ('<img src="https://o.test/a.jpg" alt="" title="A bridge">', '<img src="https://o.test/a.jpg" alt="" title="A bridge">'),
        ("""<img src="https://o.test/a.jpg" alt="A" title='a "b"'>""", """![A](https://o.test/a.jpg 'a "b"')"""),
        ('<a href="https://o.test/1">a</a><a href="https://o.test/2">b</a>', "[a](https://o.test/1) [b](https://o.test/2)"),
        ('<div style="background-image: url(https://o.test/a.jpg)">Words</div>', '<img src="https://o.test/a.jpg" alt="">\n\nWords'),
    ],
)  # fmt: skip
def test_a_classic_text_becomes_markdown(importing, text, markdown):
    assert body(importing, text) == markdown


def test_a_gallery_shows_its_pictures(importing):
    shown = body(
        importing, '[gallery ids="50"]', attachment(50, "https://old.test/wp-content/uploads/b.jpg", alt="A bridge")
    )

    assert shown == "![A bridge](https://old.test/wp-content/uploads/b.jpg)"


@pytest.mark.parametrize(
    ("text", "code", "lost"),
    [
        ('[contact-form-7 id="1" title="x"]', "shortcodes", ['[contact-form-7 id="1" title="x"]']),
        ('<div class="sharedaddy">Share this: Tweet</div>', "share-bars", ["Share this: Tweet"]),
        ("<p>Be Sociable, Share!</p>", "share-bars", ["Be Sociable, Share!"]),
        (
            '<div style="display:none"><a href="http://pills.test">pills</a></div>',
            "hidden-links",
            ["pills http://pills.test"],
        ),
        ("<script>alert(1)</script>", "scripts", ["alert(1)"]),
        ("<form><input><button>Send</button></form>", "forms", ["Send"]),
        ('<a href="javascript:x()">click</a>', "links-unfit", ["javascript:x()"]),
        ('<a href="file:///C:/a.doc">my file</a>', "links-unfit", ["file:///C:/a.doc"]),
        ('<img src="data:image/png;base64,AA" alt="A chart">', "pictures-unreachable", ["A chart"]),
        ("<!--more Go on-->", "more-words", ["Go on"]),
        ('<a href="https://pills.test/x">cheap viagra</a>', "spam-links", ["cheap viagra https://pills.test/x"]),
        ('<a href="https://x.test/online-casino/">here</a>', "spam-links", ["here https://x.test/online-casino/"]),
        ("a <?php echo 'so'; ?> b", "html-comments", ["<?php echo 'so'; ?>"]),
        ("[toc] a", "shortcodes", ["[toc]"]),
        ("<!-- ask Ugo about this -->", "html-comments", ["<!-- ask Ugo about this -->"]),
        ("<svg><title>A drawing</title></svg>", "drawings", ["A drawing"]),
        ('<!-- wp:latest-posts {"n":5} /-->', "blocks", ['<!-- wp:latest-posts {"n":5} /-->']),
    ],
)
def test_what_is_dropped_is_named_with_its_words(importing, text, code, lost):
    result = importing.export(item(1, text=f"<p>{ENGLISH}</p>\n\n{text}"))

    assert result.losses(PATH)[code] == (1, lost)


def test_looks_that_the_theme_decides_are_counted(importing):
    text = f'<p style="color:red">{ENGLISH}</p><font color="blue">Blue</font><center>Middle</center><p align="right">Right</p>'

    assert importing.export(item(1, text=text)).losses(PATH)["looks"] == (4, [])


def test_remarks_in_code_are_what_a_text_is_about(importing):
    result = importing.export(
        item(1, text=f"{ENGLISH}<pre>&lt;!-- shown --&gt;<!-- not --></pre><!--[if IE]>x<![endif]-->")
    )

    assert "remarks" not in result.losses(PATH)


def test_the_words_of_a_link_to_nothing_stay(importing):
    assert body(importing, '<a href="javascript:x()">click</a>') == "click"


def test_blocks_lose_their_comments_and_keep_their_text(importing):
    text = (
        '<!-- wp:paragraph {"align":"left"} -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\nClassic\n\n'
        "<!-- wp:list --><ul><!-- wp:list-item --><li>A</li><!-- /wp:list-item --></ul><!-- /wp:list -->\n"
        '<!-- wp:embed {"url":"https://v.test/1"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://v.test/1\n</div></figure>\n<!-- /wp:embed -->'
    )

    assert body(importing, text) == "One.\n\nClassic\n\n- A\n\n[https://v.test/1](https://v.test/1)"


def test_a_classic_text_in_a_block_of_its_own_has_paragraphs(importing):
    text = "<!-- wp:freeform -->One\nline.\n\nTwo.<!-- /wp:freeform --><!-- wp:paragraph --><p>Three.</p><!-- /wp:paragraph -->"

    assert body(importing, text) == "One  \nline.\n\nTwo.\n\nThree."


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        ('<figure class="wp-block-image"><img src="https://o.test/a.jpg" alt="A"/></figure>', "![A](https://o.test/a.jpg)"),
        ('<figure class="wp-block-image"><img src="https://o.test/a.jpg" alt="A"/><figcaption>So</figcaption></figure>',
         '<figure class="wp-block-image"><img src="https://o.test/a.jpg" alt="A"><figcaption>So</figcaption></figure>'),
        ('<figure class="wp-block-table"><table><tbody><tr><th>A</th></tr><tr><td>1</td></tr></tbody></table></figure>', "| A |\n| --- |\n| 1 |"),
        ('<figure class="wp-block-pullquote"><blockquote><p>Said</p></blockquote></figure>', "> Said"),
        ('<pre class="wp-block-verse">Roses\nare red</pre>', "Roses  \nare red"),
        ('<pre class="wp-block-code"><code>x = 1</code></pre>', "```\nx = 1\n```"),
        ('<div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="https://o.test/">Go</a></div></div>', "[Go](https://o.test/)"),
        ('<div class="wp-block-columns"><div class="wp-block-column"><p>A</p></div><div class="wp-block-column"><p>B</p></div></div>', "A\n\nB"),
        ('<hr class="wp-block-separator"/>', "* * *"),
        ('<p class="has-drop-cap" style="color:red">Once</p>', "Once"),
        ('<details class="wp-block-details"><summary>More</summary><p>Here</p></details>', '<details class="wp-block-details"><summary>More</summary><p>Here</p></details>'),
    ],
)  # fmt: skip
def test_blocks_of_many_kinds(importing, block, markdown):
    assert body(importing, f"<!-- wp:x -->\n{block}\n<!-- /wp:x -->") == markdown


def test_a_reusable_block_is_put_in_its_place(importing):
    reusable = item(70, "Reused", "<!-- wp:paragraph --><p>Again.</p><!-- /wp:paragraph -->", kind="wp_block")

    assert body(importing, '<!-- wp:block {"ref":70} /-->', reusable) == "Again."


def test_notes_of_the_block_editor_are_notes(importing):
    text = '<!-- wp:paragraph --><p>Said<sup data-fn="a1" class="fn"><a href="#a1" id="a1-link">1</a></sup>.</p><!-- /wp:paragraph -->\n<!-- wp:footnotes /-->'
    shown = body(importing, text, extra=meta("footnotes", '[{"content":"By <em>Ada</em>.","id":"a1"}]'))

    assert shown == "Said[^1].\n\n[^1]: By *Ada*."


def test_what_was_mended_is_counted(importing):
    result = importing.export(item(1, text=f"{ENGLISH} donâ€™t, caffÃ¨"))

    assert result.losses(PATH)["letters-mended"] == (2, ["â€™ → ’", "Ã¨ → è"])


def test_what_markdown_cannot_say_stays_html(importing):
    table = '<table><tr><td colspan="2">Joined</td></tr><tr><td>1</td><td>2</td></tr></table>'

    assert '<td colspan="2"> Joined </td>' in body(importing, table)


@pytest.mark.parametrize(
    "text",
    [
        "DAY 5 HOMEWORK: not in a series",
        "/// homework | x",
        "<<<<<<< mine",
        "<!-- never closed",
        "[" * 500,
        "<div>" * 200 + "deep",
        "{% raw %} {{ x }} [[wiki]]",
        "--- \ntitle: x\n---",
        '<a href="http://[bad">x</a>',
        '<img src="{static}/none.jpg">',
        '<a href="{filename}/none.md">x</a>',
        "www.example.org <a href='www.example.org'>x</a>",
    ],
)  # fmt: skip
def test_no_text_gives_an_error_in_check(importing, tmp_path, text):
    result = importing.export(item(1, text=f"<p>{ENGLISH}</p>\n\n{text}", link="https://old.test/a/"))

    assert result.errors(tmp_path / "site") == []


def test_two_quotations_in_a_row_stay_two(importing):
    result = importing.export(
        item(1, text=f"<p>{ENGLISH}</p><blockquote><p>First.</p></blockquote><blockquote><p>Second.</p></blockquote>")
    )

    assert result.body() == f"{ENGLISH}\n\n> First.\n\n<blockquote> <p> Second. </p> </blockquote>"
