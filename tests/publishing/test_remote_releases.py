"""Releases over ssh: readers get one site or the next; nothing of others is gone; two at once end with one of them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from daybyday.engine.manifest import digest_of
from daybyday.publishing.errors import PublishError
from daybyday.publishing.plan import Plan, make_plan
from daybyday.publishing.remote_releases import RemoteReleases, ssh_host
from daybyday.publishing.rsync import RsyncHost
from daybyday.publishing.site_files import site_files
from daybyday.publishing.verification import verify
from tests.commands.test_publish import ssh_server
from tests.publishing.conftest import add, files_in, publish, write

__all__ = ["ssh_server"]
STYLE = f"theme/css/style.{digest_of(b'old')[:8]}.css"


@pytest.mark.parametrize(
    "destination", ["", "host", "/var/www/site", "host:", "host:/", "-oProxyCommand=x:/y", "h::m", "rsync://h/m"]
)
def test_a_destination_that_is_no_path_on_a_server_is_refused(destination, tmp_path):
    with pytest.raises(PublishError) as refused:
        ssh_host(destination, tmp_path)

    assert str(refused.value) == (
        f"`{destination}` is no path on a server; write `user@host:/var/www/site`."
        if destination
        else "say where to: `invoke publish --to ssh --destination user@host:/var/www/site`."
    )


class Server:
    def __init__(self, folder: Path) -> None:
        self.place, self.output = folder / "my 'www'", folder / "output"

    def host(self) -> RemoteReleases:
        return ssh_host(f"127.0.0.1:{self.place}", self.output)

    def publish(self, files: dict[str, str]) -> Plan:
        return publish(self.host(), site_files(write(self.output, files)))

    @property
    def files(self) -> dict[str, str]:
        return files_in(self.place.resolve())

    @property
    def release(self) -> str:
        return os.readlink(self.place)


@pytest.fixture
def server(ssh_server, tmp_path, monkeypatch):
    if not shutil.which("rsync"):
        pytest.skip("rsync is not installed: apt install rsync")
    monkeypatch.setenv("RSYNC_RSH", ssh_server)
    return Server(tmp_path)


slow = pytest.mark.slow
linux = pytest.mark.skipif(sys.platform != "linux", reason="starts an ssh server")


@slow
@linux
def test_days_one_after_the_other_and_files_of_others_are_carried_along(server):
    server.publish({"index.html": "0", "day/0/index.html": "0", STYLE: "old", "same": "s"})
    first = server.release
    add(server.place, {".well-known/acme": "theirs", "day/notes": "theirs"})
    same = (server.place / "same").stat().st_ino
    server.publish({"index.html": "1", "day/1/index.html": "1", "same": "s"})
    second = server.files
    server.publish({"index.html": "2", "day/1/index.html": "1", "same": "s"})
    site = site_files(server.output)

    theirs = {".well-known/acme": "theirs", "day/notes": "theirs"}
    assert second == {**theirs, STYLE: "old", "index.html": "1", "day/1/index.html": "1", "same": "s"}
    assert server.files == {**theirs, "index.html": "2", "day/1/index.html": "1", "same": "s"}
    assert first.startswith("my 'www'.releases/000001-")
    assert server.release.startswith("my 'www'.releases/000003-")
    assert (server.place / "same").stat().st_ino == same
    assert verify(server.host(), site, ["index.html"]) == []
    old = server.place.parent / first
    assert (old / "index.html").read_text() == "0"


@slow
@linux
def test_nothing_new_makes_no_release_and_a_hand_is_set_right(server):
    server.publish({"index.html": "1"})
    before = server.release
    (server.place / "index.html").write_text("by hand")
    server.publish({"index.html": "1"})

    assert server.release == before
    assert server.files == {"index.html": "1"}


@slow
@linux
def test_five_releases_are_kept_and_a_rollback_goes_back_one_by_one(server):
    for number in range(7):
        server.publish({"index.html": str(number)})
    kept = sorted(path.name[:6] for path in server.place.parent.glob("*.releases/*"))
    server.host().roll_back()
    server.host().roll_back()
    back = server.files
    server.publish({"index.html": "7"})

    assert kept == ["000003", "000004", "000005", "000006", "000007"]
    assert back == {"index.html": "4"}
    assert server.files == {"index.html": "7"}
    assert server.release.startswith("my 'www'.releases/000008-")


@slow
@linux
def test_a_publication_that_breaks_leaves_what_is_live_and_nothing_half_made(server, monkeypatch):
    server.publish({"index.html": "1", "a": "1"})
    bring = RsyncHost._bring

    def breaking(host, site):
        bring(host, site)
        raise PublishError(server.host().address)

    monkeypatch.setattr(RsyncHost, "_bring", breaking)
    with pytest.raises(PublishError):
        server.publish({"index.html": "2", "a": "2"})
    left = [path.name for path in server.place.parent.glob("*.releases/.*")]
    broken = server.files
    monkeypatch.undo()

    assert (left, broken) == ([], {"index.html": "1", "a": "1"})


@slow
@linux
def test_whoever_published_meanwhile_is_not_overwritten(server):
    server.publish({"index.html": "1"})
    host, site = server.host(), site_files(write(server.output, {"index.html": "2"}))
    plan = make_plan(host.look(site.digests), site.digests)
    server.publish({"index.html": "3"})

    with pytest.raises(PublishError, match="somebody else has published there"):
        host.carry_out(plan, site)
    assert server.files == {"index.html": "3"}


@slow
@linux
@pytest.mark.parametrize("kind", ["folder", "link", "file"])
def test_what_no_publication_made_is_left_alone(server, kind):
    if kind == "folder":
        add(server.place, {"theirs": "1"})
    elif kind == "link":
        server.place.symlink_to(server.output)
    else:
        server.place.write_text("theirs")

    with pytest.raises(PublishError, match="stands something that no publication with `--to ssh` made"):
        server.publish({"index.html": "1"})


@slow
@linux
def test_a_key_that_is_not_known_is_told_in_the_words_of_ssh(server, monkeypatch, ssh_server):
    monkeypatch.setenv(
        "RSYNC_RSH", f"{ssh_server} -o IdentitiesOnly=yes -o BatchMode=yes -i /dev/null".replace("/user ", "/none ")
    )

    with pytest.raises(PublishError) as refused:
        server.host().fetch(["manifest.txt"])

    assert "ssh failed. It said:\n" in str(refused.value)
    assert "Permission denied" in str(refused.value)
    assert "The host does not let you in: look at the key" in str(refused.value)
