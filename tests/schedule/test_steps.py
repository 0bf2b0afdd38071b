"""The steps of the workflows, run one after the other by the shell their hosts run them by, in a real repository."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from daybyday.desk.schedule import schedule_files
from daybyday.messages import ENGLISH

pytestmark = pytest.mark.slow

KIT = """#!/bin/sh
echo "daybyday $*" >> "$CALLS"
case "$1" in
  publish) exit "${PUBLISH:-0}" ;;
  ledger) echo "a line" >> content/ledger.txt ;;
esac
"""
GH = """#!/bin/sh
echo "gh $*" >> "$CALLS"
[ "$2" = list ] && echo "${OPEN_ISSUE:-}"
exit 0
"""


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


class Runner:
    """A machine of GitHub's: a fresh checkout, and the kit as a program that writes down how it was called."""

    def __init__(self, folder: Path, workflow: dict) -> None:
        self.jobs, self.calls = workflow["jobs"], folder / "calls"
        self.origin, self.checkout, programs = folder / "origin.git", folder / "checkout", folder / "bin"
        programs.mkdir()
        for name, text in (("daybyday", KIT), ("gh", GH), ("sleep", "#!/bin/sh\n"), ("curl", '#!/bin/sh\necho "curl $*" >> "$CALLS"\n')):  # fmt: skip
            (programs / name).write_text(text)
            (programs / name).chmod(0o755)
        git(folder, "init", "-q", "--bare", "-b", "main", str(self.origin))
        git(folder, "clone", "-q", str(self.origin), str(self.checkout))
        (self.checkout / "content").mkdir()
        (self.checkout / "content/page.md").write_text("x")
        self.commit(self.checkout, "Begin")
        self.environment = {"PATH": f"{programs}:/usr/bin:/bin", "CALLS": str(self.calls), "HOME": str(folder)}

    def commit(self, folder: Path, message: str, **environment: str) -> None:
        git(folder, "add", "-A")
        who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
        subprocess.run(
            ["git", *who, "commit", "-q", "--allow-empty", "-m", message],
            cwd=folder, check=True, env={**os.environ, **environment},
        )  # fmt: skip
        git(folder, "push", "-q", "origin", "HEAD:main")

    def run(self, name: str, job: str = "publish", **environment: str) -> int:
        """The status of a step; of the job `alert`, of its only one."""
        steps = [step for step in self.jobs[job]["steps"] if step.get("name", "") == name and "run" in step]
        command = ["bash", "-e", "-o", "pipefail", "-c", steps[-1]["run"]]
        done = subprocess.run(
            command, cwd=self.checkout, env={**self.environment, **environment}, check=False, capture_output=True
        )
        return done.returncode

    @property
    def called(self) -> list[str]:
        return self.calls.read_text().splitlines()

    @property
    def log(self) -> list[str]:
        return git(self.origin, "log", "--format=%s", "main").splitlines()


@pytest.fixture
def runner(facts, tmp_path):
    texts = schedule_files("github", facts(target=("--to", "github-pages")), ENGLISH)
    return Runner(tmp_path, yaml.safe_load(texts[".github/workflows/publish.yml"]))


def test_it_publishes_once_when_all_is_well(runner):
    assert (runner.run("Publish"), runner.called) == (0, ["daybyday publish --to github-pages --yes"])


def test_it_tries_three_times_and_then_fails(runner):
    assert (runner.run("Publish", PUBLISH="1"), len(runner.called)) == (1, 3)


def test_a_repository_that_is_quiet_for_45_days_is_kept_awake(runner):
    runner.run("Publish")
    assert (runner.run("Keep the schedule on"), runner.log) == (0, ["Begin"])

    runner.commit(runner.checkout, "Long ago", GIT_COMMITTER_DATE="2020-01-01T00:00:00Z")
    assert runner.run("Keep the schedule on") == 0
    assert runner.log[0] == "Still published every day [skip ci]"


def test_a_failure_opens_an_issue_or_says_so_in_the_one_that_is_open(runner):
    title = "The daily build needs you"
    assert runner.run("", "alert", RUN="https://run", ALERT_WEBHOOK="") == 0
    assert runner.called[-1] == f"gh issue create --title {title} --body https://run"

    runner.run("", "alert", RUN="https://run", ALERT_WEBHOOK="https://hook", OPEN_ISSUE="7")
    assert runner.called[-1] == "gh issue comment 7 --body https://run"
    assert any(call.startswith("curl ") and f'{{"text": "{title}: https://run"}}' in call for call in runner.called)


@pytest.mark.parametrize(("target", "secrets", "files"), [
    ("ssh", {"SSH_KEY": "a key", "SSH_KNOWN_HOSTS": "a host"}, {".ssh/id_ed25519": "a key\n", ".ssh/known_hosts": "a host\n"}),
    ("s3", {"RCLONE_CONF": "[here]"}, {".config/rclone/rclone.conf": "[here]\n"}),
])  # fmt: skip
def test_secrets_lie_where_the_tools_look_and_nobody_else_reads_them(facts, tmp_path, target, secrets, files):
    texts = schedule_files("github", facts(target=("--to", target)), ENGLISH)
    runner = Runner(tmp_path, yaml.safe_load(texts[".github/workflows/publish.yml"]))
    (tmp_path / "bin/sudo").write_text("#!/bin/sh\n")
    (tmp_path / "bin/sudo").chmod(0o755)

    assert runner.run("Credentials", **secrets) == 0
    for name, text in files.items():
        path = tmp_path / name
        assert (path.read_text(), path.stat().st_mode & 0o077) == (text, 0)


