"""Scripts are written as small modules and published as one file; styles and scripts go out without their comments."""

from __future__ import annotations

import gzip
import re

import pytest

from daybyday.page_frame import reader_script
from daybyday.theming import assets
from tests.harness import ROOT

STATIC = ROOT / "theme" / "static"
SCRIPTS = ("day.js", "home.js", "series.js", "follow.js")
MODULES = sorted(path.relative_to(STATIC).as_posix() for path in STATIC.glob("reader/*.js"))


@pytest.fixture
def static(tmp_path):
    """`static("main.js", {...})`: what is published of some files of a theme."""

    def make(name: str, files: dict[str, str]) -> str:
        for path, text in files.items():
            target = tmp_path / "theme" / "static" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())
        return assets.StaticFiles([tmp_path / "theme" / "static"]).published(name).decode()

    return make


def test_a_script_is_joined_with_what_it_imports_each_module_once_and_in_order(static):
    joined = static(
        "main.js",
        {
            "main.js": 'import { a } from "./parts/a.js";\nimport { b,\n  c } from "./parts/b.js";\n\na(b, c);\n',
            "parts/a.js": 'import { c } from "./b.js";\n\nexport function a() {\n  return c;\n}\n',
            "parts/b.js": "export const b = 1;\nexport const c = 2;\n",
        },
    )

    expected = ["const b = 1;", "const c = 2;", "function a() {", "return c;", "}", "a(b, c);"]
    assert [line for line in joined.splitlines() if line] == ["(() => {", '"use strict";', *expected, "})();"]


def test_comments_and_types_stay_at_home_and_licences_go_along(static):
    joined = static(
        "main.js",
        {
            "main.js": (
                '/* What it is,\n   at length. */\nimport { a } from "./a.js";\n\n/** @param {string} x */\n'
                '/** @type {string} */ (a).x;\nconst text = "/* stays */ // too"; // stays\n// goes\n'
            ),
            "a.js": "/*! MIT licence */\nexport const a = {};\n",
        },
    )

    assert "/*! MIT licence */" in joined
    assert '(a).x;\nconst text = "/* stays */ // too"; // stays' in joined
    assert "at length" not in joined
    assert "goes" not in joined
    assert "@type" not in joined


def test_a_script_that_imports_nothing_is_published_as_it_is(static):
    text = "/* a theme of somebody's own */\n  let x = 1;\r\n"

    assert static("own.js", {"own.js": text}) == text


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("/* long\n words */\na , b {\n  color : red;\n  margin: 0 auto;\n}\n", "a,b{color :red;margin:0 auto}\n"),
        ('a::before { content: "/* x */; {  y" }', 'a::before{content:"/* x */; {  y"}\n'),
        ("a { background: url(data:image/svg+xml;x, y) }", "a{background:url(data:image/svg+xml;x, y)}\n"),
        ("a/* x */b > c :hover { width: calc(1px + 2px) }", "a b > c :hover{width:calc(1px + 2px)}\n"),
        ("@media (min-width: 1px) { a { b: c } }", "@media (min-width:1px){a{b:c}\n}\n"),
        (".a\\{ { --x: ; }", ".a\\{{--x: }\n"),
        ("/*! licence,  kept */ a { }", "/*! licence,  kept */ a{}\n"),
        ("/* never closed", "/* never closed"),
    ],
)
def test_a_style_loses_comments_and_space_and_nothing_else(static, style, expected):
    assert static("a.css", {"a.css": style}) == expected


def test_a_style_that_is_not_utf8_is_published_as_it_is(static, tmp_path):
    static("a.css", {"a.css": ""})
    (tmp_path / "theme" / "static" / "a.css").write_bytes(b"/* \xe9 */")

    assert assets.StaticFiles([tmp_path / "theme" / "static"]).published("a.css") == b"/* \xe9 */"


