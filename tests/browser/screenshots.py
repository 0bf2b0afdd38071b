"""`python -m tests.browser.screenshots OUTDIR`: every kind of page, for people to look at.

`python -m tests.browser.screenshots --readme`: the pictures of the README anew, into docs/images/.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import lxml.html
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.browser.conftest import ARGUMENTS
from tests.browser.needs import Missing, chromium, playwright
from tests.browser.serving import NOW, PAGES, build_example, served
from tests.harness import ROOT

KINDS = ("home", "series", "day", "article", "listing", "follow", "workbook", "404")
README_IMAGES = ROOT / "docs" / "images"
LARGEST = 60_000
"""bytes of a picture in the README"""


@dataclass(frozen=True)
class Picture:
    """What is shown in the README: the first screen of a page."""

    name: str
    kind: str
    lang: str
    size: tuple[int, int]
    scheme: str
    scale: int
    done: int = 0
    """how many days the reader who looks at it has done"""


README = (
    Picture("day.png", "day", "en", (360, 760), "light", 2),
    Picture("series.png", "series", "en", (1120, 800), "light", 1, done=6),
    Picture("home.png", "home", "it", (360, 760), "dark", 2),
)


def main(arguments: list[str]) -> int:
    """Take them all; 2 when something is missing."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        path, start = chromium(), playwright()
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 2
    out = README_IMAGES if arguments == ["--readme"] else Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    take: Callable[[Any, str, Path, Path], int] = take_readme if out == README_IMAGES else take_every_kind
    with tempfile.TemporaryDirectory() as folder, start() as started:
        built = build_example(Path(folder))
        browser = started.chromium.launch(executable_path=path, args=ARGUMENTS)
        with served(built.folder.parent) as address:
            count = take(browser, address, out, built.folder)
        browser.close()
    print(f"{count} pictures in {out}")
    return 0


def take_every_kind(browser: Any, address: str, out: Path, built: Path) -> int:
    """Whole pages: both languages, light and dark, phone and desk."""
    for scheme, width in product(("light", "dark"), (360, 1280)):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        for kind, lang in product(KINDS, ("en", "it")):
            page.goto(f"{address}{PAGES[kind][lang]}", wait_until="load")
            page.screenshot(path=out / f"{kind}-{lang}-{scheme}-{width}.png", full_page=True)
        context.close()
    return len(KINDS) * 8


def take_readme(browser: Any, address: str, out: Path, built: Path) -> int:
    """The pictures of the README, each with a note of what it shows."""
    for picture in README:
        width, height = picture.size
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=picture.scheme, device_scale_factor=picture.scale
        )
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        for day in range(1, picture.done + 1):
            page.goto(f"{address}{PAGES['series'][picture.lang]}{day}/", wait_until="load")
            for box in page.locator(".tasks input").all():
                box.check()
        page.goto(f"{address}{PAGES[picture.kind][picture.lang]}", wait_until="load")
        (out / picture.name).write_bytes(small(page.screenshot(), what_is_shown(built, picture)))
        context.close()
    return len(README)


def what_is_shown(built: Path, picture: Picture) -> str:
    """A digest of the words of its page and of the stylesheet: a picture with another one is out of date."""
    page = built / PAGES[picture.kind][picture.lang].strip("/") / "index.html"
    words = " ".join(lxml.html.document_fromstring(page.read_bytes()).find("body").text_content().split())
    styles = [path.read_bytes() for path in sorted((built / "theme").glob("style.*.css"))]
    return hashlib.blake2b(b"".join([words.encode(), *styles]), digest_size=8).hexdigest()


def small(png: bytes, shown: str = "") -> bytes:
    """The picture in as many colours as fit into `LARGEST` bytes, of at most 64: paper, ink, and what is between them.

    `shown` goes along as its text `Shown`.
    """
    image = Image.open(BytesIO(png)).convert("RGB")
    note = PngInfo()
    note.add_text("Shown", shown)
    for colours in (64, 32, 16):
        file = BytesIO()
        image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
            file, "PNG", optimize=True, pnginfo=note
        )
        if len(file.getvalue()) <= LARGEST:
            return file.getvalue()
    raise ValueError(f"a picture of {image.size} is larger than {LARGEST} bytes in any number of colours")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
