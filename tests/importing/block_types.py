"""Every type of block that WordPress has: what an editor saves of it, with words of its own in each place that can hold words.

`WITH_WORDS` are saved as HTML; `FILLED` are comments alone, which WordPress fills when somebody asks for the page.
"""

from __future__ import annotations

PICTURE = '<img src="https://old.test/wp-content/uploads/pic.jpg" alt="Alternative words" class="wp-image-9"/>'


def _block(name: str, inner: str, values: str = "") -> str:
    return f"<!-- wp:{name}{f' {values}' if values else ''} -->\n{inner}\n<!-- /wp:{name} -->"


def _paragraph(words: str) -> str:
    return _block("paragraph", f"<p>{words}</p>")


def _figure(kind: str, inner: str, caption: str) -> str:
    below = f'<figcaption class="wp-element-caption">{caption}</figcaption>' if caption else ""
    return f'<figure class="wp-block-{kind}">{inner}{below}</figure>'


_NESTED_LIST = (
    '<ul class="wp-block-list"><!-- wp:list-item --><li>First entry<!-- wp:list --><ol class="wp-block-list">'
    "<!-- wp:list-item --><li>Inner <strong>entry</strong></li><!-- /wp:list-item --></ol><!-- /wp:list --></li><!-- /wp:list-item -->"
    "<!-- wp:list-item --><li>Second entry</li><!-- /wp:list-item --></ul>"
)
_TABLE = (
    "<table class='has-fixed-layout'><thead><tr><th>Head one</th><th>Head two</th></tr></thead>"
    "<tbody><tr><td>Cell one</td><td>Cell | two</td></tr></tbody><tfoot><tr><td>Foot one</td><td>Foot two</td></tr></tfoot></table>"
)
_GROUP = _block("group", f"<div>{_paragraph('Group in a group')}</div>")
_ACCORDION = (
    '<div role="group" class="wp-block-accordion"><!-- wp:accordion-item --><div class="wp-block-accordion-item">'
    '<!-- wp:accordion-heading --><h3 class="wp-block-accordion-heading"><button type="button" class="wp-block-accordion-heading__toggle">'
    '<span class="wp-block-accordion-heading__toggle-title">Question to open</span><span class="icon" aria-hidden="true">+</span></button></h3><!-- /wp:accordion-heading -->'
    '<!-- wp:accordion-panel --><div role="region" class="wp-block-accordion-panel"><!-- wp:paragraph --><p>Answer inside</p><!-- /wp:paragraph --></div><!-- /wp:accordion-panel -->'
    "</div><!-- /wp:accordion-item --></div>"
)
_TABS = (
    '<div class="wp-block-tabs"><div role="tablist"><button role="tab" id="tab-1">Tab label</button></div>'
    '<div class="wp-block-tab-panel" role="tabpanel"><p>Words of a tab</p></div></div>'
)

