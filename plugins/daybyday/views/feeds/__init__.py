"""Feeds, and what leads to them.

rss, atom, jsonfeed  the feeds of languages and series, in three formats
opml                 all of them as a list
old_feeds            pages at addresses where feeds of another kit stood
"""
