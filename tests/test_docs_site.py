"""The documentation is a site of the kit, too: complete, sound, and plain Markdown all the same."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
SCRIPT = ROOT / "packaging" / "documentation.py"


@pytest.fixture(scope="module")
def documentation():
    spec = importlib.util.spec_from_file_location("documentation", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def laid_out(documentation, tmp_path_factory):
    folder = tmp_path_factory.mktemp("docs")
    documentation.lay_out(folder)
    return folder


def daybyday(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("daybyday", path=str(Path(sys.executable).parent))
    assert program
    return subprocess.run([program, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.slow
def test_the_kit_finds_nothing_to_mend_in_it(laid_out):
    done = daybyday(laid_out, "check", "--format", "short")

    assert (done.returncode, done.stdout.splitlines()[:-1], done.stderr) == (0, [], "")


def test_every_page_has_its_address_in_each_of_its_languages(documentation, laid_out):
    done = daybyday(laid_out, "build")

    assert done.returncode == 0, done.stdout + done.stderr
    for stem, lang, _ in documentation.pages():
        address = {"en": f"guide-{stem}", "it": f"it/guida-{stem}"}[lang]
        assert (laid_out / "output" / address / "index.html").is_file()


@pytest.mark.parametrize(("home", "chapters"), [
    ("index.html", ["Writing", "Publishing", "What readers get", "Making it yours", "Looking up"]),
    ("it/index.html", ["Scrivere", "Pubblicare", "Che cosa ricevono i lettori", "Farlo tuo", "Consultare"]),
])  # fmt: skip
def test_the_first_page_lists_every_page_in_chapters(documentation, laid_out, home, chapters):
    assert daybyday(laid_out, "build").returncode == 0
    contents = (
        (laid_out / "output" / home).read_text("utf-8").partition('class="contents"')[2].partition("</section>")[0]
    )
    lang = "it" if home.startswith("it/") else "en"

    assert re.findall("<h3>(.*?)</h3>", contents) == chapters
    assert contents.count("<li>") == sum(page_lang == lang for _, page_lang, _ in documentation.pages())


def test_every_page_has_its_place_in_the_order(documentation):
    stems = {path.stem for path in DOCS.glob("*.md")}

    assert sorted(documentation.ORDER) == sorted(stems)


def test_every_italian_page_is_the_twin_of_an_english_one():
    assert {path.name for path in (DOCS / "it").glob("*.md")} <= {path.name for path in DOCS.glob("*.md")}


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_links_lead_to_files_on_the_code_host_too(path):
    prose = re.sub(r"```.*?```|`[^`\n]*`(?!\])", "", path.read_text("utf-8"), flags=re.DOTALL)
    files = [address.partition("#")[0] for address in re.findall(r"\]\(([^()\s]+)\)", prose) if "://" not in address]

    assert [
        file for file in files if file and not file.startswith("mailto:") and not (path.parent / file).exists()
    ] == []


def test_a_page_without_a_heading_is_refused(documentation):
    with pytest.raises(documentation.PageError):
        documentation.as_page("Words.\n", "writing", "en", {})


def test_a_link_by_a_file_name_is_called_as_its_page_is(documentation):
    page = documentation.as_page(
        "# One\n\nA sentence. See [writing.md](writing.md#a-day), [us](../README.md), `[x](writing.md)`.\n",
        "status",
        "it",
        {("writing", "en"): "Writing"},
    )

    assert "See [Writing]({filename}03-writing.en.md#a-day), us, `[x](writing.md)`." in page
