"""What a translation remembers of its original: a fingerprint per paragraph and task, as one line of its header.

Manuscript        | blocks, wording       -> SourcePrint      prints
SourcePrint       |                       -> line, and back   prints
two SourcePrints  |                       -> state, changes   comparing
Manuscript        |                       -> is it only begun unfinished
"""

from .blocks import TextBlock, text_blocks
from .comparing import TextChange, changes, state_of
from .prints import SourcePrint, SourcePrintError, parts_of, print_of, read_line, write_line
from .unfinished import GAP, is_unfinished, is_untouched, unfinished

__all__ = [
    "GAP",
    "SourcePrint",
    "SourcePrintError",
    "TextBlock",
    "TextChange",
    "changes",
    "is_unfinished",
    "is_untouched",
    "parts_of",
    "print_of",
    "read_line",
    "state_of",
    "text_blocks",
    "unfinished",
    "write_line",
]