WITH_WORDS: dict[str, str] = {
    "accordion": _block("accordion", _ACCORDION),
    "audio": _block("audio", _figure("audio", '<audio controls src="https://old.test/a.mp3"></audio>', "Heard by the sea")),
    "buttons": _block("buttons", '<div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="https://old.test/go/">Press to go</a></div><!-- /wp:button --></div>'),
    "button without an address": _block("button", '<div class="wp-block-button"><a class="wp-block-button__link">Leads nowhere yet</a></div>'),
    "code": _block("code", '<pre class="wp-block-code"><code>if (a &lt; b &amp;&amp; c) {\n\n    run();\n}</code></pre>'),
    "columns": _block("columns", f'<div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column">{_paragraph("Left column")}</div><!-- /wp:column --><!-- wp:column --><div class="wp-block-column">{_paragraph("Right column")}</div><!-- /wp:column --></div>'),
    "cover": _block("cover", f'<div class="wp-block-cover"><span aria-hidden="true" class="wp-block-cover__background has-background-dim"></span><img class="wp-block-cover__image-background" alt="" src="https://old.test/cover.jpg" data-object-fit="cover"/><div class="wp-block-cover__inner-container">{_paragraph("Words on a cover")}</div></div>', '{"url":"https://old.test/cover.jpg","id":4,"dimRatio":50}'),
    "cover of old": _block("cover", '<div class="wp-block-cover has-background-dim" style="background-image:url(https://old.test/old-cover.jpg)"><p class="wp-block-cover-text">Words on an old cover</p></div>'),
    "details": _block("details", f'<details class="wp-block-details"><summary>Short version</summary>{_paragraph("Long version")}</details>'),
    "embed": _block("embed", _figure("embed is-type-video", '<div class="wp-block-embed__wrapper">\nhttps://video.test/watch?v=1&amp;t=2\n</div>', "A film about rain"), '{"url":"https://video.test/watch?v=1","type":"video","providerNameSlug":"video"}'),
    "core-embed": _block("core-embed/twitter", _figure("embed-twitter", '<div class="wp-block-embed__wrapper">\nhttps://social.test/ada/status/1\n</div>', "Said in public"), '{"url":"https://social.test/ada/status/1"}'),
    "file": _block("file", '<div class="wp-block-file"><object class="wp-block-file__embed" data="https://old.test/plan.pdf" type="application/pdf" aria-label="Plan"></object><a id="f" href="https://old.test/plan.pdf">The whole plan</a><a href="https://old.test/plan.pdf" class="wp-block-file__button wp-element-button" download aria-describedby="f">Fetch it</a></div>', '{"id":8,"href":"https://old.test/plan.pdf"}'),
    "freeform": "Typed before there were blocks\nin two lines\n\n[caption id='x' width='300']<img src='https://old.test/c.jpg' alt='C'> Words of a caption[/caption]",
    "gallery": _block("gallery", _figure("gallery has-nested-images", _block("image", _figure("image size-large", PICTURE, "First picture")) + _block("image", _figure("image", PICTURE, "Second picture")), "Both pictures"), '{"linkTo":"none"}'),
    "gallery of old": _block("gallery", f'<ul class="wp-block-gallery columns-3"><li class="blocks-gallery-item"><figure>{PICTURE}<figcaption>Older picture</figcaption></figure></li></ul>', '{"ids":[9]}'),
    "gallery between": _block("gallery", f'<figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure><a href="https://old.test/a/">{PICTURE}</a></figure></li></ul><figcaption class="blocks-gallery-caption">Words of the grid</figcaption></figure>'),
    "group": _block("group", f'<section class="wp-block-group has-background">{_paragraph("Words of a group")}{_GROUP}</section>', '{"tagName":"section","layout":{"type":"constrained"}}'),
    "heading": _block("heading", '<h4 class="wp-block-heading" id="a-head">A <em>heading</em> here</h4>', '{"level":4}'),
    "html": _block("html", '<marquee>Moving words</marquee>\n<blink>Blinking words</blink><iframe src="https://maps.test/embed?x=1" title="Map of town"></iframe>'),
    "icon": _block("icon", '<div class="wp-block-icon"><svg viewBox="0 0 1 1"><title>Arrow drawn</title><path d="M0 0"/></svg></div>'),
    "image": _block("image", _figure("image size-large is-resized", f'<a href="https://old.test/big/">{PICTURE}</a>', 'Taken by <a href="https://old.test/who/">somebody</a>'), '{"id":9,"sizeSlug":"large"}'),
    "list": _block("list", _NESTED_LIST),
    "math": _block("math", '<div class="wp-block-math"><math display="block"><semantics><mrow><mi>x</mi><mo>=</mo><mn>42</mn></mrow><annotation encoding="application/x-tex">x = 42</annotation></semantics></math></div>', '{"latex":"x = 42"}'),
    "media-text": _block("media-text", f'<div class="wp-block-media-text is-stacked-on-mobile"><figure class="wp-block-media-text__media">{PICTURE}</figure><div class="wp-block-media-text__content">{_paragraph("Beside the picture")}</div></div>'),
    "missing": _block("missing", "<p>Of a plugin that is gone</p>", '{"originalName":"old/thing"}'),
    "more": f"{_paragraph('Before the fold')}\n<!-- wp:more {{\"customText\":\"Go on reading\"}} -->\n<!--more Go on reading-->\n<!--noteaser-->\n<!-- /wp:more -->\n{_paragraph('After the fold')}",
    "nextpage": f"{_paragraph('On page one')}\n<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage -->\n{_paragraph('On page two')}",
    "paragraph": _block("paragraph", '<p class="has-drop-cap has-text-color" style="color:#f00">Dropped <mark style="background:none">marked</mark> <s>struck</s> <kbd>Ctrl</kbd> H<sub>2</sub>O<br>next line</p>', '{"dropCap":true,"style":{"color":{"text":"#f00"}}}'),
    "playlist": _block("playlist", _figure("playlist", "<ol><li><button>First song</button></li></ol>", "Songs for walks")),
    "preformatted": _block("preformatted", '<pre class="wp-block-preformatted">Kept   as <strong>typed</strong>\n  with its spaces</pre>'),
    "pullquote": _block("pullquote", '<figure class="wp-block-pullquote"><blockquote><p>Pulled out words</p><cite>Who said it</cite></blockquote></figure>'),
    "quote": _block("quote", f'<blockquote class="wp-block-quote is-style-large">{_paragraph("Quoted words")}<cite>The source of it</cite></blockquote>'),
    "separator": _block("separator", '<hr class="wp-block-separator has-alpha-channel-opacity"/>') + _paragraph("Below the line"),
    "social-links": '<!-- wp:social-links -->\n<ul class="wp-block-social-links"><!-- wp:social-link {"url":"https://social.test/@ada","service":"mastodon","label":"Where Ada writes"} /--></ul>\n<!-- /wp:social-links -->',
    "spacer": _block("spacer", '<div style="height:40px" aria-hidden="true" class="wp-block-spacer"></div>') + _paragraph("Below the space"),
    "subhead": _block("subhead", '<p class="wp-block-subhead">A subhead of old</p>'),
    "table": _block("table", _figure("table is-style-stripes", _TABLE, "A table of two")),
    "tabs": _block("tabs", _TABS),
    "text-columns": _block("text-columns", '<div class="wp-block-text-columns alignundefined columns-2"><div class="wp-block-column"><p>Text column one</p></div><div class="wp-block-column"><p>Text column two</p></div></div>'),
    "verse": _block("verse", '<pre class="wp-block-verse">A line of a poem\n    and one that is indented\n\nA stanza</pre>'),
    "video": _block("video", _figure("video", '<video controls poster="https://old.test/p.jpg" src="https://old.test/v.mp4"><track src="https://old.test/v.vtt" kind="subtitles" srclang="en" label="English"/></video>', "Filmed at noon")),
    "of a plugin": _block("acme/testimonial", '<div class="wp-block-acme-testimonial"><p>Praise by a client</p><span class="by">Her name</span></div>', '{"stars":5}'),
    "read-more": '<!-- wp:read-more {"content":"Read all of it"} /-->',
    "navigation": '<!-- wp:navigation {"ref":5} -->\n<!-- wp:navigation-link {"label":"To the shop","url":"https://old.test/shop/","kind":"custom"} /-->\n<!-- wp:navigation-submenu {"label":"More places","url":"https://old.test/more/"} --><!-- wp:home-link {"label":"To the start"} /--><!-- /wp:navigation-submenu -->\n<!-- /wp:navigation -->',
    "query-no-results": '<!-- wp:query {"queryId":1} --><div class="wp-block-query"><!-- wp:query-no-results --><!-- wp:paragraph --><p>Nothing was there</p><!-- /wp:paragraph --><!-- /wp:query-no-results --></div><!-- /wp:query -->',
}  # fmt: skip

FILLED = (
    "archives avatar breadcrumbs calendar categories comment-author-avatar comment-author-name comment-content comment-date comment-edit-link "
    "comment-reply-link comments-pagination-next comments-pagination-numbers comments-pagination-previous comments-title latest-comments "
    "latest-posts loginout page-list page-list-item pattern post-author post-author-biography post-author-name post-comments-count "
    "post-comments-form post-comments-link post-content post-date post-excerpt post-featured-image post-navigation-link post-terms "
    "post-time-to-read post-title query-pagination-next query-pagination-numbers query-pagination-previous query-title query-total rss search "
    "site-logo site-tagline site-title table-of-contents tag-cloud template-part term-count term-description term-name "
    "jetpack/subscriptions jetpack/sharing-buttons acme/likes woocommerce/product-collection"
).split()  # fmt: skip
