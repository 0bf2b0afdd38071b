"""Feeds and what is written like one: backups of Blogger, Atom, RSS, JSON Feed.

source     the file, entry by entry
blogger    entries of a backup: posts, pages, comments; settings and templates are none
entries    an entry of Atom or RSS -> a text
json_feed  a JSON Feed -> texts
"""
