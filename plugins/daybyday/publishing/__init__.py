"""Bringing the finished output to where readers find it.

plan           what is added, changed and removed at a host: one value, computed in one place
site_files     what is to be published
targets        github-pages (a branch of a repository), rsync (a folder, here or over ssh)
websub         telling a hub which feeds have changed
"""
