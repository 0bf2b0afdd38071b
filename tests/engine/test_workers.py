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
from daybyday.engine.workers import Workers, early
from tests.processes import children_of

from . import labour

ROOT = Path(__file__).resolve().parents[2]
METHODS = [method for method in ("fork", "forkserver", "spawn") if processes.available(method)]
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

    assert os.getpid() not in pids


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
        for number in workers.map(labour.die_in_child, range(40)):
            if number <= -5:
                assert set() == children()


@every_method
def test_nothing_of_what_workers_print_or_log_is_ours(method, capfd):
    with Workers(labour.begin, (), 2, method) as workers:
        assert [1, 2, 3] == list(workers.map(labour.loud, [1, 2, 3]))

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


@every_method
def test_an_early_start_is_waited_for_only_where_work_is_asked_for(method, monkeypatch):
    may_start, start = threading.Event(), Workers._start
    monkeypatch.setattr(Workers, "_start", lambda self: may_start.wait(30) and start(self))
    with Workers(labour.begin, ("x",), 2, method) as workers:
        workers.start_early()
        workers.start_early()
        assert set() == children()
        may_start.set()
        assert [(4, (("x",),))] == list(workers.map(labour.square, [2]))

    assert set() == children()


def test_an_early_start_without_work_leaves_nothing():
    for method in METHODS:
        with Workers(labour.begin, (), 2, method) as workers:
            workers.start_early()

    assert set() == children()


def test_two_groups_may_work_at_a_time_and_end_in_any_order():
    with Workers(labour.begin, ("one",), 2) as one, Workers(labour.begin, ("two",), 2) as two:
        assert [(1, (("one",),)), (1, (("two",),))] == [next(group.map(labour.square, [1])) for group in (one, two)]
        one.close()
        assert [(4, (("two",),))] == list(two.map(labour.square, [2]))

    assert set() == children()


def test_work_that_is_given_up_is_not_finished():
    with Workers(labour.begin, (), 2, METHODS[0]) as workers:
        results = workers.map(labour.slow_first, iter(range(10**9)))
        assert 0 == next(results)
        results.close()

    assert set() == children()


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
        "        print(set(workers.map(labour.main_module, range(8))))\n"
        "    print(sys.modules['__main__'].__file__ == __file__)\n"
    )

    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False)

    assert ("imported as __main__\n{'None None'}\nTrue\n", "") == (done.stdout, done.stderr)


@pytest.mark.skipif("forkserver" not in METHODS, reason="there is no fork server here")
def test_the_fork_server_imports_what_workers_need_once(tmp_path):
    """Even where modules are found only because our process says so, as Pelican's plugins are."""
    (tmp_path / "needed.py").write_text(
        "import os\nhome = os.getpid()\ndef begin(): pass\ndef where(_): return home != os.getpid()\n"
    )
    program = (
        f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT / 'plugins')!r}]\n"
        "import needed, os\n"
        "from daybyday.engine.workers import Workers\n"
        "with Workers(needed.begin, (), 2, 'forkserver') as workers:\n"
        "    print(set(workers.map(needed.where, range(8))), 'PYTHONPATH' in os.environ)\n"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, env=environment)

    assert ("{True} False\n", "") == (done.stdout, done.stderr)


@pytest.mark.skipif("forkserver" not in METHODS, reason="there is no fork server here")
def test_a_server_started_early_is_not_waited_for_when_nobody_needs_it(tmp_path, monkeypatch):
    (tmp_path / "slowly_imported.py").write_text("import time\ntime.sleep(5)\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("DAYBYDAY_WORKERS", "2")
    started = time.monotonic()
    with early("slowly_imported"):
        assert 1 == len(children())

    assert time.monotonic() - started < 4
    assert set() == children()


@pytest.mark.parametrize("number", ["1", "2"])
def test_an_early_server_serves_those_who_come_later(number, monkeypatch):
    monkeypatch.setenv("DAYBYDAY_WORKERS", number)
    with early(labour.__name__):
        for _ in range(2):
            with Workers(labour.begin, ("x",)) as workers:
                assert [(4, (("x",),))] == list(workers.map(labour.square, [2]))
            labour.begun.clear()

    assert set() == children()


def test_an_early_server_that_cannot_start_stops_nobody(monkeypatch):
    def refused(*_):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setenv("DAYBYDAY_WORKERS", "2")
    monkeypatch.setattr("multiprocessing.forkserver.ensure_running", refused)
    with early(labour.__name__):
        pass


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
    assert workers._method in ("forkserver", "spawn"), "a fork only when it is asked for"

    with pytest.raises(ValueError, match="no start method 'magic' here"):
        Workers(labour.begin, (), 2, "magic")


def test_this_process_begins_once_however_often_it_is_asked():
    with Workers(labour.begin, ("x",), 1) as workers:
        for _ in range(3):
            list(workers.map(labour.square, range(3)))

    assert [("x",)] == labour.begun
