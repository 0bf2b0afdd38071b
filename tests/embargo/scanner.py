"""`leaks(outputs, secret)`: where an output tells of a post that is not out.

The scanner reads the sources by itself and knows nothing of the kit, so a mistake of the kit's
reader cannot hide a leak. Everything is compared by its words alone: markup, quotation marks,
escapes of HTML, JSON and addresses make no difference. What public texts say too is no secret.
"""

from __future__ import annotations

import base64
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

import yaml

import daybyday

_HEADER = re.compile(r"---\n(.*?)^---$\n?(.*)", re.DOTALL | re.MULTILINE)
_TARGET = re.compile(r"\]\(\s*<?([^)>\s]*)[^)]*\)")
# `${index}` is a value in a script's text, and no link.
_PLACEHOLDERS = re.compile(r"((?<!\$)\{|%7B)(filename|static|attach|tag|author|category|index)(\}|%7D)|\|(filename|static|attach)\|", re.IGNORECASE)  # fmt: skip
_MARKDOWN = re.compile(r"^///.*\||^///|^\s+minutes:.*$|\{#[\w-]+\}|\[[ x]\]", re.MULTILINE)
_SHORTEST = 3
"""Words a sentence must have: shorter ones say little."""


@dataclass(frozen=True)
class Secret:
    """What nobody may know of a post that is not out. Phrases are folded to plain words."""

    path: str
    title: str
    phrases: tuple[str, ...]
    """sentences of text, homework and summary"""
    names: tuple[str, ...]
    """file name without number and ending, slug, aliases: as they stand in addresses"""
    tags: tuple[str, ...]
    """slugs of tags that nothing public has"""
    tag_names: tuple[str, ...]
    pictures: tuple[tuple[str, bytes], ...]
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class _Text:
    path: str
    header: Mapping[str, object]
    body: str

    @property
    def tags(self) -> set[str]:
        return {str(tag) for tag in _list(self.header.get("tags"))}

    @property
    def files(self) -> set[str]:
        """Names of files it shows or links to."""
        targets = [*_TARGET.findall(self.body), str(self.header.get("image") or "")]
        names = {re.sub(r"^\{\w+\}", "", target).rpartition("/")[2] for target in targets}
        return {unquote(name) for name in names if name and not name.endswith(".md") and "." in name}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else str(value).split(",") if value else []


def read_text(content: Path, path: str) -> _Text:
    """One source, in the simplest way that works."""
    whole = (content / path).read_text("utf-8")
    match = _HEADER.match(whole)
    return _Text(path, yaml.safe_load(match.group(1)) or {}, match.group(2)) if match else _Text(path, {}, whole)


def all_sources(content: Path) -> list[str]:
    """Every Markdown file."""
    return sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md"))


def secrets(content: Path, paths: Iterable[str], public_addresses: Iterable[str] = ()) -> list[Secret]:
    """The secrets of these posts, all others being public. Some of their addresses may be public."""
    hidden = set(paths)
    texts = [read_text(content, path) for path in all_sources(content)]
    public = [text for text in texts if text.path not in hidden]
    told = _told(content, public)
    public_tags = {_slug(tag) for text in public for tag in text.tags}
    public_files = {name for text in public for name in text.files}
    return [
        _secret(content, text, told, public_tags, public_files, set(public_addresses))
        for text in texts
        if text.path in hidden
    ]


def _told(content: Path, public: list[_Text]) -> str:
    """All words that are public anyway; where links lead to is not told by them."""
    words = Path(daybyday.__file__).parent / "words"
    said = [path.read_text("utf-8") for path in [*words.glob("*.yaml"), *content.glob("*/series.yaml")]]
    for text in public:
        said += [_TARGET.sub("]", text.body), *(str(text.header.get(key, "")) for key in ("title", "summary"))]
    return "".join(_folded(one) for one in said)


def _secret(
    content: Path, text: _Text, told: str, public_tags: set[str], public_files: set[str], public_addresses: set[str]
) -> Secret:
    title = re.sub(r"^(Day|Giorno) \d+: ", "", str(text.header.get("title", "")))
    said = [*_sentences(text.body), *_sentences(str(text.header.get("summary") or ""))]
    phrases = {folded for one in said if len((folded := _folded(one)).split()) >= _SHORTEST}
    stem = re.sub(r"^\d+-?", "", Path(text.path).name.partition(".")[0])
    aliases = [str(alias).strip("/") for alias in _list(text.header.get("aliases"))]
    names = [stem, _slug(stem), _slug(title), str(text.header.get("slug") or ""), *aliases]
    tags = {tag for tag in text.tags if _slug(tag) not in public_tags}
    local = _local_names(content, tags)
    return Secret(
        text.path,
        title if title and f" {_folded(title).strip()} " not in told else "",
        tuple(sorted(phrase for phrase in phrases if phrase not in told)),
        tuple(name for name in dict.fromkeys(names) if _is_telling(name, told)),
        tuple(sorted({_slug(name) for name in (*tags, *local)})),
        tuple(sorted(name for name in {*tags, *local} if f" {_folded(name).strip()} " not in told)),
        tuple((path.name, path.read_bytes()) for path in _pictures(content, text.files - public_files)),
        tuple(address for address in _addresses(content, text) if address not in public_addresses),
    )


def _is_telling(name: str, told: str) -> bool:
    return bool(re.search(r"[^\W\d]{3}", name)) and f" {_folded(name).strip()} " not in told


