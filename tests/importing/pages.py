"""Pages as browsers save them, with what stands around a text in the programs and themes that people use."""

from __future__ import annotations

import quopri
from typing import NamedTuple


class Expected(NamedTuple):
    """What an import has to find in a page, and what may not stand in its text."""

    date: str
    sentences: list[str]
    title: str = ""
    day: int = 0
    author: str = ""
    lang: str = "en"
    comments: int = 0
    replies: int = 0
    homework: str = ""
    furniture: tuple[str, ...] | list[str] = ()


EN = [
    "Most of us keep the people we met at work in a drawer, and we open that drawer only when we need something from it.",
    "This morning I wrote three letters to people I had not spoken to for years, and two of them wrote back before lunch.",
    "The trick is to ask for nothing: say that you remember them, tell them why, and leave the rest to the next cup of coffee.",
]
IT = [
    "La maggior parte di noi tiene le persone conosciute al lavoro in un cassetto, e lo apre soltanto quando ha bisogno di qualcosa.",
    "Stamattina ho scritto tre lettere a persone che non sentivo da anni, e due di loro hanno risposto prima di pranzo.",
    "Il segreto è non chiedere nulla: di' che ti ricordi di loro, spiega perché, e lascia il resto al prossimo caffè insieme.",
]


def ps(sentences: list[str]) -> str:
    return "".join(f"<p>{sentence}</p>\n" for sentence in sentences)


def br(sentences: list[str]) -> str:
    return "<br /><br />\n".join(sentences)


