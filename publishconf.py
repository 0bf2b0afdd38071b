"""Settings of the published site: pelicanconf.py, and what differs."""

import os
import sys
from pathlib import Path

_here = Path(__file__).resolve().parent
sys.path[:0] = [str(_here), str(_here / "plugins")]
# First of all, so that a mistake in a settings file is told in one line.
import daybyday  # noqa: E402, F401
from pelicanconf import *  # noqa: E402

# The address the site will have, without a slash at the end. It may carry a path:
# "https://name.github.io/repo". The environment variable SITEURL counts first.
SITEURL = os.environ.get("SITEURL") or "https://your-site.example"

DAYBYDAY_PUBLISH = True
