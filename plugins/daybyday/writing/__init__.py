"""Values -> text: the inverse of `reading`. Every function here takes values and gives text; none does I/O.

Manuscript | front matter, text, homework block -> text of a file      post
Homework   |                                    -> its block           homework
text       |                                    -> a YAML scalar       scalars
"""

from .errors import UnwritablePostError
from .homework import homework_block
from .post import same_content, write_post, written_post
from .scalars import double_quoted

__all__ = ["UnwritablePostError", "double_quoted", "homework_block", "same_content", "write_post", "written_post"]
