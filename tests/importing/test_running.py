"""An import as a program: what a terminal shows while it runs, what is there when it is stopped, bounded memory for hostile files."""

from __future__ import annotations

import os
import pty
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.harness import ROOT
from tests.importing.wxr import ENGLISH, HEAD, NAMESPACES, TAIL, export, item, write_export

pytestmark = pytest.mark.slow

PROGRAM = "import sys; sys.argv[0] = 'daybyday'; from daybyday.cli.commands import main; main()"
MOST_MEMORY = 900_000_000
"""bytes of address space"""


def command(source: Path, *more: str) -> list[str]:
    return [sys.executable, "-c", PROGRAM, "import", str(source), "--output", "content", *more]


def environment(**more: str) -> dict[str, str]:
    return {
        **os.environ,
        "DAYBYDAY_NOW": "2026-11-20T12:00:00+01:00",
        "PYTHONPATH": str(ROOT / "plugins"),
        "LANG": "C.UTF-8",
        **more,
    }


def export_of(folder: Path, number: int) -> Path:
    return write_export(
        folder, *(item(n, f"Text {n}", f"{ENGLISH} {n}", slug=f"text-{n}") for n in range(1, number + 1))
    )


def on_terminal(folder: Path, source: Path) -> str:
    """What a terminal shows of an import."""
    main, child = pty.openpty()
    with subprocess.Popen(
        command(source), cwd=folder, env=environment(), stdout=child, stderr=child, stdin=child
    ) as process:
        os.close(child)
        shown = b""
        try:
            while data := os.read(main, 4096):
                shown += data
        except OSError:  # the end of a terminal
            pass
        process.wait()
    os.close(main)
    return shown.decode()


def test_a_terminal_shows_how_far_it_is_on_one_line(tmp_path):
    shown = on_terminal(tmp_path, export_of(tmp_path, 30))

    assert "\rReading: 1\rReading: 2\r" in shown
    assert "\rImporting: 29 of 30\rImporting: 30 of 30\r\n" in shown


def test_nothing_of_that_is_said_where_nobody_looks(tmp_path):
    source = export_of(tmp_path, 600)
    run = subprocess.run(command(source), cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True)

    assert run.stderr == ""
    assert "Importing" not in run.stdout


def files_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def test_a_stopped_import_leaves_whole_files_and_goes_on_when_run_again(tmp_path):
    source = export_of(tmp_path, 400)
    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    for folder in (whole, stopped):
        folder.mkdir()
    subprocess.run(command(source), cwd=whole, env=environment(), capture_output=True, check=True)
    with subprocess.Popen(
        command(source), cwd=stopped, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        # As soon as the first text is there the others are on their way.
        while process.poll() is None and not (stopped / "content/articles").is_dir():
            time.sleep(0.001)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    expected, left = files_in(whole / "content"), files_in(stopped / "content")

    assert b"Traceback" not in errors
    left.pop(".import/unfinished.json", "")
    assert {path: text for path, text in left.items() if expected.get(path) != text} == {}
    subprocess.run(command(source), cwd=stopped, env=environment(), capture_output=True, check=True)
    assert files_in(stopped / "content") == expected


def test_a_dry_run_writes_nothing(tmp_path):
    run = subprocess.run(
        command(export_of(tmp_path, 3), "--dry-run"),
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert "3 files would be written; nothing was.\n" in run.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["export.xml"]


def test_the_report_speaks_italian_where_its_reader_does(tmp_path):
    subprocess.run(
        command(export_of(tmp_path, 1)),
        cwd=tmp_path,
        env=environment(DAYBYDAY_SPEAK="it"),
        capture_output=True,
        check=True,
    )

    assert "Che cosa è stato importato" in (tmp_path / "content/.import/summary.md").read_text("utf-8").splitlines()[0]


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def hostile_files(folder: Path) -> dict[str, bytes]:
    one = export(item(1))
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "bomb"}">' for n in range(12))
    return {
        "bomb.xml": one.replace("?>", f"?>\n<!DOCTYPE rss [{entities}]>", 1).encode(),
        "outside.xml": one.replace("?>", '?>\n<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>', 1).encode(),
        "half.xml": one[: len(one) - 200].encode(),
        "base64.xml": one.replace("UTF-8", "base64").encode("latin-1") + b"\xff",
        "packed.xml": b"PK\x03\x04" + bytes(1000),
        "noise.xml": bytes(range(256)) * 500,
        "line.xml": export(item(1, text="word " * 1_000_000)).encode(),
        "entry.xml": (HEAD.format(namespaces=NAMESPACES) + "<item>" + "x" * 30_000_000 + "</item>" + TAIL).encode(),
        "deep.json": b"[" * 1_000_000,
        "deep.ipynb": b"[" * 1_000_000,
        "loop.rst": b"|a|\n\n.. |a| replace:: |b| |b|\n.. |b| replace:: |a|\n\nWords\n",
        "parts.mht": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n" + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 3000,
    }  # fmt: skip


@pytest.mark.parametrize("name", [*hostile_files(Path()), "large.xml", "pipe.xml", "device.xml"])
def test_a_hostile_file_is_refused_by_name_in_bounded_memory(tmp_path, name):
    path = tmp_path / name
    if name == "large.xml":
        path.write_text(export(item(1)), "utf-8")
        os.truncate(path, 500_000_000)
    elif name == "pipe.xml":
        os.mkfifo(path)
    elif name == "device.xml":
        path.symlink_to("/dev/zero")
    else:
        path.write_bytes(hostile_files(tmp_path)[name])
    run = subprocess.run(
        command(path),
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        preexec_fn=limited,
    )

    assert run.returncode == 1
    assert name in run.stderr
    assert "nothing was written" in run.stderr or "is nothing that can be imported" in run.stderr
    assert not (tmp_path / "content").exists()


FLOODS = {
    "deep elements": "<div>" * 50_000 + "deep words", "comments": "<!--" * 30_000, "captions": "[caption]" * 20_000, "ticks": "`" * 100_000,
    "listings": "[code]" * 20_000, "references": "&amp;" * 200_000, "tags": "<p" * 50_000, "lists": "<ul><li>" * 3000 + "x", "a class": f'<p class="{"y " * 1_000_000}">z</p>',
    "blocks": "<!-- wp:x {" * 20_000, "brackets": "[" * 200_000, "reused": '<!-- wp:block {"ref":9} /-->' * 5000,
}  # fmt: skip


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_marks_is_borne_in_bounded_memory(tmp_path, name):
    reusable = item(9, "R", '<!-- wp:block {"ref":9} /-->' * 10, kind="wp_block")
    source = write_export(tmp_path, item(1, text=f"{ENGLISH}\n\n{FLOODS[name]}"), item(2), reusable)
    run = subprocess.run(
        command(source),
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        preexec_fn=limited,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert ENGLISH in (tmp_path / "content/articles/post-1.en.md").read_text("utf-8")