PAGES: dict[str, tuple[str, Expected]] = {}
PAGES["blogger-classic.html"] = (
    f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Better Connections: Day 175: Ask for nothing</title><meta content='blogger' name='generator'/><link href='http://betterc.blogspot.com/2011/04/day-175-ask-for-nothing.html' rel='canonical'/></head>
<body><div class='navbar section' id='navbar'><div class='widget Navbar' id='Navbar1'><iframe src="x"></iframe></div></div><div id='outer-wrapper'><div id='wrap2'><span id='skiplinks' style='display:none;'><a href='#main'>skip to main </a> | <a href='#sidebar'>skip to sidebar</a></span>
<div id='header-wrapper'><div class='header section' id='header'><div class='widget Header' id='Header1'><div id='header-inner'><div class='titlewrapper'><h1 class='title'><a href='x'>Better Connections</a></h1></div><div class='descriptionwrapper'><p class='description'><span>365 days of networking</span></p></div></div></div></div></div>
<div id='content-wrapper'><div id='main-wrapper'><div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'><div class="date-outer"><h2 class='date-header'><span>Sunday, 24 April 2011</span></h2><div class="date-posts"><div class='post-outer'><div class='post hentry'><a name='123'></a><h3 class='post-title entry-title'>Day 175: Ask for nothing</h3><div class='post-header'><div class='post-header-line-1'></div></div>
<div class='post-body entry-content' id='post-body-123'>{br(EN)}<br /><br /><b>DAY 175 HOMEWORK:</b> Write one letter.<div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>Posted by <span class='fn'>Ada Rossi</span></span> <span class='post-timestamp'>at <a class='timestamp-link' href='x' rel='bookmark'><abbr class='published' title='2011-04-24T10:15:00+01:00'>10:15</abbr></a></span> <span class='post-comment-link'></span><span class='post-icons'><span class='item-action'><a href='x' title='Email Post'></a></span></span><div class='post-share-buttons'><a class='goog-inline-block share-button sb-email' href='x'><span class='share-button-link-text'>Email This</span></a><a class='goog-inline-block share-button sb-blog'><span class='share-button-link-text'>BlogThis!</span></a><a><span class='share-button-link-text'>Share to Twitter</span></a></div></div>
<div class='post-footer-line post-footer-line-2'><span class='post-labels'>Labels: <a href='http://betterc.blogspot.com/search/label/letters' rel='tag'>letters</a></span></div></div></div>
<div class='comments' id='comments'><a name='comments'></a><h4>2 comments:</h4><div id='Blog1_comments-block-wrapper'><dl class='avatar-comment-indent' id='comments-block'>
<dt class='comment-author ' id='c111'><a name='c111'></a><div class="avatar-image-container vcard"><span dir="ltr"><a href="x" rel="nofollow"><img src="x" width="35" height="35" alt="" title="Marta"></a></span></div><a href='x' rel='nofollow'>Marta</a> said...</dt><dd class='comment-body' id='Blog1_cmt-111'><p>I wrote to my old teacher.<br />He is well.</p></dd><dd class='comment-footer'><span class='comment-timestamp'><a href='x' title='comment permalink'>24 April 2011 at 18:02</a><span class='item-control blog-admin'><a href='x' title='Delete Comment'><img src='x'></a></span></span></dd>
<dt class='comment-author blog-author' id='c112'><a name='c112'></a><div class="avatar-image-container avatar-stock"></div><a>Ada Rossi</a> said...</dt><dd class='comment-body'><p>Lovely, Marta.</p></dd><dd class='comment-footer'><span class='comment-timestamp'><a>25 April 2011 at 08:00</a></span></dd></dl></div><p class='comment-footer'><a href='x' onclick=''>Post a Comment</a></p></div>
</div></div></div></div><div class='blog-pager' id='blog-pager'><span id='blog-pager-newer-link'><a class='blog-pager-newer-link'>Newer Post</a></span><span id='blog-pager-older-link'><a>Older Post</a></span><a class='home-link'>Home</a></div><div class='post-feeds'><div class='feed-links'>Subscribe to: <a class='feed-link'>Post Comments (Atom)</a></div></div></div></div></div>
<div id='sidebar-wrapper'><div class='sidebar section' id='sidebar'><div class='widget Profile' id='Profile1'><h2>About Me</h2><div class='widget-content'><dl class='profile-datablock'><dt class='profile-data'>Ada Rossi</dt></dl><a class='profile-link'>View my complete profile</a></div></div><div class='widget BlogArchive'><h2>Blog Archive</h2><ul><li>2011 (114)</li></ul></div></div></div></div></div></div></body></html>""",
    Expected(
        title="Ask for nothing",
        day=175,
        date="2011-04-24",
        author="Ada Rossi",
        sentences=EN,
        comments=2,
        homework="Write one letter",
        furniture=["Email This", "Older Post", "Labels", "About Me", "Post a Comment", "365 days"],
    ),
)
PAGES["blogger-simple.html"] = (
    f"""<!DOCTYPE html><html class='v2' dir='ltr' lang='it'><head><meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/><title>Un anno di reti: Giorno 12: Non chiedere nulla</title><meta property='og:title' content='Giorno 12: Non chiedere nulla'/><link rel='canonical' href='http://retidiunanno.blogspot.it/2012/01/giorno-12.html'/></head>
<body class='loading'><div class='navbar no-items section' id='navbar'></div><div class='body-fauxcolumns'></div><div class='content'><div class='content-inner'><header><div class='header-outer'><div class='header section' id='header'><div class='widget Header'><h1 class='title'>Un anno di reti</h1><p class='description'><span>Piccoli passi ogni giorno</span></p></div></div></div></header><div class='tabs-outer'><div class='tabs section'><ul><li><a>Home page</a></li><li><a>Chi sono</a></li></ul></div></div>
<div class='main-outer'><div class='main-inner'><div class='column-center-outer'><div class='main section' id='main'><div class='widget Blog'><div class='blog-posts hfeed'><div class="date-outer"><h2 class='date-header'><span>giovedì 12 gennaio 2012</span></h2><div class="date-posts"><div class='post-outer'><div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope'><meta content='http://1.bp.blogspot.com/x.jpg' itemprop='image_url'/><meta content='88' itemprop='blogId'/><a name='9'></a><h3 class='post-title entry-title' itemprop='name'>Giorno 12: Non chiedere nulla</h3><div class='post-header'><div class='post-header-line-1'></div></div>
<div class='post-body entry-content' id='post-body-9' itemprop='description articleBody'><div class="separator" style="clear: both; text-align: center;"><a href="http://1.bp.blogspot.com/x.jpg" imageanchor="1"><img border="0" height="200" src="http://1.bp.blogspot.com/x.jpg" width="320" /></a></div><div style="text-align: justify;">{IT[0]}</div><div style="text-align: justify;"><br /></div><div style="text-align: justify;">{IT[1]}</div><div style="text-align: justify;">{IT[2]}</div><br /><b>COMPITO DEL GIORNO 12:</b> Scrivi una lettera.<div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>Pubblicato da <span class='fn' itemprop='author' itemscope='itemscope'><meta content='x' itemprop='url'/><a class='g-profile' href='x' rel='author'><span itemprop='name'>Ugo Bianchi</span></a></span></span> <span class='post-timestamp'>alle <meta content='x' itemprop='url'/><a class='timestamp-link' href='x'><abbr class='published' itemprop='datePublished' title='2012-01-12T08:30:00+01:00'>08:30</abbr></a></span><div class='post-share-buttons goog-inline-block'><a class='goog-inline-block share-button sb-email'><span class='share-button-link-text'>Invia tramite email</span></a><a><span class='share-button-link-text'>Postalo sul blog</span></a></div></div><div class='post-footer-line post-footer-line-2'><span class='post-labels'>Etichette: <a href='x' rel='tag'>lettere</a></span></div></div></div>
<div class='comments' id='comments'><a name='comments'></a><h4>2 commenti:</h4><div class='comments-content'><script type='text/javascript'>var items=null;</script><div id='comment-holder'><div class="comment-thread toplevel-thread"><ol id="top-ra"><li class="comment" id="c501"><div class="avatar-image-container"><img src="x" alt=""></div><div class="comment-block"><div class="comment-header"><cite class="user"><a href="x" rel="nofollow">Marta</a></cite><span class="icon user "></span><span class="datetime secondary-text"><a rel="nofollow" href="x">12 gennaio 2012 alle ore 10:12</a></span></div><p class="comment-content">Ho scritto alla mia maestra.</p><span class="comment-actions secondary-text"><a class="comment-reply" target="_self">Rispondi</a><span class="item-control blog-admin"><a>Elimina</a></span></span></div><div class="comment-replies"><div id="c501-rt" class="comment-thread inline-thread"><span class="thread-toggle thread-expanded"><span class="thread-arrow"></span><span class="thread-count"><a target="_self">Risposte</a></span></span><ol id="c501-ra" class="thread-chrome thread-expanded"><div><li class="comment" id="c502"><div class="avatar-image-container"><img src="x"></div><div class="comment-block"><div class="comment-header"><cite class="user blog-author">Ugo Bianchi</cite><span class="datetime secondary-text"><a>13 gennaio 2012 alle ore 09:00</a></span></div><p class="comment-content">Brava!</p><span class="comment-actions secondary-text"><a class="comment-reply">Rispondi</a></span></div><div class="comment-replies"><div class="comment-thread inline-thread hidden"></div></div></li></div><div id="c501-continue" class="continue"><a class="comment-reply" target="_self">Rispondi</a></div></ol></div></div><div class="comment-replybox-single"></div></li></ol><div id="top-continue" class="continue"><a class="comment-reply">Aggiungi commento</a></div><div class="comment-replybox-thread"></div><div class="loadmore hidden"><a>Carica altro...</a></div></div></div></div><p class='comment-footer'></p><div class='comment-form'><p></p><a href='x' id='comment-editor-src'></a><iframe></iframe></div></div></div></div></div></div><div class='blog-pager'><a>Post più recente</a><a>Post più vecchio</a></div><div class='post-feeds'>Iscriviti a: <a>Commenti sul post (Atom)</a></div></div></div></div>
<div class='column-right-outer'><aside><div class='sidebar section'><div class='widget Followers'><h2>Lettori fissi</h2></div></div></aside></div></div></div><footer><div class='footer-outer'><div class='widget Attribution'>Modello Semplice. Powered by <a>Blogger</a>.</div></div></footer></div></div></body></html>""",
    Expected(
        title="Non chiedere nulla",
        day=12,
        date="2012-01-12",
        author="Ugo Bianchi",
        sentences=IT,
        comments=2,
        replies=1,
        homework="Scrivi una lettera",
        furniture=["Invia tramite", "Post più", "Etichette", "Lettori", "Rispondi"],
        lang="it",
    ),
)
PAGES["blogger-contempo.html"] = (
    f"""<!DOCTYPE html><html dir='ltr' lang='en-GB'><head><title>Ask for nothing</title><meta content='2019-05-02' name='x'/><link href='https://bc.blogspot.com/2019/05/ask-for-nothing.html' rel='canonical'/><script type='application/ld+json'>{{"@context":"http://schema.org","@type":"BlogPosting","headline":"Ask for nothing","datePublished":"2019-05-02T07:00:00+01:00","author":{{"@type":"Person","name":"Ada Rossi"}}}}</script></head>
<body class='container item-view version-1-3-3'><a class='skip-navigation' href='#main' tabindex='0'>Skip to main content</a><div class='page'><div class='bg-photo-overlay'></div><div class='page_body'><div class='centered'><div class='centered-top-placeholder'></div><header class='centered-top-container' role='banner'><div class='centered-top'><a class='return_link'><svg></svg></a><div class='svg-icon-24-button search-expand-icon'></div><div class='search'><form><div class='search-input'><input placeholder='Search this blog'></div><button>Search</button></form></div><div class='header section' id='header'><h1><a>Better Connections</a></h1></div></div></header>
<div><main class='main-container' id='main' role='main' tabindex='-1'><div class='main section' id='page_body' name='Page Body'><div class='widget Blog' data-version='2' id='Blog1'><div class='blog-posts hfeed container'><article class='post-outer-container'><div class='post-outer'><div class='post'><script type='application/ld+json'>{{}}</script><a name='55'></a><h3 class='post-title entry-title'>Ask for nothing</h3><div class='post-header'><div class='post-header-line-1'><span class='byline post-timestamp'><meta content='x'/><a class='timestamp-link' href='x' rel='bookmark' title='permanent link'><time class='published' datetime='2019-05-02T07:00:00+01:00' title='2019-05-02T07:00:00+01:00'>May 02, 2019</time></a></span></div></div>
<div class='post-body entry-content float-container' id='post-body-55'>{ps(EN)}</div><div class='post-bottom'><div class='post-footer float-container'><div class='post-footer-line post-footer-line-1'></div><div class='post-footer-line post-footer-line-2'><span class='byline post-labels'><span class='byline-label'></span><a href='x' rel='tag'>letters</a></span></div></div><div class='post-share-buttons post-share-buttons-bottom'><div class='byline post-share-buttons goog-inline-block'><div aria-owns='x' class='sharing' data-title='Ask for nothing'><button class='sharing-button touch-icon-button' role='button'>Share</button><div class='share-buttons-container'><ul class='share-buttons hidden' role='menu'><li><span class='sharing-platform-button'>Get link</span></li><li>Facebook</li><li>X</li><li>Pinterest</li><li>Email</li><li>Other Apps</li></ul></div></div></div></div></div></div></div>
<section class='comments embed' data-num-comments='1' id='comments'><a name='comments'></a><h3 class='title'>Comments</h3><div id='Blog1_comments-block-wrapper'><dl id='comments-block'><dt class='comment-author ' id='c7'><a name='c7'></a>Marta<span class='comment-timestamp'></span> said...</dt><dd class='comment-body'><p>True.</p></dd><dd class='comment-footer'><span class='comment-timestamp'><a>2 May 2019 at 09:00</a></span></dd></dl></div><p class='comment-footer'><div class='comment-form'><a name='comment-form'></a><h4 id='comment-post-message'>Post a Comment</h4></div></p></section></article></div></div>
<div class='widget PopularPosts' data-version='2' id='PopularPosts1'><h3 class='title'>Popular posts from this blog</h3><div class='widget-content'><div role='feed'><article class='post' role='article'><h3 class='post-title'><a>Three coffees</a></h3><div class='post-header'><span class='byline post-timestamp'>April 20, 2019</span></div><div class='item-content float-container'><div class='popular-posts-snippet snippet-container r-snippet-container'><div class='snippet-item r-snippetized'>{" ".join(["Once upon a time I drank three coffees with three people I hardly knew, and this is what they told me about their work."] * 3)}</div><a class='snippet-fade r-snippet-fade hidden'></a></div><div class='jump-link flat-button'><a>Read more</a></div></div></article></div></div></div></div></main></div><footer class='footer section'><div class='widget Attribution'><div class='blogger'><a>Powered by Blogger</a></div><div class='image-attribution'>Theme images by Michael Elkan</div></div></footer></div></div></div><aside class='sidebar-container container sidebar-invisible' role='complementary'><div class='widget Profile'>Ada Rossi Visit profile</div><div>Archive</div><div>Report Abuse</div></aside></body></html>""",
    Expected(
        title="Ask for nothing",
        date="2019-05-02",
        author="Ada Rossi",
        sentences=EN,
        comments=1,
        furniture=["Popular", "three coffees", "Get link", "Share"],
    ),
)
PAGES["blogger-dynamic.html"] = (
    f"""<!DOCTYPE html><html><head><title>Better Connections: Ask for nothing</title><link rel='canonical' href='http://bc.blogspot.com/2013/03/ask-for-nothing.html'></head><body class="variant-classic ss"><div id="header-container"><div id="header" class="header"><div id="header-inner"><h1><a href="/">Better Connections</a></h1></div><div id="views" class="tabs"><ul><li>Classic</li><li>Flipcard</li><li>Magazine</li><li>Mosaic</li></ul></div><form id="search"><input></form></div></div>
<div id="main"><div id="content" class="classic"><div id="items"><div class="item classic" data-id="1"><article class="item hentry"><div class="article-header"><div class="published"><span class="day">14</span><span class="month">Mar</span></div><div class="title-container"><h1 class="title entry-title"><a href="x" rel="bookmark">Ask for nothing</a></h1><div class="publish-info">Posted <abbr class="published" title="2013-03-14T07:00:00.000Z">14th March 2013</abbr> by <span class="author vcard"><a class="fn" href="x" rel="author">Ada Rossi</a></span></div></div></div><div class="article-content entry-content">{br(EN)}</div><div class="article-footer"><div class="share-controls byline"><div class="sharing">Share</div></div><div class="labels">Labels: <a rel="tag">letters</a></div><div class="comment-meta"><a class="add-comment">0 Add a comment</a></div></div></article></div></div></div></div><div id="gadget-dock">Dynamic Views theme. Powered by Blogger.</div><div id="overview-loading">Loading</div></body></html>""",
    Expected(
        title="Ask for nothing",
        date="2013-03-14",
        author="Ada Rossi",
        sentences=EN,
        furniture=["Flipcard", "Add a comment", "Loading"],
    ),
)
PAGES["wp-kubrick.html"] = (
    f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="en-US"><head profile="http://gmpg.org/xfn/11"><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>Better Connections &raquo; Blog Archive &raquo; Day 30: Three coffees</title></head><body><div id="page"><div id="header"><div id="headerimg"><h1><a href="x">Better Connections</a></h1><div class="description">Just another WordPress weblog</div></div></div><hr />
<div id="content" class="widecolumn"><div class="navigation"><div class="alignleft">&laquo; <a>Day 29: Smile</a></div><div class="alignright"><a>Day 31: Rest</a> &raquo;</div></div><div class="post" id="post-30"><h2>Day 30: Three coffees</h2><div class="entry">{ps(EN)}<p>DAY 30 HOMEWORK: Drink three coffees.</p>
<p class="postmetadata alt"><small>This entry was posted on Wednesday, October 13th, 2010 at 9:15 am and is filed under <a rel="category tag">Letters</a>. You can follow any responses to this entry through the <a>RSS 2.0</a> feed. You can <a href="#respond">leave a response</a>, or <a>trackback</a> from your own site.</small></p></div></div>
<h3 id="comments">2 Responses to &#8220;Day 30: Three coffees&#8221;</h3><div class="navigation"></div><ol class="commentlist"><li class="comment even thread-even depth-1" id="comment-4"><div id="div-comment-4" class="comment-body"><div class="comment-author vcard"><img alt='' src='x' class='avatar' /><cite class="fn"><a>Marta</a></cite> <span class="says">says:</span></div><div class="comment-meta commentmetadata"><a href="x">October 13, 2010 at 6:02 pm</a></div><p>One coffee down.</p><div class="reply"><a class='comment-reply-link'>Reply</a></div></div><ul class='children'><li class="comment byuser depth-2" id="comment-5"><div class="comment-body"><div class="comment-author vcard"><cite class="fn">Ada</cite> <span class="says">says:</span></div><div class="comment-meta commentmetadata">October 14, 2010 at 7:00 am</div><p>Two to go.</p><div class="reply"><a>Reply</a></div></div></li></ul></li></ol><div id="respond"><h3>Leave a Reply</h3><form><p><input/><label>Name (required)</label></p></form></div></div><hr /><div id="footer"><p>Better Connections is proudly powered by <a>WordPress</a><br />Entries (RSS) and Comments (RSS).</p></div></div></body></html>""",
    Expected(
        title="Three coffees",
        day=30,
        date="2010-10-13",
        sentences=EN,
        comments=2,
        replies=1,
        homework="Drink three coffees",
        furniture=["filed under", "trackback", "Reply", "Just another"],
    ),
)
PAGES["wp-twentyten.html"] = (
    f"""<!DOCTYPE html><html dir="ltr" lang="en-US"><head><meta charset="UTF-8" /><title>Day 31: Rest | Better Connections</title><link rel='canonical' href='http://bc.test/2010/10/14/rest/' /></head><body class="single single-post postid-31"><div id="wrapper" class="hfeed"><div id="header"><div id="masthead"><div id="branding" role="banner"><div id="site-title"><span><a>Better Connections</a></span></div><div id="site-description">Day by day</div></div><div id="access" role="navigation"><div class="skip-link screen-reader-text"><a>Skip to content</a></div><div class="menu"><ul><li>Home</li><li>About</li></ul></div></div></div></div>
<div id="main"><div id="container"><div id="content" role="main"><div id="nav-above" class="navigation"><div class="nav-previous"><a>&larr; Day 30</a></div></div><div id="post-31" class="post-31 post type-post status-publish format-standard hentry category-x tag-rest"><h1 class="entry-title">Day 31: Rest</h1><div class="entry-meta"><span class="meta-prep meta-prep-author">Posted on</span> <a rel="bookmark"><span class="entry-date">October 14, 2010</span></a> <span class="meta-sep">by</span> <span class="author vcard"><a class="url fn n">Ada Rossi</a></span></div><div class="entry-content">{ps(EN)}<div class="sociable"><div><span class='sociable_tagline'><strong>Be Sociable, Share!</strong></span></div><ul class='clearfix'><li><a title="Twitter" class="option1_32"></a></li></ul></div><div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social sd-social-icon-text sd-sharing"><h3 class="sd-title">Share this:</h3><div class="sd-content"><ul><li class="share-facebook"><a class="share-facebook sd-button"><span>Facebook</span></a></li><li class="share-print"><a><span>Print</span></a></li><li class="share-end"></li></ul></div></div></div><div class='sharedaddy sd-block sd-like jetpack-likes-widget-wrapper jetpack-likes-widget-unloaded' id='like-post-wrapper'><h3 class='sd-title'>Like this:</h3><div class='likes-widget-placeholder post-likes-widget-placeholder'><span class='button'><span>Like</span></span> <span class="loading">Loading...</span></div></div><div id='jp-relatedposts' class='jp-relatedposts'><h3 class="jp-relatedposts-headline"><em>Related</em></h3><div class="jp-relatedposts-items"><div class="jp-relatedposts-post"><h4>Day 3: Hello</h4><p>In "Letters"</p></div></div></div></div>
<div id="entry-author-info"><div id="author-description"><h2>About Ada Rossi</h2>Ada writes letters and walks a dog. She lives near the sea with a drawer full of cards.<div id="author-link"><a>View all posts by Ada Rossi &rarr;</a></div></div></div><div class="entry-utility">This entry was posted in <a rel="category tag">Letters</a> and tagged <a rel="tag">rest</a>. Bookmark the <a>permalink</a>.</div></div><div id="nav-below" class="navigation"></div><div id="comments"><div id="respond"><h3 id="reply-title">Leave a Reply <small><a>Cancel reply</a></small></h3><form><p class="comment-notes">Your email address will not be published.</p></form></div></div></div></div><div id="primary" class="widget-area"><ul class="xoxo"><li class="widget-container widget_meta"><h3>Meta</h3><ul><li>Log in</li></ul></li></ul></div></div><div id="footer"><div id="site-info">Better Connections</div></div></div></body></html>""",
    Expected(
        title="Rest",
        day=31,
        date="2010-10-14",
        author="Ada Rossi",
        sentences=EN,
        furniture=["Be Sociable", "Share this", "Loading", "Related", "walks a dog", "Bookmark"],
    ),
)
PAGES["wp-block.html"] = (
    f"""<!DOCTYPE html><html lang="it-IT"><head><meta charset="UTF-8"/><title>Giorno 40: Il silenzio &#8211; Un anno di reti</title><meta property="article:published_time" content="2024-02-09T06:00:00+00:00"/><link rel="canonical" href="https://reti.test/giorno-40-il-silenzio/"/></head><body class="wp-singular single"><a class="skip-link screen-reader-text" href="#wp--skip-link--target">Vai al contenuto</a><div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group alignwide"><p class="wp-block-site-title"><a>Un anno di reti</a></p><nav class="wp-block-navigation"><ul><li><a><span>Blog</span></a></li></ul></nav></div></header>
<main class="wp-block-group" id="wp--skip-link--target"><div class="wp-block-group"><h1 class="wp-block-post-title">Giorno 40: Il silenzio</h1><div class="wp-block-template-part"><div class="wp-block-group"><div class="wp-block-post-date"><time datetime="2024-02-09T07:00:00+01:00"><a>9 Febbraio 2024</a></time></div><p class="has-contrast-2-color">—</p><p>da</p><div class="wp-block-post-author-name"><a>Ugo Bianchi</a></div><div class="taxonomy-category wp-block-post-terms"><span class="wp-block-post-terms__prefix">in </span><a rel="tag">Lettere</a></div></div></div></div>
<div class="entry-content wp-block-post-content has-global-padding is-layout-constrained wp-block-post-content-is-layout-constrained"><p>{IT[0]}</p><figure class="wp-block-image size-large"><img src="https://reti.test/x.jpg" alt="Mare"/><figcaption class="wp-element-caption">Il mare d'inverno</figcaption></figure><p>{IT[1]}</p><h2 class="wp-block-heading">Compito</h2><p>{IT[2]}</p></div>
<div class="wp-block-template-part"><div class="wp-block-group"><nav class="wp-block-group alignwide" aria-label="Navigazione articoli"><div class="post-navigation-link-previous wp-block-post-navigation-link"><span class="post-navigation-link__label">Precedente: </span><a>Giorno 39</a></div></nav><div class="wp-block-comments wp-block-comments-query-loop"><h2 class="wp-block-heading">Commenti</h2><h3 class="wp-block-comments-title">Una risposta a &#8220;Giorno 40: Il silenzio&#8221;</h3><ol class="wp-block-comment-template"><li id="comment-88" class="comment even thread-even depth-1"><div class="wp-block-group"><div class="wp-block-avatar"><img alt="Avatar Marta" src="x" class="avatar"/></div><div class="wp-block-group"><div class="wp-block-comment-date"><time datetime="2024-02-10T08:11:00+01:00"><a>10 Febbraio 2024</a></time></div><div class="wp-block-comment-author-name"><a rel="external nofollow ugc">Marta</a></div><div class="wp-block-comment-content"><p>Bellissimo, ci provo.</p></div><div class="wp-block-comment-reply-link"><a>Rispondi</a></div></div></div></li></ol><div id="respond" class="comment-respond wp-block-post-comments-form"><h3>Lascia un commento <small>Annulla risposta</small></h3><form><p>Il tuo indirizzo email non sarà pubblicato.</p></form></div></div></div></div></main><footer class="wp-block-template-part"><p>Progettato con <a>WordPress</a></p></footer></div></body></html>""",
    Expected(
        title="Il silenzio",
        day=40,
        date="2024-02-09",
        author="Ugo Bianchi",
        sentences=IT,
        comments=1,
        furniture=["Rispondi", "Precedente", "Progettato"],
        lang="it",
    ),
)
PAGES["squarespace.html"] = (
    f"""<!doctype html><html xmlns:og="http://opengraphprotocol.org/schema/" lang="en-GB"><head><title>Three coffees &mdash; Quiet Studio</title><meta property="og:title" content="Three coffees &mdash; Quiet Studio"/><meta itemprop="headline" content="Three coffees"/><meta itemprop="datePublished" content="2021-03-02T09:30:00+0000"/><meta itemprop="author" content="Ada Rossi"/><link rel="canonical" href="https://quiet.test/blog/three-coffees"/><script type="application/ld+json">{{"author":"Ada Rossi","headline":"Three coffees","@type":"Article"}}</script></head><body class="view-item"><div id="siteWrapper" class="clearfix site-wrapper"><div id="floatingCart" class="floating-cart hidden"><a href="/cart">0</a></div><header id="header" class="header"><div class="header-announcement-bar-wrapper"><a href="#page" class="header-skip-link sqs-button-element--primary">Skip to Content</a></div><nav class="header-nav-list">Work Journal Contact</nav></header>
<main id="page" class="container" role="main"><article class="sections" id="sections"><section class="page-section content-collection full-bleed-section"><div class="content-wrapper"><div class="content"><div class="blog-item-wrapper"><article id="article-" class="h-entry entry hentry blog-item"><div class="blog-item-inner-wrapper"><div class="blog-item-top-wrapper"><div class="blog-item-title"><h1 class="entry-title entry-title--large p-name" data-content-field="title">Three coffees</h1></div><div class="blog-item-meta-wrapper"><div class="blog-meta-item blog-meta-item--primary"><div class="blog-item-category-wrapper"><a href="x" class="blog-item-category">Letters</a></div></div><div class="blog-meta-item blog-meta-item--secondary"><time class="dt-published blog-meta-item--date" datetime="Mar 2" pubdate><span>2 Mar</span></time></div><div class="blog-item-author-date-wrapper"><span class="blog-author-name">Written by <a>Ada Rossi</a></span></div></div></div><div class="blog-item-content-wrapper"><div class="blog-item-content e-content"><div class="sqs-layout sqs-grid-12 columns-12" data-type="item"><div class="row sqs-row"><div class="col sqs-col-12 span-12"><div class="sqs-block html-block sqs-block-html"><div class="sqs-block-content"><div class="sqs-html-content">{ps(EN)}</div></div></div><div class="sqs-block newsletter-block sqs-block-newsletter"><div class="newsletter-form-wrapper"><form><header class="newsletter-form-header"><h2>Subscribe</h2><p>Sign up with your email address to receive news.</p></header></form></div></div></div></div></div></div></div><div class="blog-item-tags"></div><div class="blog-item-author-profile-wrapper"><div class="author-name">Ada Rossi</div><div class="author-bio">Ada runs Quiet Studio.</div></div><div class="squarespace-comments"><div class="comments-header">Comments (0)</div></div></div></article></div><section id="itemPagination" class="item-pagination item-pagination--prev-next"><a class="item-pagination-link--prev"><div class="item-pagination-prev-next"><span class="visually-hidden">Previous</span><h2 class="item-pagination-title">Slow mornings</h2></div></a></section></div></div></section></article></main><footer class="sections" id="footer-sections"><p>Quiet Studio, 12 High Street, London, is a small studio for slow work and long letters.</p></footer></div></body></html>""",
    Expected(
        title="Three coffees",
        date="2021-03-02",
        author="Ada Rossi",
        sentences=EN,
        furniture=["Sign up", "Slow mornings", "runs Quiet", "High Street"],
    ),
)
PAGES["charity.html"] = (
    f"""<!DOCTYPE html><html lang="en"><head><title>Ask for nothing | Befriend a Neighbour</title></head><body><div id="cookie-law-info-bar"><span>This website uses cookies to improve your experience. <a>Cookie settings</a><a>ACCEPT</a></span></div><div class="site"><div class="topbar"><a class="logo"><img src="l.png" alt="Befriend a Neighbour"></a><div class="tagline">Nobody should be lonely</div><a class="btn donate">Donate now</a><ul class="mainmenu"><li>What we do<ul><li>Befriending</li></ul></li><li>Get involved</li></ul></div><div class="hero"><h1>Ask for nothing</h1></div><div class="container"><div class="row"><div class="col-md-8"><p class="date">13 October 2016</p>{ps(EN)}<p><a class="btn" href="/x">Find out more</a></p></div><div class="col-md-4"><div class="box"><h3>Donate today</h3><p>£10 pays for a month of phone calls to someone who is lonely.</p><a>Donate</a></div><div class="box"><h3>Latest news</h3><ul><li>Tea party</li></ul></div></div></div></div><div class="footer"><p>Registered charity number 123456. Registered in England and Wales.</p></div></div></body></html>""",
    Expected(
        title="Ask for nothing",
        date="2016-10-13",
        sentences=EN,
        furniture=["Find out more", "£10", "Registered", "cookies", "lonely."],
    ),
)
PAGES["articolo-senza-titolo.html"] = (
    f"""<html><head><meta charset="utf-8"></head><body><div class="testata">La voce del quartiere</div><table><tr><td class="colonna"><a href="a">Home</a><br><a>Archivio</a><br><a>Contatti</a></td><td class="corpo"><p><i>24 aprile 2011 - di Ugo Bianchi</i></p>{ps(IT)}<p><a href="javascript:window.print()">Stampa</a> | <a>Invia a un amico</a></p></td></tr></table></body></html>""",
    Expected(
        date="2011-04-24",
        author="Ugo Bianchi",
        sentences=IT,
        furniture=["Archivio", "Invia a un amico", "Stampa"],
        lang="it",
    ),
)
PAGES["medium.html"] = (
    f"""<!doctype html><html lang="en"><head><title>Ask for nothing. What three letters taught me | by Ada Rossi | Better Humans | Medium</title><meta property="og:title" content="Ask for nothing"/><meta property="article:published_time" content="2020-06-11T07:12:33.123Z"/><meta name="author" content="Ada Rossi"/><link rel="canonical" href="https://medium.com/better-humans/ask-for-nothing-1a2b3c4d5e6f"/></head><body><div id="root"><div class="a b c"><div class="d e"><a class="af">Open in app</a><p><span><button>Sign up</button></span></p><p><span><a>Sign in</a></span></p><a>Write</a></div><div class="m"><article><div class="l"><div class="l"><section><div><div class="fr fs"><div class="speechify-ignore ab cp"><h1 id="9d1c" class="pw-post-title gp gq" data-testid="storyTitle">Ask for nothing</h1><h2 class="pw-subtitle-paragraph hk">What three letters taught me</h2><div class="speechify-ignore"><div class="ab"><a rel="noopener follow"><img alt="Ada Rossi" src="x"></a><span><a data-testid="authorName">Ada Rossi</a></span><span>·</span><button>Follow</button><div><span data-testid="storyReadTime">4 min read</span><span>·</span><span data-testid="storyPublishDate">Jun 11, 2020</span></div></div><div class="ab"><div><button><p>1.2K</p></button></div><div><button><p>14</p></button></div><div>Listen</div><div>Share</div></div></div></div><p id="aa" class="pw-post-body-paragraph">{EN[0]}</p><figure><picture><source srcset="x"><img alt="" src="https://miro.medium.com/x.jpeg"></picture><figcaption>Photo by Jo on Unsplash</figcaption></figure><p id="bb" class="pw-post-body-paragraph">{EN[1]}</p><p id="cc" class="pw-post-body-paragraph">{EN[2]}</p></div></div></section></div></div></article><div class="ab"><a>Letters</a><a>Networking</a></div><div class="ab"><div>Published in Better Humans</div><p>Better Humans is a collection of the most trustworthy writing on human potential and self improvement.</p></div><div><h2>Written by Ada Rossi</h2><p>1.3K followers</p></div><div><h2>Responses (14)</h2><p>What are your thoughts?</p></div><div><h2>More from Ada Rossi and Better Humans</h2><article><h2>Slow mornings are good mornings, said nobody who ever had a child and a bus to catch at seven</h2></article></div><div><a>Help</a><a>Status</a></div></div></div></div></body></html>""",
    Expected(
        title="Ask for nothing",
        date="2020-06-11",
        author="Ada Rossi",
        sentences=EN,
        furniture=["Follow", "min read", "Listen", "Slow mornings", "trustworthy", "1.2K"],
    ),
)
PAGES["substack.html"] = (
    f"""<!DOCTYPE html><html lang="en"><head><title>Day 9: Ask for nothing - by Ada Rossi</title><meta property="og:title" content="Day 9: Ask for nothing"><meta name="author" content="Ada Rossi"><link rel="canonical" href="https://ada.substack.com/p/day-9"><script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"Day 9: Ask for nothing","datePublished":"2023-09-09T07:00:00+00:00","author":[{{"@type":"Person","name":"Ada Rossi"}}]}}</script></head><body class=""><div id="entry"><div id="main" class="main typography use-theme-bg"><div class="pencraft topBar"><h1 class="pencraft"><a>Ada's Letters</a></h1><button>Subscribe</button><button>Sign in</button></div><div class="single-post-container"><div class="container"><div class="single-post"><div class="pencraft"><article class="typography newsletter-post post"><div role="region" aria-label="Post header" class="post-header"><h1 dir="auto" class="post-title published title-X77sOw">Day 9: Ask for nothing</h1><h3 dir="auto" class="subtitle subtitle-HEEcLo">Two of three wrote back</h3><div class="byline-wrapper"><a>Ada Rossi</a><div class="pencraft">Sep 09, 2023</div></div><div class="post-ufi"><div class="like-button-container"><a>12</a></div><a class="post-ufi-comment-button">2</a><a>Share</a></div></div><div><div class="available-content"><div dir="auto" class="body markup">{ps(EN)}<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">Thanks for reading Ada's Letters! Subscribe for free to receive new posts and support my work.</p></div><form class="subscription-widget-subscribe"><input type="email"><input type="submit" value="Subscribe"></form></div></div><p class="button-wrapper" data-attrs="x"><a class="button primary" href="x"><span>Leave a comment</span></a></p><p><strong>DAY 9 HOMEWORK:</strong> Write to one person.</p></div></div></div><div class="post-footer"><a>12 Likes</a></div></article></div></div></div></div><div class="container"><div id="discussion" class="single-post-section comments-section"><div class="comments-page"><h4>Discussion about this post</h4><div class="comment-list post-page-root-comment-list"><div class="comment-list-items"><div class="comment" id="comment-777"><div class="comment-content"><table class="comment-content"><tbody><tr><td class="comment-head"><img src="x"></td><td><div class="comment-meta"><span class="commenter-name">Marta</span><a class="comment-timestamp" title="Sep 9, 2023, 8:20 AM">Sep 9, 2023</a></div><div class="comment-body"><p>I did it today.</p></div><div class="comment-actions"><a>Like</a><a>Reply</a><a>Share</a></div></td></tr></tbody></table></div></div></div></div></div></div></div><div class="footer"><p>© 2023 Ada Rossi</p><a>Privacy</a> ∙ <a>Terms</a><p>Substack is the home for great culture</p></div></div></div></body></html>""",
    Expected(
        title="Ask for nothing",
        day=9,
        date="2023-09-09",
        author="Ada Rossi",
        sentences=EN,
        comments=1,
        homework="Write to one person",
        furniture=["Thanks for reading", "Leave a comment", "great culture", "Discussion"],
    ),
)
PAGES["ghost.html"] = (
    f"""<!DOCTYPE html><html lang="en"><head><title>Ask for nothing</title><meta property="og:site_name" content="Better Connections"><meta property="og:title" content="Ask for nothing"><meta property="article:published_time" content="2022-01-05T08:00:00.000Z"><meta property="article:tag" content="Letters"><meta name="twitter:data1" content="Ada Rossi"><link rel="canonical" href="https://g.test/ask-for-nothing/"><script type="application/ld+json">{{"@type":"Article","author":{{"@type":"Person","name":"Ada Rossi"}},"headline":"Ask for nothing","datePublished":"2022-01-05T08:00:00.000Z"}}</script></head><body class="post-template tag-letters"><div class="viewport"><header id="gh-head" class="gh-head outer"><div class="gh-head-inner inner"><a class="gh-head-logo no-image">Better Connections</a><nav class="gh-head-menu"><ul class="nav"><li>Home</li></ul></nav></div></header><div class="site-content"><main id="site-main" class="site-main"><article class="article post tag-letters featured no-image"><header class="article-header gh-canvas"><div class="article-tag post-card-tags"><span class="post-card-primary-tag"><a href="/tag/letters/">Letters</a></span></div><h1 class="article-title">Ask for nothing</h1><p class="article-excerpt">On three letters.</p><div class="article-byline"><section class="article-byline-content"><ul class="author-list"><li class="author-list-item"><a class="author-avatar"><img class="author-profile-image" src="x" alt="Ada Rossi"/></a></li></ul><div class="article-byline-meta"><h4 class="author-name"><a>Ada Rossi</a></h4><div class="byline-meta-content"><time class="byline-meta-date" datetime="2022-01-05">Jan 5, 2022</time><span class="byline-reading-time"><span class="bull">&bull;</span> 2 min read</span></div></div></section></div></header><section class="gh-content gh-canvas">{ps(EN)}<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">Keep the stamps in the drawer.</div></div><div class="kg-card kg-button-card kg-align-center"><a href="#/portal/" class="kg-btn">Subscribe</a></div></section></article></main><section class="footer-cta outer"><div class="inner"><h2 class="footer-cta-title">Sign up for more like this.</h2><a class="footer-cta-button"><div>Enter your email</div></a></div></section><aside class="read-more-wrap outer"><div class="read-more inner"><article class="post-card post"><h2 class="post-card-title">Slow mornings</h2><div class="post-card-excerpt">Why a bus at seven is good for you and for everyone who sits next to you on the way to work in winter.</div></article></div></aside></div><footer class="site-footer outer"><section class="copyright">Better Connections &copy; 2022</section><div class="gh-powered-by">Powered by Ghost</div></footer></div></body></html>""",
    Expected(
        title="Ask for nothing",
        date="2022-01-05",
        author="Ada Rossi",
        sentences=EN + ["Keep the stamps in the drawer."],
        furniture=["Sign up", "Slow mornings", "min read", "bus at seven"],
    ),
)
PAGES["tumblr.html"] = (
    f"""<!DOCTYPE html><html lang="en"><head><title>Better Connections — Ask for nothing</title><meta property="og:title" content="Ask for nothing"/><link rel="canonical" href="https://bc.tumblr.com/post/123/ask-for-nothing"/><script type="application/ld+json">{{"@type":"SocialMediaPosting","url":"x","datePublished":"2014-07-08T09:00:00+00:00","headline":"Ask for nothing","author":"bc"}}</script></head><body class="permalink-page"><header id="header"><h1 class="blog-title"><a>Better Connections</a></h1><p class="description">a year of people</p><ul class="nav"><li>Archive</li><li>Ask me anything</li></ul></header><section id="posts" class="content clearfix"><div class="container"><div class="main"><article class="text not-page post-123"><div class="post-wrapper clearfix"><section class="post"><div class="post-content"><h2 class="title"><a href="x">Ask for nothing</a></h2><div class="body-text">{ps(EN)}</div></div></section><section class="inline-meta post-extra has-tags"><div class="date-note-wrapper"><a class="meta-item post-date">Jul 8th, 2014</a><a class="meta-item post-notes">27 notes</a></div><div class="tags"><a class="meta-item tag-link">letters</a></div></section></div><div class="post-notes-wrapper"><ol class="notes"><li class="note reblog tumblelog_x without_commentary"><span class="action">somebody reblogged this from bc</span></li><li class="note like"><span class="action">anna likes this</span></li><li class="note like"><span class="action">bernard likes this</span></li><li class="note more_notes_link_container">Show more notes</li></ol></div></article></div></div></section><footer id="footer"><div class="theme-attribution">Effector Theme by Pixel Union</div></footer></body></html>""",
    Expected(title="Ask for nothing", date="2014-07-08", sentences=EN, furniture=["likes this", "reblogged", "Pixel"]),
)
PAGES["livejournal.html"] = (
    f"""<!DOCTYPE html><html><head><title>Ask for nothing: ada_letters — LiveJournal</title><meta property="og:title" content="Ask for nothing"/><link rel="canonical" href="https://ada-letters.livejournal.com/1234.html"></head><body class="page-entry"><div class="s-header"><ul class="s-nav"><li>Find more</li><li>Communities</li><li>Log in</li></ul></div><div id="page"><div id="header"><h1 id="title">ada_letters</h1><ul class="navheader"><li>Recent Entries</li><li>Archive</li></ul></div><div id="content"><div class="entry-wrap js-emojis"><div class="entry"><ul class="entryextra"><li class="item"><span class="entry-metadata-title">Mood:</span> calm</li></ul><dl class="vcard author entry-head"><dt class="entry-poster"><a class="fn i-ljuser-username"><b>ada_letters</b></a></dt></dl><h3 class="entry-title">Ask for nothing</h3><abbr class="updated" title="2006-02-03T21:10:00+03:00"><p class="entry-date">Feb. 3rd, 2006 09:10 pm</p></abbr><div class="entry-content">{br(EN)}</div><ul class="entry-linkbar"><li>Leave a comment</li><li>Share</li><li>Flag</li></ul></div></div><div id="comments" class="comments-section b-tree"><div id="ljcmt555" class="comment-wrap b-leaf" style="margin-left: 0px;"><div class="comment"><div class="comment-head"><span class="commenter"><b>marta_b</b></span><span class="comment-datetimelink"><a>Feb. 4th, 2006 07:00 am (UTC)</a></span></div><div class="comment-text">I wrote one too.</div><div class="comment-menu"><a>Reply</a> <a>Thread</a></div></div></div></div></div><div id="footer"><a>Powered by LiveJournal.com</a></div></div></body></html>""",
    Expected(
        title="Ask for nothing",
        date="2006-02-03",
        author="ada_letters",
        sentences=EN,
        comments=1,
        furniture=["Flag", "Thread", "Communities"],
    ),
)
PAGES["wix.html"] = (
    f"""<!DOCTYPE html><html lang="it"><head><title>Non chiedere nulla</title><meta property="og:title" content="Non chiedere nulla"/><meta property="article:published_time" content="2021-11-03T10:05:11.170Z"/><meta property="article:author" content="Ugo Bianchi"/><link rel="canonical" href="https://www.reti.test/post/non-chiedere-nulla"/></head><body><div id="SITE_CONTAINER"><div id="site-root"><div id="masterPage" class="mesh-layout"><header id="SITE_HEADER" class="x1"><div>UN ANNO DI RETI</div><nav><ul><li>Home</li><li>Altro</li></ul></nav><button>Log In</button></header><main id="PAGES_CONTAINER"><div id="comp-kx"><div class="TPAMultiSection"><div data-hook="post-page"><div class="blog-nav"><a>Tutti i post</a></div><article class="blog-post-page-font" data-hook="post"><div class="post-header"><ul data-hook="post-metadata"><li><div data-hook="user-name">Ugo Bianchi</div></li><li><span data-hook="time-ago" title="3 nov 2021">3 nov 2021</span></li><li><span data-hook="time-to-read">Tempo di lettura: 2 min</span></li></ul></div><h1 class="blog-post-title-font" data-hook="post-title"><span>Non chiedere nulla</span></h1><section data-hook="post-description"><div class="rich-content" data-id="content-viewer"><div data-breakout="normal"><p id="viewer-1" class="mm8Nw _1j-51"><span class="_2PHJq public-DraftStyleDefault-ltr">{IT[0]}</span></p></div><div><p id="viewer-2"><span>{IT[1]}</span></p></div><div><p id="v3"><span>{IT[2]}</span></p></div></div></section><footer data-hook="post-footer"><div class="share"><button>Condividi</button></div><span>14 visualizzazioni</span><span>0 commenti</span></footer></article><div class="recent-posts"><h2>Post recenti</h2><div>Mattine lente</div></div><div data-hook="comments"><h3>Commenti</h3><p>Scrivi un commento...</p></div></div></div></div></main><footer id="SITE_FOOTER">© 2021 Un anno di reti</footer></div></div></div></body></html>""",
    Expected(
        title="Non chiedere nulla",
        date="2021-11-03",
        author="Ugo Bianchi",
        sentences=IT,
        furniture=["Tempo di lettura", "visualizzazioni", "Mattine", "Scrivi un commento"],
        lang="it",
    ),
)
PAGES["giornale.html"] = (
    f"""<!DOCTYPE html><html lang="it"><head><title>Reti, la lezione delle tre lettere - Cronaca - Il Corriere di Città</title><meta property="og:title" content="Reti, la lezione delle tre lettere"><link rel="canonical" href="https://corriere.test/cronaca/2018/05/17/news/reti-tre-lettere-196"><script type="application/ld+json">[{{"@context":"https://schema.org","@graph":[{{"@type":"BreadcrumbList"}},{{"@type":"NewsArticle","headline":"Reti, la lezione delle tre lettere","datePublished":"2018-05-17T06:31:00+02:00","author":{{"@type":"Person","name":"Ugo Bianchi"}}}}]}}]</script></head><body><div id="iubenda-cs-banner"><p>Informativa: noi e terze parti selezionate utilizziamo cookie o tecnologie simili.</p><button>Accetta</button></div><header class="testata"><a>Il Corriere di Città</a><nav>Cronaca Sport Cultura</nav></header><div class="breadcrumb"><a>Home</a> &gt; <a>Cronaca</a></div><main><article class="story"><p class="occhiello">La storia</p><h1 class="story__title">Reti, la lezione delle tre lettere</h1><h2 class="story__summary">Un cassetto pieno di nomi, una mattina per riaprirlo</h2><div class="story__meta"><span class="story__author">di Ugo Bianchi</span><time class="story__date">17 maggio 2018 alle 06:31</time><span>2 minuti di lettura</span></div><div class="social-share"><a>Condividi su Facebook</a><a>Tweet</a></div><div class="story__text"><p>{IT[0]}</p><div class="adv"><span>PUBBLICITÀ</span></div><p>{IT[1]}</p><div class="box-correlati"><h4>Leggi anche</h4><ul><li><a>Il cassetto delle lettere</a></li></ul></div><p>{IT[2]}</p><p>© RIPRODUZIONE RISERVATA</p></div><div class="tags"><a rel="tag">lettere</a></div></article><section class="piu-letti"><h3>I più letti</h3><ol><li>Traffico in centro</li></ol></section><div class="newsletter-box"><h3>Iscriviti alla newsletter</h3></div></main><footer>P.IVA 0123456789</footer></body></html>""",
    Expected(
        title="Reti, la lezione delle tre lettere",
        date="2018-05-17",
        author="Ugo Bianchi",
        sentences=IT,
        furniture=["PUBBLICIT", "Leggi anche", "Traffico", "terze parti", "Condividi", "Il cassetto delle"],
        lang="it",
    ),
)
PAGES["parrocchia.html"] = (
    f"""<!DOCTYPE html><html lang="it-it"><head><title>Giorno 3 di Quaresima: il silenzio - Parrocchia San Rocco</title></head><body class="site com_content view-article"><div class="body"><div class="container"><header class="header"><span class="site-title">Parrocchia San Rocco</span></header><ul class="nav menu"><li>Home</li><li>Orari Messe</li></ul><div class="row-fluid"><div id="aside" class="span3"><div class="well _menu"><h3 class="page-header">Accesso</h3><form><label>Nome utente</label><a>Password dimenticata?</a></form></div></div><main id="content" role="main" class="span9"><div class="item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="it-IT"/><div class="page-header"><h2 itemprop="headline">Giorno 3 di Quaresima: il silenzio</h2></div><div class="icons"><div class="btn-group pull-right"><a class="btn dropdown-toggle"><span class="caret"></span></a><ul class="dropdown-menu"><li class="print-icon"><a>Stampa</a></li><li class="email-icon"><a>Email</a></li></ul></div></div><dl class="article-info muted"><dt class="article-info-term">Dettagli</dt><dd class="createdby" itemprop="author">Scritto da <span itemprop="name">don Paolo Verdi</span></dd><dd class="category-name">Categoria: <a>Quaresima</a></dd><dd class="published">Pubblicato: <time datetime="2017-03-04T07:00:00+01:00" itemprop="datePublished">04 Marzo 2017</time></dd><dd class="hits">Visite: 231</dd></dl><div itemprop="articleBody">{ps(IT)}</div><ul class="pager pagenav"><li class="previous"><a>Indietro</a></li><li class="next"><a>Avanti</a></li></ul></div></main></div></div></div><footer class="footer"><p>© 2017 Parrocchia San Rocco</p></footer></body></html>""",
    Expected(
        date="2017-03-04",
        author="don Paolo Verdi",
        sentences=IT,
        furniture=["Visite", "Indietro", "Dettagli", "Stampa", "Password", "Categoria"],
        lang="it",
    ),
)
PAGES["date-in-url.html"] = (
    f"""<!DOCTYPE html><!-- saved from url=(0057)http://bc.test/2009/08/07/ask-for-nothing/ -->\n<html><head><title>Ask for nothing | Better Connections</title></head><body><div class="wrap"><div class="head"><a>Better Connections</a></div><div class="post"><h2>Ask for nothing</h2>{ps(EN)}</div><div class="foot">All content copyright Ada Rossi</div></div></body></html>""",
    Expected(title="Ask for nothing", date="2009-08-07", sentences=EN, furniture=["All content"]),
)
PAGES["posted-by.html"] = (
    f"""<html><head><title>Ask for nothing</title></head><body><div id="nav">Home | Archive</div><div id="text"><h1>Ask for nothing</h1><p class="meta">Posted by Ada Rossi on Sunday, 24 April 2011 at 10:15</p>{ps(EN)}<p class="tags">Filed under: letters</p></div><h3>2 comments</h3><div class="comment"><p>Marta wrote on 25 April 2011:</p><p>I did it.</p></div></body></html>""",
    Expected(
        title="Ask for nothing",
        date="2011-04-24",
        author="Ada Rossi",
        sentences=EN,
        furniture=["Posted by", "I did it", "Filed under"],
    ),
)
PAGES["pubblicato-il.html"] = (
    f"""<html lang=it><head><title>Il mio sito - Non chiedere nulla</title></head><body><div class="menu-laterale"><a>Home</a></div><div class="articolo"><h1>Non chiedere nulla</h1><div>Pubblicato il 24/04/2011 da Ugo Bianchi</div><div class="testo">{ps(IT)}</div></div><div class="paginazione"><a>1</a> <a>2</a> <a>Pagina successiva »</a></div></body></html>""",
    Expected(
        title="Non chiedere nulla",
        date="2011-04-24",
        author="Ugo Bianchi",
        sentences=IT,
        furniture=["Pubblicato", "successiva"],
        lang="it",
    ),
)
PAGES["wp-divi.html"] = (
    f"""<!DOCTYPE html><html lang="en-US"><head><title>Day 50: Halfway | Better Connections</title><link rel="canonical" href="https://bc.test/day-50/"/></head><body class="single et_divi_theme"><div id="page-container"><header id="main-header"><nav id="top-menu-nav"><ul><li>Home</li></ul></nav><div class="et_search_outer"><form></form></div></header><div id="et-main-area"><div id="main-content"><div class="container"><div id="content-area" class="clearfix"><div id="left-area"><article id="post-50" class="et_pb_post post-50 post type-post status-publish hentry"><div class="et_post_meta_wrapper"><h1 class="entry-title">Day 50: Halfway</h1><p class="post-meta"> by <span class="author vcard"><a rel="author">Ada Rossi</a></span> | <span class="published">Dec 3, 2015</span> | <a rel="category tag">Letters</a> | <span class="comments-number"><a>1 comment</a></span></p></div><div class="entry-content"><div class="et_pb_section"><div class="et_pb_row"><div class="et_pb_text"><div class="et_pb_text_inner">{ps(EN)}</div></div><div class="et_social_inline et_social_mobile_on"><ul class="et_social_icons_container"><li><span class="et_social_networkname">Facebook</span></li></ul></div></div></div></div><div class="et_post_meta_wrapper"><section id="comment-wrap"><h1 id="comments" class="page_title">1 Comment</h1><ol class="commentlist clearfix"><li class="comment even depth-1" id="li-comment-9"><article id="comment-9" class="comment-body clearfix"><div class="comment_avatar"><img class="avatar" src="x"></div><div class="comment_postinfo"><span class="fn">Marta</span> <span class="comment_date">on December 3, 2015 at 5:00 pm</span></div><div class="comment_area"><div class="comment-content clearfix"><p>Halfway, hooray.</p><span class="reply-container"><a class="comment-reply-link">Reply</a></span></div></div></article></li></ol><div id="respond"><h3>Submit a Comment</h3><form></form></div></section></div></article></div><div id="sidebar"><div class="et_pb_widget">Recent Posts</div></div></div></div></div><footer id="main-footer"><p id="footer-info">Designed by Elegant Themes</p></footer></div></div></body></html>""",
    Expected(
        title="Halfway",
        day=50,
        date="2015-12-03",
        author="Ada Rossi",
        sentences=EN,
        comments=1,
        furniture=["Elegant", "Submit", "Facebook"],
    ),
)


