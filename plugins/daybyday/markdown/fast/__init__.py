"""Faster ways for Python-Markdown to make the same HTML; only for `version.READ` and its own classes.

processors  each processor looks first whether there is anything for it; puts all that is below in place
blocks      plain paragraphs, without asking the other block processors
inline      inline markup, without patterns that cannot match
patterns    which characters a text must hold for each pattern
batch       the tasks of a homework, converted together with its text
"""
