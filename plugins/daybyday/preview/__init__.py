"""The preview: the site in memory, the page one looks at fresh as soon as a text is saved.

Two processes, so that no mistake in a template, a setting or our own code ends the preview. The parent listens,
watches and never imports Pelican; the child holds the site. When code changes, a new child is started, and takes
over when it is ready.

parent   serve (what `invoke serve` runs) · server, inject, overview, event_streams (HTTP) · file_watcher · supervisor, process
between  protocol (how packets travel) · boot (the child's first lines) · saved, finding_packet, wording (what they hold)
child    child (its loop) · live_site, site_memory, page_renderer, page_cache (our theme) · foreign_site (any other) ·
         unpublished (what is not out) · plain_values (findings for the browser)

static/  what the browser is given: preview.js, preview.css (the bar), overlay.css (findings and badge), overview.css
"""