def mhtml(page: str, url: str) -> str:
    """A page in one file, as Chromium saves it."""
    encoded = quopri.encodestring(page.encode()).decode()
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: x\r\nDate: Fri, 5 Jun 2015 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MB--x"\r\n\r\n\r\n------MB--x\r\nContent-Type: text/html\r\n'
        f"Content-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {url}\r\n\r\n{encoded}\r\n------MB--x\r\n"
        "Content-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: cid:css-1@mhtml.blink\r\n\r\n.a{}\r\n------MB--x--\r\n"
    )


PAGES["no-date.mhtml"] = (
    mhtml(
        f'<html lang="en"><head><title>Ask for nothing</title></head><body><main><h1>Ask for nothing</h1>{ps(EN)}</main></body></html>',
        "https://bc.test/ask",
    ),
    Expected(title="Ask for nothing", date="2015-06-05", sentences=EN),
)
PAGES["copied-wp.txt"] = (
    f"""Better Connections
Just another WordPress site

Skip to content
Home
About
Archives

← Day 29: Smile
Day 31: Rest →
Day 30: Three coffees
Posted on October 13th, 2010 by Ada Rossi

{EN[0]}

{EN[1]}

{EN[2]}

DAY 30 HOMEWORK: Drink three coffees.

Share this:
Facebook
Twitter
Like this:
Like Loading...
Related

This entry was posted in Letters and tagged coffee by Ada Rossi. Bookmark the permalink.
2 thoughts on “Day 30: Three coffees”

Marta on October 13, 2010 at 6:02 pm said:
One coffee down.
Reply ↓
Ada on October 14, 2010 at 7:00 am said:
Two to go.
Reply ↓
Leave a Reply
""",
    Expected(
        title="Three coffees",
        day=30,
        date="2010-10-13",
        author="Ada Rossi",
        sentences=EN,
        homework="Drink three",
        furniture=["Share this", "Related", "Bookmark", "Just another", "Skip", "Smile"],
    ),
)
PAGES["copiato-blogger.txt"] = (
    f"""Un anno di reti
Piccoli passi ogni giorno
Home page
Chi sono
giovedì 12 gennaio 2012
Giorno 12: Non chiedere nulla

{IT[0]}

{IT[1]}

{IT[2]}

COMPITO DEL GIORNO 12: Scrivi una lettera.

Pubblicato da Ugo Bianchi alle 08:30
Invia tramite email
Postalo sul blog
Condividi su X
Condividi su Facebook
Etichette: lettere
2 commenti:

Marta12 gennaio 2012 alle ore 10:12
Ho scritto alla mia maestra.
Rispondi
""",
    Expected(
        title="Non chiedere nulla",
        day=12,
        date="2012-01-12",
        author="Ugo Bianchi",
        sentences=IT,
        homework="Scrivi una",
        furniture=["Pubblicato da", "Postalo", "Etichette", "Piccoli", "Chi sono"],
        lang="it",
    ),
)
