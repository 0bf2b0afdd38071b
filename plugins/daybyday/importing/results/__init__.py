"""Texts -> what is written: files in our format, comments beside them, pictures, the report, a record of it all.

posts      a text and its place -> the text of its file, by the kit's own writer
comments   the comments of a text -> the file beside it
pictures   pictures that are at hand -> files of the content folder
report     losses -> pages to read, and JSON for programs
record     what was written, so that a second run changes nothing and no edit is lost
output     all of it, aside first, then in its place
"""