BROKEN = {
    "a module that is not there": (
        {"main.js": 'const x = 1;\nimport { a } from "./no.js";\n'},
        "theme/static/main.js:2:1: error script-broken: there is no module `no.js` – write its address as seen from this file",
    ),
    "a name that is not exported": (
        {"main.js": 'import { a } from "./a.js";\n', "a.js": "const a = 1;\n"},
        ("theme/static/main.js:1:1: error script-broken: `a.js` exports no `a` – write `export` before its declaration, at the "
        "beginning of a line; names cannot be changed on the way"),
    ),
    "a name that changes on the way": (
        {"main.js": 'import { a as b } from "./a.js";\n', "a.js": "export const a = 1;\n"},
        ("theme/static/main.js:1:1: error script-broken: `a.js` exports no `a as b` – write `export` before its declaration, at "
        "the beginning of a line; names cannot be changed on the way"),
    ),
    "a name declared twice": (
        {"main.js": 'import { a } from "./a.js";\n\nfunction help() {}\n', "a.js": "export const a = 1;\nfunction help() {}\n"},
        ("theme/static/main.js:3:1: error script-broken: `help` is declared in `a.js`, too – give one of the two another name: "
        "they are joined into one script"),
    ),
    "a circle": (
        {"main.js": 'import { a } from "./a.js";\nexport const m = 1;\n', "a.js": 'import { m } from "./main.js";\nexport const a = 1;\n'},
        ("theme/static/a.js:1:1: error script-broken: `main.js` is imported by what it imports itself – move what both need into "
        "a module of its own"),
    ),
    "another way of importing": (
        {"main.js": 'import { a } from "./a.js";\nimport all from "./a.js";\n', "a.js": "export const a = 1;\n"},
        ('theme/static/main.js:2:1: error script-broken: this cannot be joined: `import all from "./a.js";` – write `import { '
        'name } from "./module.js";`, or `export` before a function, class, const or let'),
    ),
    "another way of exporting": (
        {"main.js": 'import { a } from "./a.js";\n', "a.js": "export const a = 1;\nexport default a;\n"},
        ("theme/static/a.js:2:1: error script-broken: this cannot be joined: `export default a;` – write `import { name } from "
        '"./module.js";`, or `export` before a function, class, const or let'),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_joined_is_told_with_its_place(static, case):
    files, expected = BROKEN[case]
    with pytest.raises(assets.ScriptBrokenError) as raised:
        static("main.js", files)

    assert str(raised.value.finding) == expected


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_no_more_than_ten_kilobytes_on_its_way(name):
    assert len(gzip.compress(assets.StaticFiles([STATIC]).published(name))) <= 10_240


def test_the_stylesheet_is_no_more_than_six_kilobytes_on_its_way():
    assert len(gzip.compress(assets.StaticFiles([STATIC]).published("style.css"))) <= 6_144


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_leaves_nothing_behind_and_asks_no_other_host(name):
    script = assets.StaticFiles([STATIC]).published(name).decode()

    assert script.startswith('(() => {\n"use strict";\n')
    assert not re.search(r"^(import|export) ", script, re.MULTILINE)
    assert not re.search(r"https?://|innerHTML|insertAdjacentHTML|eval\(|document\.write|\.style\b", script)


def test_every_module_is_part_of_some_script():
    assert set(MODULES) == assets.StaticFiles([STATIC]).modules_of_others([*SCRIPTS, *MODULES])


@pytest.mark.parametrize(
    ("script", "given"),
    [
        ("day.js", (*reader_script.DAY_WORDS, *reader_script.ENDING_WORDS)),
        ("home.js", reader_script.HOME_WORDS),
        ("series.js", reader_script.SERIES_WORDS),
    ],
)
def test_a_page_holds_the_words_its_script_says(script, given):
    text = assets.StaticFiles([STATIC]).published(script).decode()
    said = set(re.findall(r'words\.(?:say|count)\("(\w+)"', text))

    assert said <= {*given, *reader_script._FROM_FOLLOW}
    assert not [word for word in given if f'"{word}"' not in text and not word.startswith("code_")]
