"""The child's first lines: messages, and who is to blame."""

from __future__ import annotations

import io
import subprocess
import sys

from daybyday.preview import boot, protocol
from tests.harness import ROOT


def test_messages_arrive_as_they_were_sent():
    way = io.BytesIO()
    protocol.write(way, {"kind": "get", "body": b"\0" * 100_000})
    protocol.write(way, {"kind": "è"})
    way.seek(0)

    assert [protocol.read(way)["kind"], protocol.read(way)["kind"], protocol.read(way)] == ["get", "è", None]


def test_half_a_message_is_none():
    way = io.BytesIO()
    protocol.write(way, {"kind": "get"})
    assert protocol.read(io.BytesIO(way.getvalue()[:-1])) is None


def _blame(code: str, tmp_path, monkeypatch) -> dict:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "settings.py"
    path.write_text(code, "utf-8")
    try:
        exec(compile(code, str(path), "exec"), {})
    except Exception as error:  # noqa: BLE001
        return protocol.blame(error)
    raise AssertionError("it works")


def test_a_syntax_error_is_where_it_stands(tmp_path, monkeypatch):
    found = _blame("x = 1\ndef f(:\n", tmp_path, monkeypatch)

    assert (found["place"], found["code"]) == ("settings.py:2:7", "code-broken")
    assert found["message"] == "SyntaxError: invalid syntax"


def test_an_exception_is_where_the_authors_file_made_it_not_where_the_library_raised_it(tmp_path, monkeypatch):
    found = _blame("import pathlib\n\npathlib.Path('nothing').read_text()\n", tmp_path, monkeypatch)

    assert found["place"] == "settings.py:3:1"
    assert found["message"].startswith("FileNotFoundError: ")


def test_a_child_whose_package_is_broken_tells_why(tmp_path):
    package = tmp_path / "daybyday"
    package.mkdir()
    (package / "__init__.py").write_text("import os\ndef f(:\n", "utf-8")
    child = subprocess.run(
        [sys.executable, "-P", boot.__file__], input=b"", capture_output=True, check=False, cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
    )  # fmt: skip

    assert child.returncode == 1
    message = protocol.read(io.BytesIO(child.stdout))
    assert (message["kind"], message["finding"]["place"]) == ("failed", "daybyday/__init__.py:2:7")
    assert "daybyday/__init__.py:2:7: error code-broken: SyntaxError" in child.stderr.decode()


def test_the_parent_needs_neither_pelican_nor_what_reads_and_renders():
    code = (
        "import sys; from daybyday.preview import serve; "
        "print(sorted({'pelican', 'jinja2', 'markdown', 'yaml', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT / "plugins")}
    )  # fmt: skip

    assert done.stdout == "[]\n"
