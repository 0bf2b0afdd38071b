"""Markdown -> `prose.Body`: HTML that is clean, with its links left open.

converter  a source -> its body: conversion, the homework's place, the facts of the text
separate   a text and the short texts that go with it, each converted by itself
counters   what a converter remembers from text to text, and must not
headings   their levels and ids
typography quotation marks that turn the right way, by language
old_html   `<center>`, `align`, `<a name>`: the same in HTML of today
media      films, sounds and frames: links in feeds, and what is enclosed
cleaning   what may stand in a page, and what feed readers keep (nh3)
tags       attributes of tags, and what cleaning took away
ids        each id once on its page, and none of the page's own
links      HTML -> segments, with placeholders for links and pictures
settings   extensions and their settings; needs no Markdown to be imported
version    which Python-Markdown is installed, and whether `fast` was made for it
fast/      the same HTML, about four times as fast, for the one version whose code was read
"""
