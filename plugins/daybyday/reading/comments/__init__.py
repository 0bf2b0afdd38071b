"""Comments of the past: `<post file>.comments.yaml` -> comments and findings.

`file` reads a file and puts its comments into threads; `keys` knows what may be said of one.
"""

from .file import read_comments

__all__ = ["read_comments"]
