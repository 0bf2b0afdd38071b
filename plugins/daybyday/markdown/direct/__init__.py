"""Markdown as most posts use it, straight to HTML: what Python-Markdown would make, character for character.

known       for which configuration this holds
text        a whole text; what is not known for sure makes it give up
blocks      paragraphs, headings, quotations, rules
lists       lists, tight and loose, one within the other
tables      tables
footnotes   notes at the end
inline      emphasis, code, links, pictures, breaks
typography  quotation marks, dashes, ellipses, as the smarty extension sees them

Whoever reads a new construct here: read what Python-Markdown does with it, and raise `UnsureError` at the first doubt.
`tests/markdown/test_direct.py` holds both against each other.
"""
