"""What an e-book (EPUB 3) is made of, from the bodies that pages and feeds are made of.

chapters  a day as a chapter: its text with links that lead to other chapters, or out of the book
xhtml     clean HTML -> XHTML as e-books may hold it
pictures  which pictures an e-book may hold, by their bytes
archive   files -> one file, always the same bytes
"""
