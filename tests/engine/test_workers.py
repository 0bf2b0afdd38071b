"""The same results in any number of processes, however they are started and however they end."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from daybyday.engine import processes
from daybyday.engine.workers import Workers, good_results
from tests.processes import children_of

from . import labour

ROOT = Path(__file__).resolve().parents[2]
METHODS = [method for method in ("fork", "spawn") if processes.available(method)]
WAYS = [(1, METHODS[0]), *((2, method) for method in METHODS)]
DIED = "a worker process died; the rest of the work was done in one process"

every_way = pytest.mark.parametrize(("count", "method"), WAYS, ids=str)
every_method = pytest.mark.parametrize("method", METHODS)

# A fork beside other threads is what these tests do on purpose.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    monkeypatch.setattr(labour, "begun", [])
    for name in ("DAYBYDAY_WORKERS", "DAYBYDAY_START_METHOD"):
        monkeypatch.delenv(name, raising=False)


def _below_us() -> dict[int, str]:
    """Our child processes, but for Python's own resource tracker."""
    processes_below = children_of(os.getpid()).items()
    return {number: command for number, command in processes_below if "resource_tracker" not in command}


_others: dict[int, str] = {}


@pytest.fixture(autouse=True)
def nobody_elses():
    """Other tests in the same process may have a browser running: those are not our workers."""
    _others.clear()
    _others.update(_below_us())


def children() -> set[str]:
    """The processes that were started in this test."""
    return {command for number, command in _below_us().items() if number not in _others}


@every_way
def test_the_results_are_the_same_in_every_way(count, method):
    with Workers(labour.begin, ("theme", "it"), count, method) as workers:
        found = list(workers.map(labour.square, range(40)))

    assert [(number * number, (("theme", "it"),)) for number in range(40)] == found
    assert "" == workers.warning


@every_way
def test_results_come_in_the_order_of_the_work(count, method):
    with Workers(labour.begin, (), count, method) as workers:
        assert list(range(30)) == list(workers.map(labour.slow_first, range(30)))


@every_way
def test_workers_can_be_given_work_again(count, method):
    with Workers(labour.begin, ("x",), count, method) as workers:
        once, again = (list(workers.map(labour.square, [3, 4])) for _ in range(2))

    assert [(9, (("x",),)), (16, (("x",),))] == once == again


def test_processes_share_the_work():
    with Workers(labour.begin, (), 2, METHODS[0]) as workers:
        pids = set(workers.map(labour.who, range(50)))

    assert 2 == len(pids)
    assert os.getpid() in pids


@every_way
def test_what_a_function_raises_is_raised_here(count, method):
    with (
        Workers(labour.begin, (), count, method) as workers,
        pytest.raises(LookupError, match="no third"),
    ):
        list(workers.map(labour.fail, range(9)))


@every_way
def test_an_exception_that_cannot_travel_is_raised_all_the_same(count, method):
    with Workers(labour.begin, (), count, method) as workers, pytest.raises(labour.TwoArguments) as caught:
        list(workers.map(labour.fail_oddly, range(9)))

    assert "two" == caught.value.two


@every_way
def test_what_beginning_raises_is_raised_here(count, method):
    with Workers(labour.begin_badly, (), count, method) as workers, pytest.raises(LookupError, match="theme is gone"):
        list(workers.map(labour.square, [1]))


@every_method
def test_arguments_that_cannot_travel_are_refused_where_the_work_is_asked_for(method):
    with Workers(labour.begin, (lambda: None,), 2, method) as workers:
        workers.start_early()
        with pytest.raises((AttributeError, TypeError, ValueError), match="[Pp]ickle"):
            list(workers.map(labour.square, [1]))


@every_method
def test_a_worker_that_is_killed_costs_time_but_no_result(method):
    with Workers(labour.begin, (), 2, method) as workers:
        found = list(workers.map(labour.die_in_child, range(40)))

    assert ([-number for number in range(40)], DIED) == (found, workers.warning)


@every_method
def test_after_a_death_nobody_else_is_at_work(method):
    """What was not finished is done again here; two processes at one file would be one too many."""
    with Workers(labour.begin, (), 2, method) as workers:
        for _ in workers.map(labour.die_in_child, range(40)):
            assert not workers.warning or set() == children()

    assert DIED == workers.warning


@every_method
def test_nothing_of_what_workers_print_or_log_is_ours(method, capfd):
    with Workers(labour.begin, (), 2, method) as workers:
        assert any(workers.map(labour.loud, range(100)))

    assert ("", "") == capfd.readouterr()


@every_method
def test_no_process_starts_before_there_is_work_and_none_stays(method):
    with Workers(labour.begin, (), 2, method) as workers:
        results = workers.map(labour.square, range(9))
        assert set() == children()
        next(results)
        assert children()
    workers.close()

    assert set() == children()


def test_an_early_start_without_work_leaves_nothing():
    for method in METHODS:
        with Workers(labour.begin, (), 2, method) as workers:
            workers.start_early()

    assert set() == children()


