"""What was made before is not made again; what is made is put out in one go. Knows keys, values and bytes.

parts | triage -> fresh, stale | bake -> Made | emit -> Outcome
"""

from .bake import Made, bake
from .emit import Outcome, emit
from .fingerprint import Fingerprints
from .records import Record, Triage, triage
from .staging import stage, stage_folder
from .tree import OutputBlockedError

__all__ = [
    "Fingerprints",
    "Made",
    "Outcome",
    "OutputBlockedError",
    "Record",
    "Triage",
    "bake",
    "emit",
    "stage",
    "stage_folder",
    "triage",
]
