"""A small crawler: every address that the files of an output hold, and whether each leads somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

_ADDRESSES = {"href", "src", "data", "poster", "action", "cite", "srcset", "background", "formaction", "manifest"}
_ADDRESS_METAS = {"og:url", "og:image", "og:audio", "og:video", "twitter:image", "twitter:url"}


@dataclass(frozen=True, order=True)
class Found:
    """An address in a file, as it is written there."""

    file: str
    address: str


class _Addresses(HTMLParser):
    """Gathers the addresses and the ids of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self._data = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids |= {values[name] or "" for name in ("id", "name") if name in values}
        self.addresses += [values[name] or "" for name in _ADDRESSES & values.keys()]
        if tag == "meta":
            content = values.get("content") or ""
            if (values.get("http-equiv") or "").lower() == "refresh":
                self.addresses.append(content.partition("url=")[2])
            if values.get("property") in _ADDRESS_METAS or values.get("name") in _ADDRESS_METAS:
                self.addresses.append(content)
        self._data = tag == "script"

    def handle_data(self, data):
        if self._data and data.strip():
            self.addresses += _in_json(json.loads(data))


def _in_json(value) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key in ("url", "image", "@id") and isinstance(one, str):
                yield one
            else:
                yield from _in_json(one)
    elif isinstance(value, list):
        for one in value:
            yield from _in_json(one)
    elif isinstance(value, str) and "</" in value:
        yield from _Addresses(value).addresses


def addresses_of(path: str, data: bytes) -> list[str]:
    """Every address in one file."""
    if path.endswith(".html"):
        return _Addresses(data.decode("utf-8")).addresses
    if path.endswith(".json"):
        return list(_in_json(json.loads(data)))
    if path.endswith((".rss", ".xml")):
        return list(_in_xml(ElementTree.fromstring(data)))
    if path == "robots.txt":
        return re.findall(r"^Sitemap: (.*)$", data.decode(), re.MULTILINE)
    return []


def _in_xml(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        if "href" in element.attrib:
            yield element.attrib["href"]
        if element.tag.endswith(("}encoded", "description")) and element.text:
            yield from _Addresses(element.text).addresses
        elif element.tag in ("link", "url", "comments") or element.tag.endswith("}loc"):
            yield (element.text or "").strip()


class Crawl:
    """All addresses of an output that is served under `site` (`https://example.net/repo/`)."""

    def __init__(self, files: Mapping[str, bytes], site: str, only: tuple[str, ...] = ()) -> None:
        self.files, self.site = files, site
        self.origin = "{0.scheme}://{0.netloc}".format(urlsplit(site))
        self.base = urlsplit(site).path
        chosen = {path: data for path, data in files.items() if not only or path in only}
        self.found = sorted({Found(path, one) for path, data in chosen.items() for one in addresses_of(path, data)})
        self._ids: dict[str, set[str]] = {}

    def absolute(self, found: Found) -> str:
        """Where an address leads, seen from the file it stands in; `webcal:` only names a program."""
        address = found.address
        if address.startswith("webcal:"):
            address = self.site.partition("//")[0] + address.removeprefix("webcal:")
        return urljoin(f"{self.site}{found.file}", address)

    def internal(self, found: Found) -> bool:
        return self.absolute(found).startswith(self.origin + "/")

    def outside(self) -> list[Found]:
        """Addresses on the site's own host that do not lie under its path."""
        return [one for one in self.found if self.internal(one) and not self.absolute(one).startswith(self.site)]

    def doubled(self) -> list[Found]:
        """Addresses whose path holds `//`."""
        return [one for one in self.found if "//" in urlsplit(self.absolute(one)).path]

    def dead(self) -> list[Found]:
        """Addresses under the site's path where no file stands, or no such id in it."""
        return [one for one in self.found if self.internal(one) and not self._leads_somewhere(one)]

    def foreign(self) -> set[str]:
        """Hosts of others."""
        hosts = {urlsplit(self.absolute(one)).netloc for one in self.found if not self.internal(one)}
        return {host for host in hosts if host}

    def _leads_somewhere(self, found: Found) -> bool:
        parts = urlsplit(self.absolute(found))
        path = unquote(parts.path).removeprefix(self.base)
        path = f"{path}index.html" if not path or path.endswith("/") else path
        if path not in self.files:
            return False
        return not parts.fragment or unquote(parts.fragment) in self._ids_in(path)

    def _ids_in(self, path: str) -> set[str]:
        if path not in self._ids:
            self._ids[path] = _Addresses(self.files[path].decode("utf-8")).ids
        return self._ids[path]
