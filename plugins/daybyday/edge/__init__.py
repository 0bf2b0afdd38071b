"""The rim: everything that touches Pelican, Markdown, Jinja, the file system or the command line.

plugin      signals of Pelican -> a build
build       the run: read, assemble, convert, check, parts
guest       our posts as articles of a foreign theme
folder      content folder -> bytes
settings    Pelican's settings -> ours
clock       which instant a build is at
markdown    Markdown -> bodies          holes   their links, left open
templates   pages by Jinja
report      findings on paper
commands    what one types
"""
