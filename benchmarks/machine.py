"""Where and when it was measured."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import datetime
from importlib import metadata
from pathlib import Path

from .peer_hugo import hugo_binary


def machine() -> dict[str, str]:
    """What a reader of the figures needs to know: cores, processor, versions, load, date."""
    load = " ".join(f"{one:.2f}" for one in os.getloadavg())
    return {
        "date": datetime.now().astimezone().isoformat(timespec="minutes"),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "load before": load,
        "Python": platform.python_version(),
        "Pelican": metadata.version("pelican"),
        "Hugo": _hugo_version(),
    }


def load_now() -> str:
    """The load average of the last 1, 5 and 15 minutes."""
    return " ".join(f"{one:.2f}" for one in os.getloadavg())


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.is_file() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "unknown")


def _hugo_version() -> str:
    binary = hugo_binary()
    if binary is None:
        return "not installed"
    said = subprocess.run([binary, "version"], capture_output=True, text=True, check=True).stdout.split()
    return said[1] if len(said) > 1 else "unknown"
