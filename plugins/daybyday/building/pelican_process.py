"""Builds by plain Pelican, each a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def build_command(content: str, settings: str, output: Path, overrides: Mapping[str, str]) -> list[str]:
    """The command line of one build with plain Pelican. `overrides` are settings as JSON texts."""
    command = [sys.executable, "-m", "pelican", content, "-s", settings, "-o", str(output)]
    extra = [f"{key}={value}" for key, value in overrides.items()]
    return [*command, "-e", *extra] if extra else command


def build_environment(now: str, profile: bool = False) -> dict[str, str]:
    """The environment of a build as of `now` ("" for the real time)."""
    asked = {"DAYBYDAY_NOW": now} if now else {}
    return {**os.environ, **asked, **({"DAYBYDAY_PROFILE": "1"} if profile else {})}


def run_build(command: list[str], now: str, profile: bool = False) -> int:
    """Run a build as of `now` ("" for the real time); its exit status. `profile` prints the stages."""
    return subprocess.run(command, check=False, env=build_environment(now, profile)).returncode  # noqa: S603
