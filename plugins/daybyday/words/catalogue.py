"""Words files -> `Words`: complete, or findings that stop the build.

A language is put together from the package's file and the site's own `words/<tag>.yaml`, a region
on top of its base (`pt-BR` over `pt`), the site over the package. All are compared with English: every
key of `en.yaml` must be there, with the same {placeholders} and the plural forms the language has.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from ..cldr import is_locale, is_pattern, plural_forms
from ..messages import NOTHING, Message, say
from ..model import Finding, Place
from ..patterns import regex
from ..values import dataclass
from ..yamltree import Node, YamlError, parse
from .tags import is_language, tag_meant
from .words import Forms, Words

_PACKAGE = Path(__file__).parent
_SEGMENT = regex(r"(?:(?![A-Z_])\w)+(?:-(?:(?![A-Z_])\w)+)*")
"""a word in an address: letters of any script, none of them a Latin capital"""


@dataclass(frozen=True, slots=True)
class Word:
    """One entry of a words file, and where it stands."""

    node: Node
    file: str

    @property
    def place(self) -> Place:
        return Place(self.file, self.node.line, self.node.column)


Section = dict[str, Word]

_SECTIONS = ("read", "print")
_ALWAYS_READ = ("day_prefixes", "homework_labels")
"""what every language is read by; of the rest of `read` it may leave out what it has no words of its own for"""


def load_words(
    languages: tuple[str, ...], site_files: Mapping[str, bytes]
) -> tuple[dict[str, Words], tuple[Finding, ...]]:
    """Words of every language. `site_files` maps tags ("pt-BR") to the bytes of the site's files."""
    findings: list[Finding] = []
    english, _ = _package_file("en")
    words_by_language: dict[str, Words] = {}
    for lang in languages:
        sources = list(_sources(lang, site_files, findings))
        if not sources:
            findings.append(_no_words(lang))
            continue
        merged = _merged(sources)
        # What comes with the package is looked through by its tests, not by every build.
        is_from_site = any(tag in site_files for tag in _tags(lang))
        problems = [*_problems(lang, merged, english, Place(sources[-1][1]))] if is_from_site else []
        findings.extend(problems)
        if not problems:
            words_by_language[lang] = _words(lang, merged)
    return words_by_language, tuple(findings)


def _no_words(lang: str) -> Finding:
    near = tag_meant(lang, known_languages())
    if near or not is_language(lang):
        return Finding(
            "error",
            "setting-languages",
            Place("pelicanconf.py"),
            say("DAYBYDAY_LANGUAGES: `{lang}` is not the tag of a language", lang=lang),
            say('write "{near}"', near=near) if near else say('write tags such as ["en", "it"]'),
        )
    return Finding(
        "error",
        "words-missing",
        Place(f"words/{lang}.yaml"),
        say("there are no words for the language {lang}", lang=lang),
        say("write this file; en.yaml in the package shows every key"),
    )


def known_languages() -> tuple[str, ...]:
    """The languages whose words come with the kit, in the order of their tags."""
    return tuple(sorted(path.stem for path in _PACKAGE.glob("*.yaml")))


def is_words_file(data: bytes) -> bool:
    """Whether a file has a section that ours have; one that cannot be read at all has none."""
    try:
        tree = parse(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, YamlError):
        return False
    return isinstance(tree.value, dict) and any(
        isinstance(node.value, dict) for name, node in tree.value.items() if name in _SECTIONS
    )


@cache
def _package_file(tag: str) -> tuple[dict[str, Section], str]:
    path = _PACKAGE / f"{tag}.yaml"
    if not path.is_file():
        return {}, ""
    name = f"daybyday/words/{tag}.yaml"
    return dict(_sections(parse(path.read_text("utf-8")), name, [])), name


def package_findings() -> Iterator[Finding]:
    """What is wrong with the words files of the package, each compared with English."""
    english, _ = _package_file("en")
    for lang in known_languages():
        yield from _problems(lang, _merged([*_sources(lang, {}, [])]), english, Place(f"words/{lang}.yaml"))


def _tags(lang: str) -> list[str]:
    """The tags of the files a language is put together from, the most general first."""
    return list(dict.fromkeys([lang.split("-", maxsplit=1)[0], lang]))


def _sources(
    lang: str, site_files: Mapping[str, bytes], findings: list[Finding]
) -> Iterator[tuple[dict[str, Section], str]]:
    """(sections, name) from the most general to the most particular."""
    tags = _tags(lang)
    for tag in tags:
        sections, name = _package_file(tag)
        if name:
            yield sections, name
    for tag in tags:
        if tag not in site_files:
            continue
        name = f"words/{tag}.yaml"
        try:
            yield dict(_sections(parse(site_files[tag].decode("utf-8-sig")), name, findings)), name
        except UnicodeDecodeError:
            findings.append(
                Finding("error", "not-utf8", Place(name), say("this file is not UTF-8"), say("save it again as UTF-8"))
            )
        except YamlError as refused:
            place = Place(name, refused.line, refused.column)
            findings.append(Finding("error", refused.code, place, refused.message, refused.hint))


