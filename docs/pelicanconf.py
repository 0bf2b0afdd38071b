"""Settings of the documentation, a site of the kit itself; `invoke docs` lays it out and shows it."""

import daybyday

PLUGINS = ["daybyday"]
PATH = "content"
OUTPUT_PATH = "output"
THEME = daybyday.theme()
TIMEZONE = "Europe/Rome"
DAYBYDAY_LANGUAGES = ["en", "it"]
DEFAULT_LANG = "en"
SITENAME = "Day by Day"
DAYBYDAY_SITE = {
    "en": {"name": "Day by Day, the guide", "tagline": "How to write, translate and publish a daily challenge."},
    "it": {"name": "Day by Day, la guida", "tagline": "Come si scrive, si traduce e si pubblica una sfida quotidiana."},
}
# As in the example: a check tells what is set otherwise, and spaces at which no line should end.
DAYBYDAY_TYPOGRAPHY = {"en": "“”‘’", "it": "«»“”"}

# A guide has readers and no followers.
DAYBYDAY_WITHOUT = [
    "atom", "json", "homework-feeds", "archives", "starts", "weekly", "calendars", "opml", "follow", "workbook", "epub",
    "old-feeds", "ledger", "offline", "related", "share", "status", "ending", "comments", "search", "cards",
]  # fmt: skip

FEED_ID = "tag:day-by-day.invalid,2026"
SITEURL = ""

# The kit's feeds take the place of Pelican's.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
