"""Every code a finding may have, so that a misspelt one is told where somebody accepts it. A test holds this against the code."""

from __future__ import annotations

ACCEPTABLE = frozenset(
    """
    accent-typed address-removed apostrophe-typed category-as-tag code-by-indent code-unclosed comment-address-removed comment-author-address
    comment-date-unlikely comment-date-zone comment-empty comment-html-removed comment-key-private
    comment-key-unknown comment-lang-unknown comment-parent-unknown comment-picture comments-without-post compression-not-made date-far
    date-unlikely day-due-soon day-gap day-late drafts-unpublished feed-id-placeholder feed-text-long file-copy
    file-ignored file-misnamed file-not-read folder-no-draft header-cut-short header-twice heading-by-rule
    homework-differs homework-link-differs homework-missing homework-number-differs homework-unread html-removed
    html-unclosed id-renamed ignore-unknown ignore-unused key-of-pelican key-unknown language-capitals
    language-doubtful language-unsaid length-unusual letters-broken link-dead link-empty link-place link-relative
    live-not-found redirect-covers repository-secret secret-in-text
    link-tag-unused link-undefined link-unwritten markdown-in-html markdown-not-fast not-written-yet
    note-without-text original-missing paragraph-language picture-broken picture-format picture-large
    picture-without-words pictures-not-made quotation-marks quotation-space search-not-made series-undeclared setting-unused shortcode-left
    site-address-missing site-address-placeholder slug-of-day space-breaks start-at-rest start-unlikely status-hidden
    summary-markup symlink-folder table-wide tag-markup tags-alike task-empty task-nested tasks-changed
    template-left text-empty title-again title-markup translation-outdated translation-source text-unfinished
    wiki-link yaml-comment
    """.split()
)
"""Warnings and notes."""

ERRORS = frozenset(
    """
    address-moved address-on-disk address-reserved address-taken address-twice alias-unfit article-moved
    block-unknown build-failed cache-published clock-ahead clock-behind clock-unreadable code-broken comment-id-twice comment-id-unfit
    comment-incomplete comment-parent-circle comment-unclosed comment-unreadable comments-twice control-character
    date-impossible date-missing date-unreadable day-beyond-length day-disagrees day-leading-zero day-missing
    day-moved day-not-number day-outside-series day-too-large day-twice day-zero embargoed-text feed-id-changed feed-id-missing
    file-missing file-unreadable from-backwards header-foreign header-unclosed header-unopened
    homework-empty homework-inside-html
    homework-minutes homework-not-open homework-option homework-other-day homework-outside-series homework-twice
    homework-unclosed id-twice ignore-without-reason item-vanished items-at-once language-disagrees language-near
    language-not-in-series language-unknown ledger-line ledger-twice link-broken link-dangling link-outside
    live-day-missing live-early live-feed-missing live-feed-stale live-link-dead live-page-stale live-unreachable
    link-scheme link-unknown links-unlike markdown-too-much merge-conflict name-case name-reserved name-twice
    not-text not-utf8 output-blocked output-failed output-nearly-empty package-missing pelican-too-old picture-missing picture-no-file
    plugin-missing plugin-not-loaded preview-ended rest-backwards script-broken search-failed series-behind-link
    series-cadence series-gone series-id series-id-twice series-length series-misplaced series-start-missing series-starts
    series-title-missing series-translations series-without-folder setting-compress setting-editor setting-feed-id setting-host setting-hub
    setting-secret secret-file setting-languages
    setting-look setting-mode setting-new-items setting-old-feeds setting-reply setting-site setting-start-pages setting-typography setting-unknown
    setting-without settings-unusable site-address site-moved slug-empty slug-unfit sources-published
    status-disagrees status-unknown symlink-outside tag-unfit task-id template-broken template-missing
    time-unreadable timezone-unknown title-missing title-too-long words-missing words-placeholder words-plural
    words-shape words-unknown wrong-type yaml-alias yaml-broken yaml-colon yaml-comma yaml-depth yaml-duplicate-key
    yaml-quotes yaml-tab yaml-tag yaml-two-documents
    """.split()
)
"""What is always an error, and accepted by nobody."""
