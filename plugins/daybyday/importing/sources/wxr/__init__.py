"""Exports of WordPress (WXR 1.0 to 1.2).

source        the file, read item by item     | site, items
site          what must be known of the whole before any text: pictures, authors, reusable blocks
items         one item -> its texts           | dates, comments, multilingual, content
content       a text -> HTML                  | blocks, shortcodes, paragraphs, footnotes
"""
