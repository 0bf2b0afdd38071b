"""Bringing the finished output to where readers find it.

plan             what is added, changed and removed at a host: one value, computed in one place
site_files       what is to be published
guard            what readers would notice: the deploy guard; embargoed_texts: whether a text that is not out stands in a file
targets          folder (releases, or in place: local_files), remote_releases (by ssh), rsync, github_pages (a branch), bucket (an object store)
media_types      what a store is told of each file
verification     whether the target has what was brought; public_site: what the public address answers
ledger_commit    the ledger in version control
websub           telling a hub which feeds have changed
"""
