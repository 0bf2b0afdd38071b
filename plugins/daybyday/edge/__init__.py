"""The rim: everything that touches Pelican, Markdown, Jinja, the file system or the command line.

plugin      signals of Pelican -> a build
session     a build from beginning to end: lock, store, workers, stopwatch
settled     nothing changed: known without looking further
build       the run: take, assemble, check, lay out parts
press       parts -> files
taking      one file -> what it says   intake   all files, remembered   codec   as builtins
working     what worker processes do   preload  what they import
ground      what everything rests on, as a fingerprint
markdown    Markdown -> bodies         swift inline blocks joint   the same, faster
cleaning    what pages may hold        holes    links, left open
templates   pages by Jinja             fragments   pieces made once
guest       our posts as articles of a foreign theme
folder      content folder -> names, digests, bytes
settings    Pelican's settings -> ours
clock       which instant a build is at
report      findings on paper
commands    what one types             calling  builds in a process of their own
previewing  `invoke serve`
"""