def _sentences(text: str) -> Iterator[str]:
    plain = _MARKDOWN.sub(" ", _TARGET.sub("]", text))
    plain = re.sub(r"<[^>]*>|`", " ", plain)
    for paragraph in re.split(r"\n\s*\n|\n\s*[-*|]\s|\n#+ |\|", plain):
        yield from re.split(r"(?<=[.!?…:;])[”\"’)]*\s+", paragraph)


def _local_names(content: Path, tags: set[str]) -> set[str]:
    file = content / "tags.yaml"
    known = yaml.safe_load(file.read_text("utf-8")) if file.exists() else {}
    return {name for tag in tags for name in (known.get(tag) or {}).values()}


def _pictures(content: Path, names: set[str]) -> list[Path]:
    return sorted(path for path in content.rglob("*") if path.name in names)


def _addresses(content: Path, text: _Text) -> list[str]:
    lang = Path(text.path).name.split(".")[-2]
    root = "" if lang == "en" else f"/{lang.lower()}"
    series = content / Path(text.path).parts[0] / "series.yaml"
    if series.exists():
        told = yaml.safe_load(series.read_text("utf-8"))
        number = text.header.get("day") or int(re.match(r"\d+", Path(text.path).name).group())
        slug = (told.get("slug") or {}).get(lang, Path(text.path).parts[0])
        return [f"{root}/{slug}/{number}/"]
    return [f"{root}/{text.header.get('slug') or _slug(Path(text.path).name.partition('.')[0])}/"]


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower())
    return "-".join(re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char))))


def _folded(text: str) -> str:
    """Nothing but words, in small letters, each between spaces."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    words = re.findall(r"[^\W_]+", plain.casefold())
    return f" {' '.join(words)} "


def leaks(outputs: Mapping[str, bytes], secret: Secret) -> list[str]:
    """Everything that tells of the secret, as `file: what`; empty when nobody can know."""
    return leaks_of(outputs, [secret])[secret.path]


def leaks_of(outputs: Mapping[str, bytes], secrets: Iterable[Secret]) -> dict[str, list[str]]:
    """The same of many secrets, by the paths of their posts. Each file is read once for all of them."""
    wanted = list(secrets)
    found: dict[str, dict[str, None]] = {secret.path: {} for secret in wanted}
    for path, data in sorted(outputs.items()):
        for secret in wanted:
            for what in (*_in_name(path, secret), *_in_bytes(data, secret), *_in_text(data, secret)):
                found[secret.path].setdefault(f"{path}: {what}")
    return {path: list(lines) for path, lines in found.items()}


def _in_name(path: str, secret: Secret) -> Iterator[str]:
    if "drafts" in path.split("/"):
        yield "a folder of drafts"
    for name in (*secret.names, *(name.rpartition(".")[0] for name, _ in secret.pictures)):
        if name in path:
            yield f"file name `{name}`"
    for tag in secret.tags:
        if re.search(rf"(^|/){re.escape(tag)}(/|\.|$)", path):
            yield f"file name of the tag `{tag}`"
    if f"/{path.removesuffix('index.html')}" in secret.addresses:
        yield "a file at its address"


def _in_bytes(data: bytes, secret: Secret) -> Iterator[str]:
    for name, picture in secret.pictures:
        if picture in data or base64.b64encode(picture).rstrip(b"=") in data:
            yield f"the bytes of `{name}`"


def _in_text(data: bytes, secret: Secret) -> Iterator[str]:
    text = _read(data)
    if text.has_placeholders:
        yield "a link that was never resolved"
    for name in (*secret.names, *(name for name, _ in secret.pictures)):
        if name.lower() in text.small:
            yield f"the name `{name}`"
    for address in secret.addresses:
        if re.search(rf"{re.escape(address.rstrip('/'))}(?:/(?!\w)|[\"'<>#?\s]|$)", text.readings):
            yield f"the address {address}"
    for tag in secret.tags:
        if re.search(rf"tags?/{re.escape(tag)}\b", text.readings):
            yield f"the address of the tag `{tag}`"
    yield from _said(text.words, secret)


@dataclass(frozen=True)
class _Output:
    """A file in every way somebody reads it, one below the other."""

    readings: str
    small: str
    """in small letters"""
    words: str
    """its words alone"""
    has_placeholders: bool


@lru_cache(maxsize=200)
def _read(data: bytes) -> _Output:
    """A file as it is read; for the next secret it is there, and for the next site that has the same one."""
    ways = _readings(data.decode("utf-8", "replace"))
    readings, words = "\n".join(ways), {folded for way in ways for folded in _foldings(way)}
    return _Output(readings, readings.lower(), "\n".join(words), bool(_PLACEHOLDERS.search(readings)))


def _said(folded: str, secret: Secret) -> Iterator[str]:
    if secret.title and _folded(secret.title) in folded:
        yield "its title"
    for phrase in secret.phrases:
        if phrase in folded:
            yield f"the words “{phrase.strip()}”"
    for tag in secret.tag_names:
        if _folded(tag) in folded:
            yield f"the tag `{tag}`"


def _readings(text: str) -> set[str]:
    """The text as it stands, and as a browser, a feed reader, a calendar, a program would read it."""
    text = re.sub(r"\r\n[ \t]", "", text)  # lines of a calendar are folded anywhere, also within a word
    once = html.unescape(text)
    unescaped = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match.group(1), 16)), text)
    return {text, once, html.unescape(once), unquote(text), unescaped, html.unescape(unescaped)}


def _foldings(text: str) -> set[str]:
    return {_folded(text), _folded(re.sub(r"<[^>]*>", " ", text)), _folded(re.sub(r"<[^>]*>", "", text))}
