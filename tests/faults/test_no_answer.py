"""An address that gives no answer: why, in words in which an author can look for the cause."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import urllib.error
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from daybyday.network import reason_of
from daybyday.publishing.public_site import asked, look_at_public_address


def certificate_error(code: int, message: str) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, f"[SSL: CERTIFICATE_VERIFY_FAILED] {message} (_ssl.c:1006)")
    error.verify_code, error.verify_message = code, message
    return error


def secure_error(reason: str) -> ssl.SSLError:
    error = ssl.SSLError(1, f"[SSL: {reason}] (_ssl.c:1006)")
    error.reason = reason
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "nothing answers at this address"),
        (
            socket.gaierror(-2, "Name or service not known"),
            "nobody knows this name; a letter may be wrong, or the network is down",
        ),
        (TimeoutError("timed out"), "no answer came in time"),
        (ConnectionResetError(104, "Connection reset by peer"), "the connection broke"),
        (OSError(101, "Network is unreachable"), "Network is unreachable"),
        (
            certificate_error(10, "certificate has expired"),
            "its certificate has expired, so browsers warn of it: have it renewed",
        ),
        (
            certificate_error(62, "Hostname mismatch, certificate is not valid for 'ada.test'."),
            "its certificate is not accepted: Hostname mismatch, certificate is not valid for 'ada.test'.",
        ),
        (secure_error("WRONG_VERSION_NUMBER"), "no secure connection comes about: wrong version number"),
        (ValueError("unknown url type: ada"), "unknown url type: ada"),
    ],
)
def test_a_reason_is_told_without_numbers(error, reason):
    assert (str(reason_of(error)), str(reason_of(urllib.error.URLError(error)))) == (reason, reason)


CONFIGURATION = """
[ca]
default_ca = site
[site]
database = index
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = names
x509_extensions = more
[names]
commonName = supplied
[more]
subjectAltName = IP:127.0.0.1
"""


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *words) -> None:
        pass


@contextmanager
def expired_host(folder: Path) -> Iterator[str]:
    """The address of a server whose certificate was good for a day of the year 2020; the file of it lies in `folder`."""
    (folder / "ca").write_text(CONFIGURATION, "utf-8")
    (folder / "index").write_text("", "utf-8")
    ask = "req -new -newkey rsa:2048 -nodes -keyout key -out request -subj /CN=ada"
    sign = "ca -batch -selfsign -config ca -keyfile key -in request -out cert -notext"
    days = "-startdate 20200101000000Z -enddate 20200102000000Z"
    for words in (ask, f"{sign} {days}"):
        subprocess.run(["openssl", *words.split()], cwd=folder, check=True, capture_output=True)
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert", folder / "key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"https://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed: apt install openssl")
def test_a_certificate_that_has_expired_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    with expired_host(tmp_path) as site:
        # Whoever trusts it all the same has nothing against it but its date.
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert"))
        data, reason = asked(site, "manifest.txt")
        [line] = look_at_public_address(site, {"index.html": "0" * 64})

    assert (data, str(reason)) == (None, "its certificate has expired, so browsers warn of it: have it renewed")
    assert str(line) == (
        f"{site} could not be asked whether it is there (its certificate has expired, so browsers warn of it: have it renewed);"
        " look at it yourself."
    )