# Forgejo


class Issues:
    """The issues of a repository, as Forgejo's interface tells of them."""

    def __init__(self, titles: list[str]) -> None:
        self.titles, self.asked = titles, []

    def __enter__(self):
        issues = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self, data: object) -> None:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(data).encode())

            def do_GET(self) -> None:
                self.answer([{"number": number, "title": title} for number, title in enumerate(issues.titles, 1)])

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                issues.asked.append((self.path, self.headers["Authorization"], body))
                self.answer({})

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


TITLE = "The daily build needs you"


@pytest.mark.parametrize(
    ("titles", "path", "body"),
    [
        (["Another"], "/repos/ada/site/issues", {"title": TITLE, "body": "RUN"}),
        (["Another", TITLE], "/repos/ada/site/issues/2/comments", {"body": "RUN"}),
    ],
)
@pytest.mark.parametrize(("name", "job"), [("publish", "publish"), ("evening", "tomorrow")])
def test_a_failure_at_forgejo_opens_an_issue_or_says_so_in_the_one_that_is_open(
    facts, tmp_path, name, job, titles, path, body
):
    texts = schedule_files("forgejo", facts(), ENGLISH)
    runner = Runner(tmp_path, yaml.safe_load(texts[f".forgejo/workflows/{name}.yml"]))
    with Issues(titles) as issues:
        status = runner.run(
            "Alert", job, TOKEN="a token", ALERT_WEBHOOK=f"{issues.url}/hook", GITHUB_SERVER_URL="https://forge.test",
            GITHUB_REPOSITORY="ada/site", GITHUB_API_URL=issues.url, GITHUB_RUN_NUMBER="7",
        )  # fmt: skip

    run = "https://forge.test/ada/site/actions/runs/7"
    assert status == 0
    assert issues.asked == [
        ("/hook", None, {"text": f"{TITLE}: {run}"}),
        (path, "token a token", {key: value.replace("RUN", run) for key, value in body.items()}),
    ]


# GitLab


@pytest.fixture
def gitlab(facts, tmp_path):
    """A machine of GitLab's: a checkout of no branch, of one commit alone."""
    texts = schedule_files("gitlab", facts(), ENGLISH)
    runner = Runner(tmp_path, {"jobs": yaml.safe_load(texts[".gitlab-ci.yml"])})
    git(runner.origin, "config", "receive.advertisePushOptions", "true")
    shallow = tmp_path / "builds"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{runner.origin}", str(shallow))
    git(shallow, "checkout", "-q", "--detach")
    runner.checkout = shallow
    (tmp_path / "bin/pip").write_text("#!/bin/sh\n")
    (tmp_path / "bin/pip").chmod(0o755)
    address = "https://daybyday:secret@gitlab.test/ada/site.git"
    (tmp_path / ".gitconfig").write_text(f'[url "{runner.origin}"]\n\tinsteadOf = {address}\n')

    def run(job: str, **environment: str) -> int:
        variables = {
            "CI_DEFAULT_BRANCH": "main", "CI_SERVER_HOST": "gitlab.test", "CI_PROJECT_PATH": "ada/site", "PUSH_TOKEN": "secret",
        }  # fmt: skip
        script = "\n".join(runner.jobs[job]["script"])
        command = ["bash", "-e", "-o", "pipefail", "-c", script]
        env = {**runner.environment, **variables, **environment}
        return subprocess.run(command, cwd=shallow, env=env, check=False, capture_output=True).returncode

    runner.job = run
    return runner


def test_gitlab_serves_what_was_published(gitlab):
    (gitlab.checkout / "output").mkdir()
    (gitlab.checkout / "output/index.html").write_text("<p>")

    assert gitlab.job("pages") == 0
    assert (gitlab.checkout / "public/index.html").read_text() == "<p>"
    assert gitlab.job("pages", PUBLISH="1") == 1


def test_gitlab_commits_the_ledger_after_what_somebody_pushed_meanwhile(gitlab, tmp_path):
    git(tmp_path, "clone", "-q", str(gitlab.origin), str(tmp_path / "ada"))
    (tmp_path / "ada/content/new.md").write_text("new")
    gitlab.commit(tmp_path / "ada", "A new day")

    assert gitlab.job("ledger") == 0
    assert gitlab.log == ["What is out", "A new day", "Begin"]


def test_gitlabs_jobs_look_at_the_host_and_at_tomorrow(gitlab):
    assert (gitlab.job("verify"), gitlab.job("tomorrow")) == (0, 0)
    assert gitlab.called == ["daybyday verify --live --wait 900", "daybyday tomorrow"]
