"""Settings of the site as one writes it. publishconf.py builds on this for the real one.

docs/settings.md explains each; everything Pelican has may stand here too.
"""

import sys
from pathlib import Path

# The kit lies beside this file. Importing it here makes a missing package loud: a plugin that
# Pelican itself fails to load is only logged.
sys.path.insert(0, str(Path(__file__).resolve().parent / "plugins"))
import daybyday  # noqa: F401

PLUGINS = ["daybyday"]

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "Europe/Rome"

# The languages of the site; the first one lives at "/", the others at "/it/", …
DAYBYDAY_LANGUAGES = ["en", "it"]
DEFAULT_LANG = "en"

# What the site is called, and one sentence on what it is.
SITENAME = "Day by Day"
DAYBYDAY_SITE = {
    "en": {
        "name": "Day by Day",
        "tagline": "A short text and a small piece of homework a day, to get to know the people you work with.",
    },
    "it": {
        "name": "Day by Day",
        "tagline": "Un testo breve e un piccolo compito al giorno, per conoscere meglio le persone con cui lavori.",
    },
}

# Pages (by the name of their file) that a newcomer should read first.
DAYBYDAY_START_PAGES = ["how-to-take-part"]

# The quotation marks of each language, those within others behind: `invoke check` finds what is set otherwise.
DAYBYDAY_TYPOGRAPHY = {"en": "“”‘’", "it": "«»“”"}

# The beginning of every feed id: a domain of yours and a year in which it was yours. Readers
# recognise what they have read by it, so never change it once the site is public. This one is a
# placeholder: `invoke publish` waits for yours.
FEED_ID = "tag:example.org,2026"

# The address while writing. The preview uses its own.
SITEURL = ""

# Our feeds take the place of Pelican's own.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
