"""Runs `pelican` and `invoke` as one types them, in processes that have loaded them already.

Loading takes longer than building a small site. A process of its own per worker of pytest has everything loaded and forks for each
command: the fork gets the folder, the environment, the outputs and the arguments that a new process would. In tests marked slow, and for
an environment that Python itself reads, it is a new process after all.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from pkgutil import walk_packages
from typing import IO, Any, NoReturn

LOADED = (
    "pelican.contents", "pelican.generators", "pelican.readers", "pelican.writers", "invoke.program",
    "markdown", "lxml.etree", "icalendar", "feedgen.feed", "jinja2", "babel.dates", "nh3",
)  # fmt: skip
NOT_LOADED = "daybyday.guard"
"""A setting that is made by its import."""
READ_BY_PYTHON = ("PYTHON", "LC_", "LANG", "TZ")
PLUGINS = str(Path(__file__).parents[1] / "plugins")

always_new = False
"""Set by conftest for tests that are marked slow."""
_warm: dict[str, subprocess.Popen[str]] = {}


def run(
    command: Sequence[str], *, cwd: Path, env: Mapping[str, str], umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """As `subprocess.run` of `pelican …`, `python -m pelican …` or `invoke …` with its outputs captured."""
    argv = _argv(command)
    if always_new or argv is None or not _is_usual(env):
        return subprocess.run(
            command, cwd=cwd, env=env, check=False, capture_output=True, text=True, encoding="utf-8", errors="replace",
            timeout=300, umask=umask,
        )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        job = {"argv": argv, "cwd": str(cwd), "env": dict(env), "out": str(out), "err": str(err), "umask": umask}
        status = _ask(env.get("COLUMNS", ""), json.dumps(job))
        texts = (path.read_text("utf-8", "replace") for path in (out, err))
        return subprocess.CompletedProcess(command, status, *texts)


def _is_usual(env: Mapping[str, str]) -> bool:
    """Whether Python would begin with this environment as it did with that of the tests."""
    read = {name: value for name, value in env.items() if name.startswith(READ_BY_PYTHON)}
    if read.pop("PYTHONPATH", PLUGINS) != PLUGINS or any(name.startswith("COVERAGE") for name in env):
        return False
    return all(os.environ.get(name) == value for name, value in read.items())


def _argv(command: Sequence[str]) -> list[str] | None:
    """Name and arguments of what can be run warm; None for all else."""
    words = [str(word) for word in command]
    here = str(Path(sys.executable).parent)
    if words[0] == sys.executable and words[1:2] == ["-m"]:
        words = words[2:]
    elif Path(words[0]).parent != Path(here):
        return None
    name = Path(words[0]).name
    return [name, *words[1:]] if name in ("pelican", "invoke", "daybyday") else None


def _ask(columns: str, line: str) -> int:
    # The width of a terminal is asked once, when a program is loaded.
    if columns not in _warm:
        environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
        _warm[columns] = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/",
            env=environment | ({"COLUMNS": columns} if columns else {}),
        )  # fmt: skip
    process = _warm[columns]
    assert process.stdin and process.stdout
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    if not (status := process.stdout.readline()):
        raise RuntimeError("the process with everything loaded has ended; its own words stand above")
    return int(status)


def end() -> None:
    """Let the warm processes end."""
    for process in _warm.values():
        process.communicate()
    _warm.clear()


def compile_once() -> None:
    """From here on this process compiles each template, checks each set of words and draws each card once: a thousand sites
    have the same. What is kept is told apart by all it depends on, so that a site with templates or words of its own has these.
    """
    from jinja2 import Environment

    from daybyday.building.remembered import words_cache
    from daybyday.pictures import cards

    codes: dict[object, Any] = {}
    words: dict[object, Any] = {}
    compile_anew, load_anew = Environment.compile, words_cache.load_words

    def compile(self: Environment, source: Any, *names: Any, **more: Any) -> Any:
        escape = self.autoescape if isinstance(self.autoescape, bool) else id(self.autoescape)
        known = frozenset([*self.extensions, *self.filters, *self.globals])
        options = type(self), self.trim_blocks, self.lstrip_blocks, self.undefined, escape, known
        if not isinstance(source, str):
            return compile_anew(self, source, *names, **more)
        key = source, names, tuple(sorted(more.items())), options
        if key not in codes:
            codes[key] = compile_anew(self, source, *names, **more)
        return codes[key]

    def load_words(languages: tuple[str, ...], site_files: Mapping[str, bytes]) -> Any:
        key = languages, tuple(sorted(site_files.items()))
        if key not in words:
            words[key] = load_anew(languages, site_files)
        return words[key]

    Environment.compile = compile  # type: ignore[method-assign]
    words_cache.load_words = load_words
    cards.draw_card = lru_cache(maxsize=2000)(cards.draw_card)


def _compile_ours() -> None:
    """Compile the templates of our theme, and read the words that most sites have."""
    from daybyday.building.remembered import words_cache
    from daybyday.engine import Fingerprints
    from daybyday.theming.fragments import Fragments
    from daybyday.theming.renderer import JinjaRenderer
    from daybyday.theming.theme import theme_of

    nothing: Any = None
    fragments = Fragments(Fingerprints(""), lambda _: None)
    for theme in ("theme", "nowhere"):
        settings = {"THEME": str(Path(PLUGINS).with_name(theme)), "PATH": "content"}
        renderer = JinjaRenderer(theme_of(settings), nothing, nothing, nothing, nothing, fragments)
        for environment in filter(None, renderer.environments):
            for name in environment.list_templates(extensions=["html", "xhtml", "opf", "ncx"]):
                if not name.startswith("!"):
                    environment.get_template(name)
    words_cache.load_words(("en", "it"), {})


def _ours() -> Iterator[str]:
    """The names of our modules."""
    import daybyday

    for module in walk_packages(daybyday.__path__, "daybyday."):
        if module.name != NOT_LOADED:
            yield module.name


def _serve(jobs: IO[str], answers: IO[str]) -> None:
    """Fork for each job; in the fork this runs the command and leaves as it does."""
    from daybyday.building import cache_key

    for name in (*LOADED, *_ours()):
        __import__(name)
    compile_once()
    _compile_ours()
    cache_key.of_words()  # the digest of the package
    gc.collect()
    gc.freeze()
    for line in iter(jobs.readline, ""):
        child = os.fork()
        if not child:
            _become(json.loads(line))
        answers.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        answers.flush()


def _become(job: dict[str, Any]) -> NoReturn:
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, source in ((0, nothing), (1, os.open(job["out"], os.O_CREAT | os.O_WRONLY)), (2, os.open(job["err"], os.O_CREAT | os.O_WRONLY))):  # fmt: skip
        os.dup2(source, number)
    sys.stdin, sys.stdout = open(0, encoding="utf-8"), open(1, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)  # noqa: SIM115
    os.chdir(job["cwd"])
    os.environ.clear()
    os.environ.update(job["env"])
    time.tzset()
    if job["umask"] >= 0:
        os.umask(job["umask"])
    sys.argv = job["argv"]
    _leave(_status_of(_command()))


def _command() -> Callable[[], Any]:
    """What `sys.argv` names."""
    if sys.argv[0] == "pelican":
        from pelican import main

        sys.path.insert(0, os.getcwd())
        return partial(main, sys.argv[1:])
    if sys.argv[0] == "invoke":
        from invoke.main import program

        return partial(program.run, sys.argv)
    from daybyday.cli.commands import main as daybyday

    return daybyday


def _status_of(command: Callable[[], Any]) -> int:
    """The exit status of a program that does nothing but `sys.exit(command())`; what Python would say of it is said."""
    try:
        sys.exit(command())
    except SystemExit as end:
        if isinstance(end.code, int | None):
            return (end.code or 0) & 0xFF
        print(end.code, file=sys.stderr)
    except BaseException:  # noqa: BLE001 - told as Python tells it
        traceback.print_exc()
    return 1


def _leave(status: int) -> NoReturn:
    """End as Python does, but for freeing what the fork shares with us: that takes longer than most commands."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    del sys.path[0]  # this folder, where `markdown` is a room of tests
    with os.fdopen(os.dup(0)) as jobs, os.fdopen(os.dup(1), "w") as answers:
        _serve(jobs, answers)
