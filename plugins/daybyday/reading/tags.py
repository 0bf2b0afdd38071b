"""`tags.yaml` -> the names of tags per language."""

from __future__ import annotations

from ..errors import InputError
from ..messages import say
from ..model import Finding, Place, TagNames
from ..yamltree import YamlError, parse
from .fields import as_title
from .languages import canonical
from .text import decode


def read_tags(path: str, data: bytes, languages: tuple[str, ...]) -> tuple[TagNames, tuple[Finding, ...]]:
    """`introverts: {en: Introverts, it: Introversi}`, one line a tag."""
    text, decoding_findings = decode(data, path)
    if decoding_findings:
        return TagNames(), decoding_findings
    try:
        tree = parse(text)
    except YamlError as refused:
        place = Place(path, refused.line, refused.column)
        return TagNames(), (Finding("error", refused.code, place, refused.message, refused.hint),)
    if not isinstance(tree.value, dict):
        place, hint = (
            Place(path, tree.line, tree.column),
            say("write `key: {{{lang}: Name}}`, one tag a line", lang=languages[0]),
        )
        return TagNames(), (Finding("error", "yaml-broken", place, say("this is not a list of tags"), hint),)
    names: dict[str, dict[str, str]] = {}
    findings: list[Finding] = []
    for key, node in tree.value.items():
        place = Place(path, node.line, node.column)
        if not isinstance(node.value, dict):
            findings.append(
                Finding(
                    "error",
                    "wrong-type",
                    place,
                    say("tag `{key}` has no names by language", key=key),
                    say("write `{key}: {{{lang}: Name}}`", key=key, lang=languages[0]),
                )
            )
            continue
        names[key] = {}
        for tag, value in node.value.items():
            lang = canonical(tag, languages)
            if lang is None:
                continue  # a site may drop a language and keep the names
            try:
                names[key][lang] = as_title(key, value)
            except InputError as error:
                at = Place(path, value.line, value.column)
                findings.append(Finding("error", error.code, at, error.message, error.hint))
    return TagNames(names), tuple(findings)
