"""Files that are up to date are kept; the others are written all or nothing. Knows keys, values and bytes.

parts         | triage -> fresh, stale
stale         | the caller renders -> RenderedFile
RenderedFile  | emit -> Outcome
"""

from .emit import Outcome, RenderedFile, emit
from .fingerprint import Fingerprints
from .records import Record, Triage, triage
from .staging import stage, stage_folder
from .tree import OutputBlockedError

__all__ = [
    "Fingerprints",
    "Outcome",
    "OutputBlockedError",
    "Record",
    "RenderedFile",
    "Triage",
    "emit",
    "stage",
    "stage_folder",
    "triage",
]
