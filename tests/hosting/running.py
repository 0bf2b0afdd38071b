"""Web servers on this machine, each with the settings the kit writes for it."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daybyday.hosting.apache import htaccess
from daybyday.hosting.caddy import caddyfile
from daybyday.hosting.nginx import nginx_file
from daybyday.hosting.site import HostedSite

PROGRAMS = {"nginx": "/usr/sbin/nginx", "caddy": "/usr/bin/caddy", "apache": "/usr/sbin/apache2"}
APACHE_MODULES = "mpm_event authz_core dir mime alias rewrite headers deflate filter negotiation autoindex".split()


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@contextlib.contextmanager
def serving(server: str, site: HostedSite, root: Path, work: Path) -> Iterator[int]:
    """The port at which a server answers with the files below `root`; for as long as it is needed."""
    program = PROGRAMS[server]
    if not shutil.which(program):
        pytest.skip(f"no {server}: run `apt-get install {Path(program).name}`")
    port = free_port()
    command = {"nginx": _nginx, "caddy": _caddy, "apache": _apache}[server](program, site, root, work, port)
    log = (work / "log").open("wb")
    process = subprocess.Popen(
        command, stdout=log, stderr=log, cwd=work, env={"HOME": str(work), "PATH": "/usr/bin:/bin"}
    )
    try:
        _wait(port, process, work / "log")
        yield port
    finally:
        process.terminate()
        process.wait(10)
        log.close()


def _wait(port: int, process: subprocess.Popen, log: Path) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(log.read_text("utf-8", "replace"))


def _nginx(program: str, site: HostedSite, root: Path, work: Path, port: int) -> list[str]:
    text = nginx_file(site, str(root))
    text = text.replace("    listen 80;\n    listen [::]:80;\n", f"    listen 127.0.0.1:{port};\n")
    (work / "site.conf").write_text(text, "utf-8")
    temporary = "".join(
        f"{kind}_temp_path {work}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (work / "nginx.conf").write_text(
        f"user root; pid {work}/pid; error_log stderr; daemon off; events {{}}\n"
        f"http {{ access_log off; {temporary} include {work}/site.conf; }}\n"
    )
    return [program, "-p", str(work), "-c", str(work / "nginx.conf")]


def _caddy(program: str, site: HostedSite, root: Path, work: Path, port: int) -> list[str]:
    text = caddyfile(site, str(root)).replace(f"{site.origin} {{", f"http://127.0.0.1:{port} {{", 1)
    (work / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{text}", "utf-8")
    return [program, "run", "--config", str(work / "Caddyfile"), "--adapter", "caddyfile"]


def _apache(program: str, site: HostedSite, root: Path, work: Path, port: int) -> list[str]:
    (root / site.base.strip("/") / ".htaccess").write_text(htaccess(site, ""), "utf-8")
    modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in APACHE_MODULES)
    (work / "apache.conf").write_text(
        f"{modules}ServerRoot {work}\nPidFile {work}/pid\nErrorLog /dev/stderr\nListen 127.0.0.1:{port}\nServerName host.test\n"
        f"TypesConfig /dev/null\nDocumentRoot {root}\n<Directory {root}>\nAllowOverride FileInfo\nRequire all granted\n</Directory>\n"
    )
    return [program, "-D", "FOREGROUND", "-f", str(work / "apache.conf")]
