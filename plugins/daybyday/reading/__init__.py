"""Text -> values. Every function here takes bytes or text and gives values and findings; none does I/O.

bytes    | text, header, fields, homework -> Manuscript      post
bytes    | yamltree                       -> Series      series
bytes    | yamltree                       -> TagNames    tags
bytes    |                                -> ledger lines, and back
"""

from .ledger import read_ledger, write_ledger
from .post import Reading, read_post
from .series import read_series
from .tags import read_tags

__all__ = ["Reading", "read_ledger", "read_post", "read_series", "read_tags", "write_ledger"]
