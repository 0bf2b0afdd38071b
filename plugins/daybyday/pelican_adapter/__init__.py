"""Pelican's settings and signals -> a build of ours. The only room that imports Pelican.

plugin           signals: decide the mode; in our theme, take away from Pelican what we make
beginning        how a build begins: look, read, check
generators       what Pelican is given, so that it has us write
stopping         how a build ends that may not go on
settings         Pelican's settings -> `SiteSettings`; old_feeds: addresses of other kits' feeds
configuration    a site's settings without a build
guest            a foreign theme: we own the folders of series, and all else is Pelican's
build_state      what lasts from one signal to the next
plugin_failures  plugins that Pelican could not load: it logs that and exits with 0
"""
