"""A build: settings and files -> parts -> files. Knows no Pelican; `pelican_adapter`, the preview and commands use it.

setup, clock        what is asked for, and as of which instant
session             what one build holds open: lock, store, workers, stopwatch
content_folder      the content folder as it is now
source_reader       one file -> what it says; source_cache: only where it changed
remembered          what a folder holds beside posts: comments, words, how originals stand to their translations
prepare             files -> parts, or the errors that stop the build; stages: what is known after each stage
render              parts -> files
up_to_date          nothing has changed: known without any of this
cache_key           what results rest on: code, versions, templates, words, settings; distributions: versions
worker, worker_pool what other processes do, and when they are started
codec               what the store keeps of a source, as builtins
report              findings and closing lines as text
undeclared_series   a hint for those who do not know `series.yaml`
pelican_process     builds by plain Pelican, each a process of its own
"""
