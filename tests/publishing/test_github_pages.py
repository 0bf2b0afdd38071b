"""A branch of a repository: what is not ours is carried along, and nothing goes where it should not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from daybyday.publishing.errors import PublishError
from daybyday.publishing.git_addresses import KIT_ADDRESSES, is_kit, normalised, without_secrets
from daybyday.publishing.github_pages import GitBranch, github_pages
from daybyday.publishing.plan import make_plan
from daybyday.publishing.site_files import site_files
from tests.publishing.conftest import publish, write

IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.org")


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *IDENTITY, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


class Repository:
    def __init__(self, folder: Path) -> None:
        self.bare, self.clone, self.output = folder / "site.git", folder / "clone", folder / "output"
        git(folder, "init", "--quiet", "--bare", str(self.bare))
        git(folder, "init", "--quiet", str(self.clone))
        git(self.clone, "remote", "add", "origin", str(self.bare))
        git(self.clone, "config", "user.name", "Author")
        git(self.clone, "config", "user.email", "author@example.org")

    def host(self, destination: str = ""):
        return github_pages(destination, self.output)

    def publish(self, files: dict[str, str]):
        return publish(self.host(), site_files(write(self.output, files)))

    def plan(self, files: dict[str, str]):
        digests = site_files(write(self.output, files)).digests
        return make_plan(self.host().look(digests), digests)

    def commit(self, files: dict[str, str], gone: tuple[str, ...] = ()) -> None:
        """A commit on the branch by somebody else."""
        theirs = self.bare.parent / "theirs"
        shutil.rmtree(theirs, ignore_errors=True)
        is_there = git(self.bare, "for-each-ref", "refs/heads/gh-pages")
        git(
            self.bare.parent, "clone", "--quiet", *(["-b", "gh-pages"] if is_there else []), str(self.bare), str(theirs)
        )
        if not is_there:
            git(theirs, "switch", "--quiet", "--orphan", "gh-pages")
        for path, text in files.items():
            (theirs / path).parent.mkdir(parents=True, exist_ok=True)
            (theirs / path).write_text(text, "utf-8")
        for path in gone:
            (theirs / path).unlink()
        git(theirs, "add", "--all")
        git(theirs, "commit", "--quiet", "-m", "Theirs")
        git(theirs, "push", "--quiet", "origin", "gh-pages")

    def files(self) -> dict[str, str]:
        names = git(self.bare, "ls-tree", "-r", "-z", "--name-only", "gh-pages").rstrip("\0").split("\0")
        return {
            name: git(self.bare, "cat-file", "blob", f"gh-pages:{name}") for name in names if name != "manifest.txt"
        }

    def commits(self) -> int:
        return int(git(self.bare, "rev-list", "--count", "gh-pages"))


@pytest.fixture
def repository(tmp_path, monkeypatch) -> Repository:
    if not shutil.which("git"):
        pytest.skip("git is not installed: apt install git")
    made = Repository(tmp_path)
    monkeypatch.chdir(made.clone)
    return made


def test_files_of_others_are_carried_along(repository):
    theirs = {"CNAME": "example.org", "README.md": "Read me", "old/page.html": "page", ".nojekyll": ""}
    repository.commit(theirs)

    repository.publish({"index.html": "1", "gone": "1"})
    repository.publish({"index.html": "2"})

    assert repository.files() == {**theirs, "index.html": "2"}


def test_each_publication_is_one_commit_more(repository):
    repository.commit({"CNAME": "example.org"})

    for text in "123":
        repository.publish({"index.html": text})

    assert repository.commits() == 4


def test_nothing_new_is_no_commit(repository):
    repository.publish({"index.html": "1"})

    repository.publish({"index.html": "1"})

    assert repository.commits() == 1


def test_files_published_by_older_versions_are_known_by_their_manifest(repository):
    site = site_files(write(repository.output, {"index.html": "1", "gone": "1"}))
    repository.commit({"index.html": "1", "gone": "1", ".nojekyll": "", "manifest.txt": site.manifest.decode()})

    repository.publish({"index.html": "2"})

    assert repository.files() == {".nojekyll": "", "index.html": "2"}


def test_a_page_that_somebody_changed_on_the_branch_is_not_removed(repository):
    repository.publish({"index.html": "1", "page": "1"})
    repository.commit({"page": "mine now"})

    plan = repository.publish({"index.html": "1"})

    assert plan.kept == ("page",)
    assert repository.files()["page"] == "mine now"


def test_a_file_of_somebody_else_is_named_before_it_is_replaced(repository):
    repository.commit({"index.html": "My old site", "manifest.txt": "Bill of lading"})

    assert repository.plan({"index.html": "1"}).overwritten == ("index.html", "manifest.txt")


def test_a_link_on_the_branch_is_no_folder_of_ours(repository):
    repository.commit({"README.md": ""})
    theirs = repository.bare.parent / "theirs"
    (theirs / "images").symlink_to("elsewhere")
    git(theirs, "add", "--all")
    git(theirs, "commit", "--quiet", "-m", "A link")
    git(theirs, "push", "--quiet", "origin", "gh-pages")

    assert repository.plan({"images/a.png": "1"}).blocked == ("images",)


@pytest.mark.parametrize("name", ["a b", "quote'\"", "-dash", "per%cent", "perché", "star*[x]?", "a -> b", "#x"])
def test_any_name_is_brought_and_removed(repository, name):
    repository.publish({name: "1", "beside": "2"})
    brought = repository.files()

    repository.publish({"beside": "2"})

    assert brought == {name: "1", "beside": "2", ".nojekyll": ""}
    assert repository.files() == {"beside": "2", ".nojekyll": ""}


def test_a_file_becomes_a_folder_and_a_folder_a_file(repository):
    repository.publish({"a": "1", "b/c": "2"})

    repository.publish({"a/index.html": "3", "b": "4"})

    assert repository.files() == {"a/index.html": "3", "b": "4", ".nojekyll": ""}


def test_a_push_of_somebody_else_in_between_is_kept(repository):
    repository.publish({"index.html": "1"})
    host, site = repository.host(), site_files(write(repository.output, {"index.html": "2"}))
    plan = make_plan(host.look(site.digests), site.digests)
    repository.commit({"CNAME": "example.org"})

    with pytest.raises(PublishError) as refused:
        host.carry_out(plan, site)

    assert str(refused.value) == (
        f"somebody else has pushed to branch gh-pages of {repository.bare} since it was looked at, and nothing of theirs "
        "was touched. Run the same command again: it goes on from what is there now."
    )
    repository.publish({"index.html": "2"})
    assert repository.files() == {"CNAME": "example.org", "index.html": "2", ".nojekyll": ""}


def test_a_shallow_clone_publishes_and_keeps_the_history(repository, tmp_path, monkeypatch):
    repository.publish({"index.html": "1"})
    repository.publish({"index.html": "2"})
    git(tmp_path, "clone", "--quiet", "--depth=1", "-b", "gh-pages", f"file://{repository.bare}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    git(tmp_path / "shallow", "config", "user.name", "A")
    git(tmp_path / "shallow", "config", "user.email", "a@example.org")

    repository.publish({"index.html": "3"})

    assert repository.commits() == 3


def test_an_address_is_new_until_it_was_published_to(repository):
    before = repository.host().is_new
    repository.publish({"index.html": "1"})

    assert (before, repository.host().is_new, repository.host("origin/pages").is_new) == (True, False, True)
    assert git(repository.clone, "config", "daybyday.published") == f"{repository.bare} gh-pages"


def test_a_whole_clone_stays_whole(repository):
    repository.commit({"CNAME": "1"})
    repository.commit({"CNAME": "2"})

    repository.publish({"index.html": "1"})

    assert git(repository.clone, "rev-parse", "--is-shallow-repository") == "false"


def test_the_own_files_of_the_clone_are_not_touched(repository):
    (repository.clone / "draft.md").write_text("draft", "utf-8")
    git(repository.clone, "add", "draft.md")

    repository.publish({"index.html": "1"})

    assert git(repository.clone, "status", "--porcelain") == "A  draft.md"


FORMS = [
    "{}",
    "https://{}",
    "https://user:secret@{}.git",
    "ssh://git@{}",
    "ssh://git@{}.git/",
    "https://{}/",
    "http://{}",
]


@pytest.mark.parametrize("form", FORMS)
def test_the_repository_of_the_kit_is_refused_in_any_form(repository, form):
    address = form.format(KIT_ADDRESSES[0].removeprefix("https://").removesuffix(".git"))
    if form == "{}":
        address = "git@" + address.replace("/", ":", 1) + ".git"
    git(repository.clone, "remote", "set-url", "origin", address)

    with pytest.raises(PublishError) as refused:
        repository.host()

    assert str(refused.value) == (
        f"origin is the repository of Day by Day itself ({without_secrets(address)}), not one of yours. Make an empty "
        "repository, say `git remote set-url origin ITS-ADDRESS`, and publish again."
    )


def test_the_repository_of_the_kit_is_refused_behind_a_rewritten_address(repository):
    git(repository.clone, "remote", "set-url", "origin", "kit:")
    git(repository.clone, "config", f"url.{KIT_ADDRESSES[0]}.insteadOf", "kit:")

    with pytest.raises(PublishError, match="of Day by Day itself"):
        repository.host()


def test_one_repository_has_one_normalised_address():
    forms = (
        "https://github.com/Ada/site", "https://token@github.com/ada/site.git/", "git@github.com:ada/site.git",
        "ssh://git@ssh.github.com:443/ada/site.git", "github.com:ada/site",
    )  # fmt: skip

    assert {normalised(form) for form in forms} == {"github.com/ada/site"}


def test_another_repository_is_not_the_kit():
    assert not is_kit("https://github.com/ada/site")


def test_a_token_is_not_shown(repository):
    git(repository.clone, "remote", "set-url", "origin", "https://x:ghp_secret@github.com/ada/site")

    assert str(repository.host().address) == "branch gh-pages of https://github.com/ada/site"


def test_a_folder_without_a_repository_is_told_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with pytest.raises(PublishError) as refused:
        github_pages("", tmp_path / "output")

    assert str(refused.value) == (
        "this folder is in no git repository; make one with `git init`, and say where it is to go with "
        "`git remote add origin ADDRESS`."
    )


def test_a_remote_with_two_addresses_is_refused(repository):
    git(repository.clone, "remote", "set-url", "--add", "origin", "https://github.com/ada/copy")

    with pytest.raises(PublishError) as refused:
        repository.host()

    assert str(refused.value) == (
        "the remote `origin` pushes to 2 addresses; name a remote that has one, with `--destination REMOTE/BRANCH`."
    )


@pytest.mark.parametrize(
    ("repository", "site", "elsewhere"),
    [
        ("git@github.com:Ada/thirty.git", "https://ada.github.io/thirty", ""),
        ("git@github.com:Ada/Thirty.git", "https://ada.github.io/Thirty/", ""),
        ("https://github.com/ada/ada.github.io", "https://ada.github.io", ""),
        ("https://github.com/ada/thirty", "https://ada.github.io", "https://ada.github.io/thirty"),
        ("https://github.com/ada/thirty", "https://ada.github.io/trenta", "https://ada.github.io/thirty"),
        ("https://github.com/ada/ada.github.io", "https://ada.github.io/thirty", "https://ada.github.io"),
        ("https://github.com/ada/thirty", "https://thirty.test", ""),
        ("https://codeberg.org/ada/thirty", "https://ada.github.io", ""),
        ("/srv/git/thirty.git", "https://ada.github.io", ""),
    ],
)
def test_an_address_at_which_github_does_not_serve_it_is_told(repository, site, elsewhere):
    told = (
        f"SITEURL is {site}, and GitHub serves this repository at {elsewhere}: styles and links lead nowhere until publishconf.py"
        " says so."
    )

    assert [str(line) for line in GitBranch(repository, "gh-pages").doubts_about(site)] == ([told] if elsewhere else [])
