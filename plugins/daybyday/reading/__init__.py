"""Text -> values. Every function here takes bytes or text and gives values and findings; none does I/O.

bytes    | text, lines, header, fields, homework -> Manuscript      post
bytes    | yamltree                       -> Series      series
bytes    | yamltree                       -> TagNames    tags
bytes    | yamltree                       -> comments of a post      comments
bytes    |                                -> ledger lines, and back
"""

from .comments import read_comments
from .ledger import read_ledger, write_ledger
from .nearly import WHY_NO_HOMEWORK
from .post import Reading, read_post
from .series import read_series
from .tags import read_tags
from .vocabulary import Vocabulary

__all__ = [
    "WHY_NO_HOMEWORK",
    "Reading",
    "Vocabulary",
    "read_comments",
    "read_ledger",
    "read_post",
    "read_series",
    "read_tags",
    "write_ledger",
]
