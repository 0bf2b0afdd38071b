"""Bringing the finished output to where readers find it.

targets   github-pages (a branch of a repository), rsync (a folder, here or over ssh)
websub    telling a hub which feeds have changed
"""
