"""The preview: the site in memory, the page one looks at fresh as soon as a text is saved.

Two processes, so that no mistake in a template, a setting or the kit's own code ends the preview.
The parent listens, watches and never imports Pelican; the child holds the site. When code changes,
a new child is started, and takes over when it is ready.

parent   serving (what `invoke serve` runs) · server, dress, pages, streams (HTTP) · watching · keeper, process
between  boot (the way messages travel, and the child's first lines)
child    child (its loop) · live, press, memory, unseen (our theme) · foreign (any other) · telling, moments

static/  what the browser is given: preview.js, preview.css (the bar), overlay.css (findings and badge)
"""
