"""Settings of the published documentation; SITEURL comes from the environment."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import daybyday  # noqa: F401
from pelicanconf import *

SITEURL = os.environ.get("SITEURL") or "https://your-site.example"
DAYBYDAY_PUBLISH = True
