"""Words files -> `Words`: complete, or findings that stop the build.

A language is put together from the package's file and the site's own `words/<tag>.yaml`, a region
on top of its base (`pt-BR` over `pt`), the site over the package. English is the measure: every
key of `en.yaml` must be there, with the same {placeholders} and the plural forms the language has.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..model import Finding, Place
from ..yamltree import Node, Refused, parse
from .dates import plural_forms
from .words import Forms, Words

_PACKAGE = Path(__file__).parent
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
Section = dict[str, Node]


def load_words(
    languages: tuple[str, ...], site_files: Mapping[str, bytes]
) -> tuple[dict[str, Words], tuple[Finding, ...]]:
    """Words of every language. `site_files` maps tags ("pt-BR") to the bytes of the site's files."""
    findings: list[Finding] = []
    measure, _ = _package_file("en")
    found: dict[str, Words] = {}
    for lang in languages:
        sources = list(_sources(lang, site_files, findings))
        if not sources:
            findings.append(
                Finding(
                    "error",
                    "words-missing",
                    Place(f"words/{lang}.yaml"),
                    f"there are no words for the language {lang}",
                    "write this file; en.yaml in the package shows every key",
                )
            )
            continue
        merged = _merged(sources)
        place = Place(sources[-1][1])
        problems = list(_problems(lang, merged, measure, place))
        findings.extend(problems)
        if not problems:
            found[lang] = _words(lang, merged)
    return found, tuple(findings)


def _package_file(tag: str) -> tuple[dict[str, Section], str]:
    path = _PACKAGE / f"{tag}.yaml"
    if not path.is_file():
        return {}, ""
    return _sections(parse(path.read_text("utf-8"))), f"daybyday/words/{tag}.yaml"


def _sources(
    lang: str, site_files: Mapping[str, bytes], findings: list[Finding]
) -> Iterator[tuple[dict[str, Section], str]]:
    """(sections, name) from the most general to the most particular."""
    tags = list(dict.fromkeys([lang.split("-", maxsplit=1)[0], lang]))
    for tag in tags:
        sections, name = _package_file(tag)
        if name:
            yield sections, name
    for tag in tags:
        if tag not in site_files:
            continue
        name = f"words/{tag}.yaml"
        try:
            yield _sections(parse(site_files[tag].decode("utf-8-sig"))), name
        except UnicodeDecodeError:
            findings.append(
                Finding("error", "not-utf8", Place(name), "this file is not UTF-8", "save it again as UTF-8")
            )
        except Refused as refused:
            place = Place(name, refused.line, refused.column)
            findings.append(Finding("error", refused.code, place, refused.message, refused.hint))


def _sections(tree: Node) -> dict[str, Section]:
    values = tree.value if isinstance(tree.value, dict) else {}
    return {name: node.value for name, node in values.items() if isinstance(node.value, dict)}


def _merged(sources: list[tuple[dict[str, Section], str]]) -> dict[str, Section]:
    merged: dict[str, Section] = {"read": {}, "print": {}}
    for sections, _ in sources:
        for name, section in sections.items():
            merged.setdefault(name, {}).update(section)
    return merged


def _problems(lang: str, merged: dict[str, Section], measure: dict[str, Section], place: Place) -> Iterator[Finding]:
    for section, keys in measure.items():
        there = merged.get(section, {})
        for key in keys:
            if key not in there:
                yield Finding("error", "words-missing", place, f"the language {lang} lacks `{key}` in `{section}`",
                              f"English says: {_shown(keys[key])}")  # fmt: skip
            elif section == "print":
                yield from _shape_problems(lang, key, there[key], keys[key], place)
        for key in there:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                hint = f"did you mean `{near[0]}`?" if near else "take it out"
                yield Finding("error", "words-unknown", place, f"`{section}` has no word called `{key}`", hint)
    for section in merged:
        if section not in measure:
            yield Finding(
                "error", "words-unknown", place, f"there is no section `{section}`", "write `read:` or `print:`"
            )


def _shape_problems(lang: str, key: str, node: Node, english: Node, place: Place) -> Iterator[Finding]:
    if isinstance(node.value, list) or isinstance(node.value, dict) != isinstance(english.value, dict):
        yield Finding("error", "words-shape", place, f"`{key}` of {lang} has another shape than in English",
                      f"English says: {_shown(english)}")  # fmt: skip
        return
    if isinstance(node.value, dict):
        for form in plural_forms(lang):
            if form not in node.value:
                yield Finding("error", "words-plural", place, f"`{key}` of {lang} lacks its plural form `{form}`",
                              f"{lang} counts with {', '.join(plural_forms(lang))}")  # fmt: skip
    for text in _texts(node):
        if _placeholders(text) - _all_placeholders(english):
            unknown = ", ".join(sorted(_placeholders(text) - _all_placeholders(english)))
            yield Finding("error", "words-placeholder", place, f"`{key}` of {lang} uses {{{unknown}}}, which it is not given",
                          f"English says: {_shown(english)}")  # fmt: skip
    missing = _all_placeholders(english) - _all_placeholders(node)
    if missing:
        yield Finding("error", "words-placeholder", place, f"`{key}` of {lang} lacks {{{', '.join(sorted(missing))}}}",
                      f"English says: {_shown(english)}")  # fmt: skip


def _texts(node: Node) -> list[str]:
    if isinstance(node.value, dict):
        return [str(form.value) for form in node.value.values()]
    return [str(node.value)]


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _all_placeholders(node: Node) -> set[str]:
    return set().union(*(_placeholders(text) for text in _texts(node)))


def _shown(node: Node) -> str:
    return " / ".join(f"“{text}”" for text in _texts(node))


def _words(lang: str, merged: dict[str, Section]) -> Words:
    printed: dict[str, str | Forms] = {}
    for key, node in merged["print"].items():
        if isinstance(node.value, dict):
            printed[key] = {form: str(value.value) for form, value in node.value.items()}
        else:
            printed[key] = str(node.value)
    return Words(lang, printed, _list(merged["read"]["day_prefixes"]), _list(merged["read"]["homework_labels"]))


def _list(node: Node) -> tuple[str, ...]:
    items = node.value if isinstance(node.value, list) else [node]
    return tuple(str(item.value) for item in items)