def test_two_groups_may_work_at_a_time_and_end_in_any_order():
    with Workers(labour.begin, ("one",), 2) as one, Workers(labour.begin, ("two",), 2) as two:
        assert all(len({*group.map(labour.who, range(20))}) == 2 for group in (one, two))
        one.close()
        assert len({*two.map(labour.who, range(20))}) == 2

    assert set() == children()


def test_work_that_is_given_up_is_not_finished():
    with Workers(labour.begin, (), 2, METHODS[0]) as workers:
        results = workers.map(labour.slow_first, iter(range(10**9)))
        assert 0 == next(results)
        results.close()

    assert set() == children()


@pytest.mark.slow
@pytest.mark.parametrize("method", [method for method in METHODS if method != "fork"])
def test_children_do_not_import_our_main_module(method, tmp_path):
    """Under `pelican` it costs each of them 0.15 s; here it would print."""
    program = tmp_path / "program.py"
    program.write_text(
        "print('imported as', __name__, flush=True)\n"
        "import sys\n"
        "if __name__ == '__main__':\n"
        f"    sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'plugins')!r}]\n"
        "    from tests.engine import labour\n"
        "    from daybyday.engine.workers import Workers\n"
        f"    with Workers(labour.begin, (), 2, {method!r}) as workers:\n"
        "        print({file for file in workers.map(labour.main_module, range(100)) if file})\n"
        "    print(sys.modules['__main__'].__file__ == __file__)\n"
    )

    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False)

    assert ("imported as __main__\n{'None None'}\nTrue\n", "") == (done.stdout, done.stderr)


def test_an_interrupt_is_ours_alone():
    """Ctrl-C reaches the whole group of processes; workers leave it to us to stop them."""
    program = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'plugins')!r}]\n"
        "import os, signal, time\n"
        "from tests.engine import labour\n"
        "from daybyday.engine.workers import Workers\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "with Workers(labour.begin, (), 2) as workers:\n"
        "    results = workers.map(labour.slow_first, range(30))\n"
        "    next(results)\n"
        "    os.killpg(0, signal.SIGINT)\n"
        "    print(list(results) == list(range(1, 30)), workers.warning)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, start_new_session=True
    )

    assert ("True \n", "") == (done.stdout, done.stderr)


def test_where_no_process_can_start_the_work_is_done_here(monkeypatch):
    def refused(*_, **__):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("daybyday.engine.workers.ProcessPoolExecutor", refused)
    with Workers(labour.begin, ("x",), 2) as workers:
        workers.start_early()
        assert [(4, (("x",),))] == list(workers.map(labour.square, [2]))

    assert workers.warning.startswith("no worker processes could be started ([Errno 11]")


@pytest.mark.parametrize(
    ("environment", "given", "expected", "said"),
    [
        ("3", None, 3, ""),
        ("0", None, 1, ""),
        ("3", 2, 2, ""),
        ("many", 2, 2, ""),
        ("many", None, None, "DAYBYDAY_WORKERS=many is not a number, and was ignored"),
        ("", None, None, ""),
    ],
)
def test_the_environment_says_how_many_unless_the_caller_does(monkeypatch, environment, given, expected, said):
    monkeypatch.setenv("DAYBYDAY_WORKERS", environment)
    workers = Workers(labour.begin, (), given)

    assert said == workers.warning
    assert expected == workers.count or (expected is None and 1 <= workers.count <= 8)


def test_the_environment_says_how_unless_the_caller_does(monkeypatch):
    monkeypatch.setenv("DAYBYDAY_START_METHOD", "spawn")
    assert ["spawn", METHODS[0]] == [Workers(labour.begin, (), 2, method)._method for method in (None, METHODS[0])]

    monkeypatch.setenv("DAYBYDAY_START_METHOD", "magic")
    workers = Workers(labour.begin, (), 2)
    assert "DAYBYDAY_START_METHOD=magic is not available here, and was ignored" == workers.warning

    with pytest.raises(ValueError, match="no start method 'magic' here"):
        Workers(labour.begin, (), 2, "magic")


