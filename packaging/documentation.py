"""Lays out `docs/` as a site of the kit: `python packaging/documentation.py FOLDER`; `invoke docs` does that and shows it.

The pages stay plain Markdown, as a code host shows them: `docs/writing.md`, and `docs/it/writing.md` in Italian. What a site
wants beside that is made here: a header from the heading and the first sentence, links from one page to another by their files,
and the order in which the pages are read. Links to files outside of `docs/` lead nowhere on a site and become words.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
LANGUAGES = {"en": DOCS, "it": DOCS / "it"}
SLUGS = {"en": "guide", "it": "guida"}
"""What the address of a page begins with, in each language: several names alone are addresses a site keeps for itself."""

ORDER = (
    "first-day starting writing homework preview checking findings translating status planning importing comments "
    "publishing schedule hosting ledger feeds following calendars reading progress workbook offline search pictures theming editor "
    "pelican settings reference reliability building glossary"
).split()
"""The pages in the order in which an author reads them, by the names of their files."""

ACCEPTED = {"letters-broken": "the page shows letters that were read in the wrong encoding"}
"""Notes and warnings that are true of a page and meant."""

_LINK_OR_CODE = re.compile(
    r"(?P<fence>`{3,})[\s\S]*?(?P=fence)|(?<!!)\[(?P<words>[^\[\]]*)\]\((?P<address>[^()\s]+)\)|`[^`\n]*`"
)
_HEADING = re.compile(r"# (?P<title>.+)\n+(?P<first>(?:(?!```|\||#|<)\S.*\n)*)")
_SENTENCE = re.compile(r"(.+?[.!?])(?:\s|$)", re.DOTALL)
_MARKS = re.compile(r"[`*]|\[([^\[\]]*)\]\([^()]*\)|<([^<>]*)>")


Titles = Mapping[tuple[str, str], str]
"""(stem, language) -> the heading of each page there is"""


class PageError(Exception):
    """A page that cannot be laid out; the message says which, and why."""


def pages() -> Iterator[tuple[str, str, Path]]:
    """(stem, language, file) of every page. Raises `PageError` for one whose place in the order nobody has said."""
    for lang, folder in LANGUAGES.items():
        for path in sorted(folder.glob("*.md")):
            if path.stem not in ORDER:
                raise PageError(f"{path.relative_to(ROOT)}: write its name into ORDER in packaging/documentation.py")
            yield path.stem, lang, path


def lay_out(folder: Path) -> None:
    """Write the site's source into `folder`, in the place of what an earlier call wrote. Raises `PageError`."""
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    (content / "pages").mkdir(parents=True)
    titles = {(stem, lang): _title(path.read_text("utf-8")) for stem, lang, path in pages()}
    for stem, lang, path in pages():
        text = as_page(path.read_text("utf-8"), stem, lang, titles)
        (content / "pages" / f"{name_of(stem)}.{lang}.md").write_text(text, "utf-8", newline="\n")
    shutil.copytree(DOCS / "words", content / "words")
    shutil.copytree(DOCS / "look", folder / "look", dirs_exist_ok=True)
    for settings in ("pelicanconf.py", "publishconf.py"):
        shutil.copyfile(DOCS / settings, folder / settings)


def name_of(stem: str) -> str:
    """The name of a page's file in the site, without its language: by it pages are sorted."""
    return f"{ORDER.index(stem) + 1:02}-{stem}"


def as_page(markdown: str, stem: str, lang: str, titles: Titles) -> str:
    """A page of `docs/` as a text of the kit. Raises `PageError` for one without a heading."""
    heading = _HEADING.match(markdown)
    if heading is None:
        raise PageError(f"docs: {stem} ({lang}) does not begin with a heading")
    title, first = _plain(heading["title"]), _first_sentence(heading["first"])
    summary = _plain(first)
    # What stands below the heading need not be said twice; a link would be lost there.
    body = markdown[heading.start("first") + (0 if "](" in first else len(first)) :].lstrip(" ")
    header = [f'title: "{_quoted(title)}"', f"slug: {SLUGS[lang]}-{stem}"]
    header += [f'summary: "{_quoted(summary)}"'] if summary else []
    if re.search("Ã|â€", body):
        header += [f"ignore: {{letters-broken: {ACCEPTED['letters-broken']}}}"]
    return "---\n{}\n---\n{}".format("\n".join(header), _linked(body, lang, titles))


def _title(markdown: str) -> str:
    heading = _HEADING.match(markdown)
    return _plain(heading["title"]) if heading else ""


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _first_sentence(paragraph: str) -> str:
    sentence = _SENTENCE.match(paragraph)
    return sentence[1] if sentence else ""


def _plain(text: str) -> str:
    """In one line, without marks; apostrophes as Markdown sets them in texts."""
    plain = _MARKS.sub(lambda mark: mark[1] or mark[2] or "", re.sub(r"[ \n]+", " ", text))
    return plain.strip().replace("'", "’")


def _linked(prose: str, lang: str, titles: Titles) -> str:
    def target(link: re.Match[str]) -> str:
        if link["address"] is None:
            return link[0]
        words, (file, _, anchor) = link["words"], link["address"].partition("#")
        if "://" in file or file.startswith("mailto:") or not file:
            return link[0]
        stem, at = file.rpartition("/")[2].removesuffix(".md"), f"#{anchor}" if anchor else ""
        if not file.endswith(".md") or (stem not in ORDER) or (file.startswith("..") and lang == "en"):
            return words
        other = "en" if file.startswith("..") or (stem, lang) not in titles else lang
        shown = titles[stem, other] if words == f"{stem}.md" else words  # a site has pages, and no files
        return f"[{shown}]({{filename}}{name_of(stem)}.{other}.md{at})"

    return _LINK_OR_CODE.sub(target, prose)


if __name__ == "__main__":
    try:
        lay_out(Path(sys.argv[1]))
    except PageError as error:
        sys.exit(str(error))