def _sections(tree: Node, file: str, findings: list[Finding]) -> Iterator[tuple[str, Section]]:
    """The sections of a file; a finding for everything else at its top level."""
    hint = say("write `read:` or `print:`, and below it one indented `key: value` a line")
    if not isinstance(tree.value, dict):
        place = Place(file, tree.line, tree.column)
        findings.append(Finding("error", "words-shape", place, say("this is not a list of sections"), hint))
        return
    for name, node in tree.value.items():
        if isinstance(node.value, dict):
            yield name, {key: Word(word, file) for key, word in node.value.items()}
        elif not node.empty:
            place = Place(file, node.line, node.column)
            findings.append(
                Finding("error", "words-shape", place, say("`{name}` is not a section of words", name=name), hint)
            )


def _merged(sources: list[tuple[dict[str, Section], str]]) -> dict[str, Section]:
    merged: dict[str, Section] = {name: {} for name in _SECTIONS}
    for sections, _ in sources:
        for name, section in sections.items():
            merged.setdefault(name, {}).update(section)
    return merged


def _problems(lang: str, merged: dict[str, Section], english: dict[str, Section], place: Place) -> Iterator[Finding]:
    for section, keys in english.items():
        there = merged.get(section, {})
        for key in keys:
            if key not in there or there[key].node.empty:
                if section == "read" and key not in _ALWAYS_READ:
                    continue
                yield Finding(
                    "error",
                    "words-missing",
                    place,
                    say("the language {lang} lacks `{key}` in `{section}`", lang=lang, key=key, section=section),
                    say("English says: {english}", english=_in_quotes(keys[key].node)),
                )
            elif section == "print":
                yield from _printing_problems(_Comparison(lang, key, there[key], keys[key].node))
            else:
                yield from _reading_problems(_Comparison(lang, key, there[key], keys[key].node))
        for key, word in there.items():
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                hint = say("did you mean `{near}`?", near=near[0]) if near else say("take it out")
                yield Finding(
                    "error",
                    "words-unknown",
                    word.place,
                    say("`{section}` has no word called `{key}`", section=section, key=key),
                    hint,
                )
    for section, words in merged.items():
        if section not in english:
            at = next((word.place for word in words.values()), place)
            yield Finding(
                "error",
                "words-unknown",
                at,
                say("there is no section `{section}`", section=section),
                say("write `read:` or `print:`"),
            )


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A word of a language beside the same word in English."""

    lang: str
    key: str
    word: Word
    english: Node

    @property
    def node(self) -> Node:
        return self.word.node

    def problem(self, code: str, message: Message, hint: Message = NOTHING) -> Finding:
        """An error at the word; without a `hint`, it says what the English word is."""
        return Finding(
            "error",
            code,
            self.word.place,
            message,
            hint or say("English says: {english}", english=_in_quotes(self.english)),
        )


def _reading_problems(comparison: _Comparison) -> Iterator[Finding]:
    """What a language is read by: a list of texts; a homework label names its day exactly once."""
    lang, key, node = comparison.lang, comparison.key, comparison.node
    if isinstance(comparison.english.value, dict):
        yield from _table_problems(comparison, comparison.english.value)
        return
    items = node.value if isinstance(node.value, list) else [node]
    texts = [item.value if isinstance(item.value, str) else "" for item in items]
    if not texts or not all(text.strip() for text in texts):
        yield comparison.problem("words-shape", say("`{key}` of {lang} is not a list of words", key=key, lang=lang))
    for text in texts if key == "homework_labels" else ():
        if text.strip() and text.count("{day}") != 1:
            yield comparison.problem(
                "words-placeholder",
                say("the label “{text}” of {lang} must have {{day}} once", text=text, lang=lang),
            )


def _table_problems(comparison: _Comparison, meanings: Mapping[str, Node]) -> Iterator[Finding]:
    """`{title: [titolo]}`: lists of words by what they mean; the meanings are those English has."""
    lang, key, node = comparison.lang, comparison.key, comparison.node
    if not isinstance(node.value, dict):
        yield comparison.problem(
            "words-shape",
            say("`{key}` of {lang} is not a table of words, such as {{title: [titolo]}}", key=key, lang=lang),
        )
        return
    for meaning, words in node.value.items():
        if meaning not in meanings:
            near = difflib.get_close_matches(meaning, meanings, n=1)
            hint = (
                say("did you mean `{near}`?", near=near[0])
                if near
                else say("the names are {names}", names=", ".join(meanings))
            )
            message = say("`{key}` of {lang} names `{name}`, which there is not", key=key, lang=lang, name=meaning)
            yield comparison.problem("words-unknown", message, hint)
        elif isinstance(words.value, dict) or not all(text.strip() for text in _texts(words)):
            yield comparison.problem(
                "words-shape",
                say("`{name}` in `{key}` of {lang} is not a list of words", name=meaning, key=key, lang=lang),
            )


def _printing_problems(comparison: _Comparison) -> Iterator[Finding]:
    """What a language prints: of the shape it has in English, with its plural forms and its placeholders."""
    lang, key, node, english = comparison.lang, comparison.key, comparison.node, comparison.english
    forms = node.value.values() if isinstance(node.value, dict) else [node]
    odd = any(not isinstance(form.value, str) for form in forms)
    if odd or isinstance(node.value, dict) != isinstance(english.value, dict):
        yield comparison.problem(
            "words-shape",
            say("`{key}` of {lang} has another shape than in English", key=key, lang=lang),
        )
        return
    yield from _plural_problems(comparison)
    if any(_placeholders(text) is None for text in _texts(node)):
        yield comparison.problem(
            "words-placeholder",
            say("`{key}` of {lang} has a brace without its partner", key=key, lang=lang),
            say("write {{{{ or }}}} for a brace that is meant; English says: {english}", english=_in_quotes(english)),
        )
        return
    yield from _placeholder_problems(comparison)
    yield from _pattern_problems(comparison)


def _plural_problems(comparison: _Comparison) -> Iterator[Finding]:
    lang, written = comparison.lang, comparison.node.value
    for form in plural_forms(lang) if isinstance(written, dict) else ():
        if form not in written:
            yield comparison.problem(
                "words-plural",
                say(
                    "`{key}` of {lang} lacks its plural form `{form}`",
                    key=comparison.key,
                    lang=lang,
                    form=form,
                ),
                say(
                    "{lang} counts with {plural_forms}",
                    lang=lang,
                    plural_forms=", ".join(plural_forms(lang)),
                ),
            )


def _placeholder_problems(comparison: _Comparison) -> Iterator[Finding]:
    lang, key, node, english = comparison.lang, comparison.key, comparison.node, comparison.english
    for text in _texts(node):
        if extra := (_placeholders(text) or set()) - _all_placeholders(english):
            names = ", ".join(sorted(extra))
            yield comparison.problem(
                "words-placeholder",
                say(
                    "`{key}` of {lang} uses {{{names}}}, which it is not given",
                    key=key,
                    lang=lang,
                    names=names,
                ),
            )
    if missing := _all_placeholders(english) - _all_placeholders(node):
        names = ", ".join(sorted(missing))
        yield comparison.problem(
            "words-placeholder",
            say("`{key}` of {lang} lacks {{{names}}}", key=key, lang=lang, names=names),
        )


def _pattern_problems(comparison: _Comparison) -> Iterator[Finding]:
    """Patterns of dates and the name of the locale are for Babel, not for readers: it has to understand them."""
    lang, key, value = comparison.lang, comparison.key, str(comparison.node.value)
    if key.startswith("date_") and not is_pattern(lang, value):
        yield comparison.problem(
            "words-shape",
            say(
                "`{key}` of {lang} is not a pattern of dates: “{value}”",
                key=key,
                lang=lang,
                value=value,
            ),
        )
    elif key.startswith("address_") and not _SEGMENT.fullmatch(value):
        yield comparison.problem(
            "words-shape",
            say(
                "`{key}` of {lang} cannot stand in an address: “{value}”",
                key=key,
                lang=lang,
                value=value,
            ),
            say("write small letters, digits and hyphens"),
        )
    elif key == "locale" and not is_locale(value):
        yield comparison.problem(
            "words-shape",
            say("`{key}` of {lang} is not a locale: “{value}”", key=key, lang=lang, value=value),
        )


def _texts(node: Node) -> list[str]:
    if isinstance(node.value, str):
        return [node.value]
    items = node.value.values() if isinstance(node.value, dict) else node.value
    return [str(item.value) for item in items]


def _placeholders(text: str) -> set[str] | None:
    """The names in {braces}; None when the braces do not pair, for then no value can be filled in."""
    try:
        fields = [(name, spec, how) for _, name, spec, how in Formatter().parse(text) if name is not None]
    except ValueError:
        return None
    return {f"{name}{'!' + how if how else ''}{':' + spec if spec else ''}" for name, spec, how in fields}


def _all_placeholders(node: Node) -> set[str]:
    return set().union(*(_placeholders(text) or () for text in _texts(node)))


def _in_quotes(node: Node) -> str:
    if isinstance(node.value, dict) and not all(isinstance(word.value, str) for word in node.value.values()):
        return ", ".join(f"{meaning}: {' / '.join(_texts(words))}" for meaning, words in node.value.items())
    return " / ".join(f"“{text}”" for text in _texts(node))


def _words(lang: str, merged: dict[str, Section]) -> Words:
    printed: dict[str, str | Forms] = {}
    for key, word in merged["print"].items():
        node = word.node
        if isinstance(node.value, dict):
            printed[key] = {form: str(value.value) for form, value in node.value.items()}
        else:
            printed[key] = str(node.value)
    read = merged["read"]
    lists = {key: tuple(_texts(read[key].node)) for key in _ALWAYS_READ}
    read_by = {
        key: _read_by(word.node) for key, word in read.items() if key not in _ALWAYS_READ and not word.node.empty
    }
    return Words(lang, printed, lists["day_prefixes"], lists["homework_labels"], read_by)


def _read_by(node: Node) -> dict[str, tuple[str, ...]]:
    tables = node.value if isinstance(node.value, dict) else {"": node}
    return {meaning: tuple(_texts(words)) for meaning, words in tables.items()}
