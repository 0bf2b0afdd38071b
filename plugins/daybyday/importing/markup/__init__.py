"""Foreign HTML -> Markdown that gives the same page, and what was lost on the way.

mending     letters read in the wrong encoding, references written twice
trees       HTML <-> trees of lxml
debris      share bars, hidden links, scripts: what is no text of the author's
rewriting   embedded things as links; addresses of links and pictures
normal      elements of other days and odd nestings as those of today
inline      the inside of a paragraph -> Markdown
blocks      paragraphs, lists, quotations, code, tables -> Markdown, or HTML where it cannot say it
sameness    whether two texts give the same page, by the kit's own converter
convert     all of it
anchors     names at headings, in Markdown, that links within a page look for
exercises   a section of exercises, in Markdown -> a homework block
"""