def test_beside_other_threads_nobody_is_forked_unless_that_is_asked_for():
    """A fork takes along the locks that they hold, and nobody lets go of them."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert "spawn" == Workers(labour.begin, (), 2)._method
    finally:
        done.set()
        other.join()


def test_what_is_our_own_is_worked_here_and_first():
    def here(number: int) -> tuple[str, int]:
        return "here", number

    with Workers(labour.begin, ("x",), 2, METHODS[0]) as workers:
        results = [*workers.map(labour.square, range(3), own=[7, 8], here=here)]

    assert [("here", 7), ("here", 8)] == results[:2]
    assert [0, 1, 4] == [result[0] if result[0] != "here" else result[1] ** 2 for result in results[2:]]


@every_method
def test_others_do_something_while_this_process_is_busy(method):
    with Workers(labour.begin, ("x",), 3, method) as workers:
        workers.start_early()
        asked = workers.meanwhile(labour.square, 7)

        assert [(49, (("x",),))] * 2 == good_results(asked)
        assert [] == labour.begun


def test_nobody_is_started_for_what_only_saves_time():
    with Workers(labour.begin, ("x",), 2, METHODS[0]) as workers:
        assert [] == workers.meanwhile(labour.square, 7)
        assert set() == children()


@every_method
@pytest.mark.parametrize(("function", "chunk"), [(labour.fail, 3), (labour.die_in_child, 5)])
def test_what_fails_meanwhile_has_no_result_and_stops_nobody(method, function, chunk):
    with Workers(labour.begin, ("x",), 2, method) as workers:
        workers.start_early()

        assert [] == good_results(workers.meanwhile(function, chunk))
        assert [0, 1, 4] == [number for number, _ in workers.map(labour.square, range(3))]


def test_a_process_whose_parent_was_killed_ends():
    """Nobody gives it work any more, and nobody ends it."""
    program = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'plugins')!r}]\n"
        "import os, signal\n"
        "from tests.engine import labour\n"
        "from daybyday.engine.workers import Workers\n"
        "workers = Workers(labour.begin, (), 3)\n"
        "print(*{pid for pid in workers.map(labour.who, range(60)) if pid != os.getpid()}, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    pids = [int(pid) for pid in done.stdout.split()]
    deadline = time.monotonic() + 20
    while any(map(_is_alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert pids
    assert [] == [pid for pid in pids if _is_alive(pid)]


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def forked_early(code: str, **environment: str) -> str:
    """What a program with one thread prints; pytest has more."""
    program = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'plugins')!r}]\n"
        "import os, signal, threading\n"
        "from tests.engine import labour\n"
        "from daybyday.engine.workers import ForkedEarly, Workers\n"
        "from tests.processes import children_of\n" + code
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
    assert "" == done.stderr
    return done.stdout


@pytest.mark.skipif("fork" not in METHODS, reason="nobody can be forked here")
def test_processes_forked_early_are_told_later_what_to_begin_with():
    """Meanwhile this process may have got other threads."""
    printed = forked_early(
        "early = ForkedEarly()\n"
        "before = set(children_of(os.getpid()))\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "with Workers(labour.begin, ('x' * 200_000,), forked=early) as workers:\n"
        "    results = list(workers.map(labour.square, range(60)))\n"
        "    after = set(children_of(os.getpid()))\n"
        "early.close()\n"
        "print({len(begun[0][0]) for _, begun in results}, before == after, len(after), children_of(os.getpid()))\n",
        DAYBYDAY_WORKERS="2",
    )

    assert "{200000} True 1 {}\n" == printed


@pytest.mark.skipif("fork" not in METHODS, reason="nobody can be forked here")
def test_processes_forked_early_do_something_until_there_is_work(tmp_path):
    printed = forked_early(
        "from functools import partial\n"
        f"early = ForkedEarly(partial(os.mkdir, {str(tmp_path / 'made')!r}))\n"
        "with Workers(labour.begin, ('x',), forked=early) as workers:\n"
        "    print([number for number, _ in workers.map(labour.square, range(5))], workers.warning)\n"
        "early.close()\n",
        DAYBYDAY_WORKERS="2",
    )

    assert "[0, 1, 4, 9, 16] \n" == printed
    assert (tmp_path / "made").is_dir()


@pytest.mark.skipif("fork" not in METHODS, reason="nobody can be forked here")
def test_processes_forked_early_that_nobody_asks_for_end():
    printed = forked_early(
        "early = ForkedEarly()\nprint(len(children_of(os.getpid())))\nearly.close()\nprint(children_of(os.getpid()))\n",
        DAYBYDAY_WORKERS="3",
    )

    assert "2\n{}\n" == printed


@pytest.mark.parametrize("environment", [{"DAYBYDAY_WORKERS": "1"}, {"DAYBYDAY_START_METHOD": "spawn"}])
def test_nobody_is_forked_early_where_nobody_would_be_forked(environment):
    printed = forked_early("early = ForkedEarly()\nprint(children_of(os.getpid()))\nearly.close()\n", **environment)

    assert "{}\n" == printed


@pytest.mark.skipif("fork" not in METHODS, reason="nobody can be forked here")
def test_processes_forked_early_that_died_cost_time_but_no_result():
    printed = forked_early(
        "early = ForkedEarly()\n"
        "[os.kill(pid, signal.SIGKILL) for pid in children_of(os.getpid())]\n"
        "with Workers(labour.begin, ('x',), forked=early) as workers:\n"
        "    print([number for number, _ in workers.map(labour.square, range(5))], workers.warning)\n"
        "early.close()\n",
        DAYBYDAY_WORKERS="2",
    )

    assert f"[0, 1, 4, 9, 16] {DIED}\n" == printed


def test_this_process_begins_once_however_often_it_is_asked():
    with Workers(labour.begin, ("x",), 1) as workers:
        for _ in range(3):
            list(workers.map(labour.square, range(3)))

    assert [("x",)] == labour.begun
