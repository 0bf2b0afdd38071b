"""`python -m tests.browser.screenshots OUTDIR`: every kind of page, for people to look at."""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path

from tests.browser.conftest import ARGUMENTS
from tests.browser.needs import Missing, chromium, playwright
from tests.browser.serving import NOW, PAGES, build_example, served

KINDS = ("home", "series", "day", "article", "listing", "follow", "workbook", "404")


def main(arguments: list[str]) -> int:
    """Take them all; 2 when something is missing."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    out = Path(arguments[0])
    try:
        path, start = chromium(), playwright()
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 2
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, start() as started:
        built = build_example(Path(folder))
        browser = started.chromium.launch(executable_path=path, args=ARGUMENTS)
        with served(built.folder.parent) as address:
            for scheme, width in product(("light", "dark"), (360, 1280)):
                context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
                page = context.new_page()
                page.clock.set_fixed_time(NOW)
                for kind, lang in product(KINDS, ("en", "it")):
                    page.goto(f"{address}{PAGES[kind][lang]}", wait_until="load")
                    page.screenshot(path=out / f"{kind}-{lang}-{scheme}-{width}.png", full_page=True)
                context.close()
        browser.close()
    print(f"{len(KINDS) * 8} pictures in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
