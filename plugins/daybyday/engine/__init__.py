"""Files out: rendered, compared, written aside, renamed, listed. Knows keys, values and bytes.

parts | bake -> (path, bytes) | emit -> Outcome
"""

from .bake import bake
from .emit import Outcome, OutputBlocked, emit

__all__ = ["Outcome", "OutputBlocked", "bake", "emit"]
