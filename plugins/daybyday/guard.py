"""`import daybyday.guard` in a site's pelicanconf.py: Pelican stops when it has not loaded this plugin, rather than publish
days that are still to come. Where the package is missing, the line itself stops it.
"""

from .pelican_adapter import plugin

plugin.guard()
