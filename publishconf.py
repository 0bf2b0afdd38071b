"""Settings of the published site: pelicanconf.py, and what differs."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from pelicanconf import *

# The address the site will have, without a slash at the end. It may carry a path:
# "https://name.github.io/repo". The environment variable SITEURL counts first.
SITEURL = os.environ.get("SITEURL") or "https://your-site.example"

DAYBYDAY_PUBLISH = True
