"""Marks of Hugo, Jekyll, Hexo and Pelican that lead to files, or stand around code -> Markdown; all others stay, and are said."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote

from ....values import dataclass

_MARK = r"\{\{.*?\}\}|\{%.*?%\}|\{(?:filename|static|attach|photo|index|tag|category|author)\}|\|(?:filename|static|attach)\|"
_TARGET = re.compile(
    rf"(?P<before>\]\(\s*<?|\b(?:src|href)\s*=\s*[\"']|^ {{0,3}}\[[^\]\n]+\]:[ \t]*)(?P<mark>{_MARK})(?P<rest>[^\s()<>\"']*)",
    re.MULTILINE,
)
_QUOTED = re.compile(r"[\"'](?P<path>[^\"']+)[\"']")
_REFERENCE = re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?[\"']?(?P<path>[^\"'\s>%]+)")
_OF_JEKYLL = re.compile(r"\{%-?\s*(?P<kind>post_url|link|post_path|asset_path)\s+(?P<path>\S+?)\s*-?%\}")
_FILTERED = re.compile(
    r"\{\{-?\s*[\"'](?P<path>[^\"']*)[\"']\s*\|\s*(?:relative_url|absolute_url|relURL|absURL|prepend:.*?)\s*-?\}\}"
)
_SITE = re.compile(
    r"\{\{-?\s*(?:site\.(?:base_?url|url|Params\.\w+)|\.Site\.BaseURL|page\.root)\s*(?:\|[^}]*)?-?\}\}|\{static\}|\{attach\}|\{filename\}|\|(?:filename|static|attach)\|",
    re.IGNORECASE,
)
_POST_LINK = re.compile(r"\{%-?\s*post_link\s+(?P<slug>\S+)(?P<words>[^%]*?)-?%\}")
_PICTURE = re.compile(r"\{%-?\s*(?:asset_img|img)\s+(?P<words>[^%]*?)\s*-?%\}")
_FIGURE = re.compile(r"\{\{[<%]\s*(?:figure|img|image)\s+(?P<values>[^}]*?)/?\s*[>%]\}\}")
_VALUE = re.compile(r"(?P<key>\w+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|`(?P<raw>[^`]*)`)")
_LISTING = re.compile(
    r"^(?P<indent>[ \t]*)(?:\{%-?\s*(?P<name>highlight|codeblock)\s*(?P<values>[^%]*?)-?%\}|\{\{[<%]\s*(?P<hugo>highlight)\s+(?P<hugo_values>[^}]*?)[>%]\}\})"
    r"[ \t]*\n?(?P<code>.*?)\n?[ \t]*(?:\{%-?\s*end(?:highlight|codeblock)\s*-?%\}|\{\{[<%]\s*/\s*highlight\s*[>%]\}\})[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_FENCE = re.compile(r"^[ \t]*(```|~~~)")
_OF_TEXTS = (".md", ".markdown", ".mdx")
_ENDINGS = ("", ".md", ".markdown", "/index.md", "/_index.md", "/README.md")
_ROOTS = ("content", "source", "static", "source/_posts", "_posts", "assets", "public", "docs")
"""Folders that a generator takes for the beginning of its site."""


@dataclass(frozen=True, slots=False)
class FolderFiles:
    """The files of a folder by their places, as links and marks of generators mean them."""

    places: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def by_stem(self) -> Mapping[str, str]:
        """Texts by their names without ending, and without a date before that."""
        texts = sorted(place for place in self.places if place.lower().endswith((".md", ".markdown")))
        stems = {PurePosixPath(place).stem: place for place in texts}
        return {re.sub(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-", "", stem): place for stem, place in stems.items()} | stems

    @cached_property
    def by_name(self) -> Mapping[str, list[str]]:
        """All files by their names in small letters, texts without their ending too."""
        names: dict[str, list[str]] = {}
        for place in sorted(self.places, key=lambda place: (place.count("/"), place)):
            path = PurePosixPath(place)
            for name in dict.fromkeys((path.name, path.stem) if path.suffix.lower() in _OF_TEXTS else (path.name,)):
                names.setdefault(name.lower(), []).append(place)
        return names

    def named(self, target: str, beside: PurePosixPath) -> str:
        """The place of the file that a name means, wherever it lies: beside the text at `beside` first; "" for none."""
        path = PurePosixPath(target)
        places = [
            place
            for place in self.by_name.get(path.name.lower(), ())
            if f"/{place.lower()}".endswith((f"/{target.lower()}", f"/{target.lower()}.md"))
        ]
        own = next((place for place in places if PurePosixPath(place).parent == beside.parent), "")
        return own or next(iter(places), "")

    @property
    def roots(self) -> tuple[str, ...]:
        """The folders among `_ROOTS` that are there."""
        return tuple(root for root in _ROOTS if any(place.startswith(f"{root}/") for place in self.places))

    def place_of(self, target: str, beside: PurePosixPath) -> str:
        """The place of the file that an address in the text at `beside` means, from the top ("/…"); "" for none."""
        path, hash_sign, part = target.partition("#")
        relative = path.strip("/")
        folders = [*(self.roots), ""] if path.startswith("/") else [beside.parent.as_posix(), *self.roots, ""]
        for folder in folders:
            for ending in _ENDINGS:
                place = posixpath.normpath(posixpath.join(folder, f"{relative}{ending}"))
                if place in self.places:
                    return f"/{place}{hash_sign}{part}"
        return ""


def without_generator_marks(text: str, place: PurePosixPath, files: FolderFiles) -> str:
    """A text whose marks lead to files themselves; a mark in an address that nobody here understands leads nowhere."""
    if not re.search(_MARK, text):
        return text
    text = _LISTING.sub(_fenced, text)
    return "\n".join(
        _without_marks(prose, place, files) if is_prose else prose for is_prose, prose in prose_and_code(text)
    )


def prose_and_code(text: str) -> Iterator[tuple[bool, str]]:
    """(whether it is no code, some lines) in order."""
    run: list[str] = []
    inside = ""
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if not inside and fence:
            yield True, "\n".join(run)
            run, inside = [line], fence[1]
        elif inside and fence and fence[1] == inside:
            yield False, "\n".join([*run, line])
            run, inside = [], ""
        else:
            run.append(line)
    yield not inside, "\n".join(run)


def _fenced(match: re.Match[str]) -> str:
    values = match["values"] or match["hugo_values"] or ""
    named = re.search(r"lang:(\S+)", values)
    language = named[1] if named else "" if match["name"] == "codeblock" else values.strip().split(" ")[0]
    fence = "`" * (max((len(run) for run in re.findall("`{3,}", match["code"])), default=2) + 1)
    return f"{match['indent']}{fence}{language.strip(chr(34))}\n{match['code']}\n{match['indent']}{fence}"


def _without_marks(text: str, place: PurePosixPath, files: FolderFiles) -> str:
    text = _FIGURE.sub(_figure, _RAW.sub("", text))
    text = _POST_LINK.sub(lambda match: _post_link(match, files), text)
    text = _PICTURE.sub(lambda match: _picture(match, place, files), text)
    return _TARGET.sub(lambda match: f"{match['before']}{_address(match, place, files)}", text)


def _address(match: re.Match[str], place: PurePosixPath, files: FolderFiles) -> str:
    mark, rest = match["mark"], match["rest"]
    if reference := _REFERENCE.match(mark):
        target = f"{reference['path']}{rest}"
    elif of_jekyll := _OF_JEKYLL.fullmatch(mark):
        stem = PurePosixPath(of_jekyll["path"]).name.removesuffix(".md")
        target = f"/{files.by_stem.get(stem, of_jekyll['path'])}{rest}"
    elif filtered := _FILTERED.fullmatch(mark):
        target = f"/{filtered['path'].lstrip('/')}{rest}"
    elif _SITE.fullmatch(mark):
        target = rest if mark[0] in "{|" and mark[1] not in "{%" else f"/{rest.lstrip('/')}"
    else:
        target = quote(f"{mark}{rest}")
    return files.place_of(target, place) or target or "/"


def _post_link(match: re.Match[str], files: FolderFiles) -> str:
    place = files.by_stem.get(PurePosixPath(match["slug"]).name, "")
    words = re.sub(r"^['\"]|['\"]$", "", match["words"].strip().removesuffix("true").removesuffix("false").strip())
    return f"[{words or match['slug']}](/{place})" if place else match.group()


def _picture(match: re.Match[str], place: PurePosixPath, files: FolderFiles) -> str:
    """`asset_img name words`: the picture lies in the folder that is called after the text."""
    parts = match["words"].split()
    at = next((number for number, part in enumerate(parts) if re.search(r"\.\w{2,4}$", part)), None)
    if at is None:
        return match.group()
    own = PurePosixPath(place.parent, place.stem, "x")
    target = files.place_of(parts[at], own) or files.place_of(parts[at], place) or parts[at]
    words = " ".join(part for part in parts[at + 1 :] if not part.isdecimal()).strip("\"'")
    return f"![{words}]({target})"


def _figure(match: re.Match[str]) -> str:
    values = {
        value["key"].lower(): next(filter(None, value.group("double", "single", "raw")), "")
        for value in _VALUE.finditer(match["values"])
    }
    source = values.get("src") or values.get("link") or ""
    if not source or " " in source:
        return match.group()
    caption = " – ".join(filter(None, (values.get("title"), values.get("caption"), values.get("attr"))))
    picture = f"![{values.get('alt') or caption}]({source})"
    return f"{picture}\n\n*{caption}*" if caption and values.get("alt") not in ("", caption) else picture
