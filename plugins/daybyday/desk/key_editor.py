"""Keys written into the text of a series.yaml, or of the header of a post: everything else stays as it is, comments, line ends and the author's style too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..keys import SERIES_KEYS
from ..patterns import regex
from ..yamltree.parser import Span, spans

SERIES_ORDER = tuple(key.name for key in SERIES_KEYS)
_BOM = "\ufeff"
_ITEM = regex(r"[ \t]*-[ \t]+")


class KeyEditor:
    """A text of keys, changed key by key; `keys` is their order. Raises `YamlError` where it cannot be read."""

    def __init__(self, data: bytes, keys: Sequence[str] = SERIES_ORDER) -> None:
        self._keys = keys
        text = data.decode("utf-8")
        self._bom = _BOM if text.startswith(_BOM) else ""
        self._text = text[len(self._bom) :]
        self._newline = "\r\n" if "\r\n" in self._text else "\n"

    @property
    def data(self) -> bytes:
        """The file as it is now."""
        return (self._bom + self._text).encode()

    def set_value(self, key: str, written: str) -> None:
        """`length: 30`: in the place of the value there is, or as a new line behind the keys that come before it."""
        at = self._entry(key)
        if at:
            self._put(at[1], written)
        else:
            self._add_line(key, written)

    def set_entry(self, key: str, name: str, written: str, single: str = "") -> None:
        """`from: {23: 2026-12-01}`: one entry of a mapping. A value without a mapping is that of `single`."""
        at = self._entry(key)
        value = at[1] if at else None
        if value is None:
            self._add_line(key, f"{{{name}: {written}}}")
        elif value.entries is None:
            old = self._text[value.start : value.end]
            is_kept = bool(old.strip()) and single and single != name
            self._put(value, f"{{{single}: {old}, {name}: {written}}}" if is_kept else f"{{{name}: {written}}}")
        elif name in value.entries:
            self._put(value.entries[name][1], written)
        elif value.flow or not value.entries:
            self._add_in_brackets(value, [inner for _, inner in value.entries.values()], f"{name}: {written}")
        else:
            start, last = list(value.entries.values())[-1]
            self._add_below(last, " " * (start - self._line_start(start)) + f"{name}: {written}")

    def add_item(self, key: str, written: str) -> None:
        """`rest: [2026-12-25]`: one more item of a list; a single value becomes its first."""
        at = self._entry(key)
        if at is None:
            self._add_line(key, f"[{written}]")
        else:
            self._add_to(at[1], written)

    def add_item_of(self, key: str, name: str, written: str, single: str) -> None:
        """`aliases: {it: [relazioni]}`: one more item of a list within a mapping."""
        at = self._entry(key)
        entries = at[1].entries if at else None
        if entries is None or name not in entries:
            self.set_entry(key, name, f"[{written}]", single)
        else:
            self._add_to(entries[name][1], written)

    def exchange_item_of(self, key: str, name: str, old: str, written: str) -> None:
        """One item of a list, within a mapping or alone, in the place of another; where it does not stand, nothing changes."""
        at = self._entry(key)
        value = (at[1].entries or {}).get(name, (0, at[1]))[1] if at else Span(0, 0)
        for item in value.items if value.items is not None else (value,):
            if self._text[item.start : item.end].strip("\"'/ ") == old:
                self._put(item, written)
                return

    def lines(self, keys: Iterable[str]) -> str:
        """The whole text of some keys, as it stands there."""
        pieces = []
        for key in keys:
            at = self._entry(key)
            if at:
                end = self._line_end(at[1])
                pieces.append(self._text[self._line_start(at[0]) : end].rstrip("\r\n"))
        return "\n".join(pieces).replace("\r\n", "\n")

    def _entry(self, key: str) -> tuple[int, Span] | None:
        return (spans(self._text).entries or {}).get(key)

    def _put(self, value: Span, written: str) -> None:
        before = self._text[: value.start]
        space = " " if value.start == value.end and before.endswith(":") else ""
        self._text = f"{before}{space}{written}{self._text[value.end :]}"

    def _add_to(self, value: Span, written: str) -> None:
        old = self._text[value.start : value.end]
        if value.items is None:
            self._put(value, f"[{old}, {written}]" if old.strip() else f"[{written}]")
        elif value.flow or not value.items:
            self._add_in_brackets(value, value.items, written)
        else:
            last = value.items[-1]
            dash = _ITEM.match(self._text, self._line_start(last.start))
            self._add_below(last, f"{dash.group() if dash else '- '}{written}")

    def _add_in_brackets(self, value: Span, inner: Iterable[Span], written: str) -> None:
        last = max((span.end for span in inner), default=0)
        at, text = (last, f", {written}") if last else (value.start + 1, written)
        self._text = self._text[:at] + text + self._text[at:]

    def _add_line(self, key: str, written: str) -> None:
        """Behind the last of the keys that stand before it in their order."""
        entries = spans(self._text).entries or {}
        before = [name for name in self._keys[: self._keys.index(key)] if name in entries]
        if not before:
            self._text = f"{key}: {written}{self._newline}{self._text}"
            return
        self._add_below(entries[before[-1]][1], f"{key}: {written}")

    def _add_below(self, value: Span, line: str) -> None:
        at = self._line_end(value)
        begin = "" if self._text[:at].endswith("\n") else self._newline
        end = self._newline if not begin or at < len(self._text) else ""
        self._text = f"{self._text[:at]}{begin}{line}{end}{self._text[at:]}"

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, value: Span) -> int:
        """Behind the line on which a value ends, its comment and its line end included."""
        if value.end and self._text[value.end - 1] == "\n":
            return value.end
        end = self._text.find("\n", value.end)
        return len(self._text) if end < 0 else end + 1
