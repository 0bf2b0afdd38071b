"""What lets somebody in is published by nobody who did not mean to: in texts, comments, files, settings."""

from __future__ import annotations

import pytest

from daybyday.credentials import credentials_in, holds_credential, is_credential_file
from tests.harness import SERIES, Site, day

GITHUB = "ghp_" + "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5"
KEY = (
    "-----BEGIN OPENSSH PRIVATE KEY-----\n" + "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n"
)
HINT = "take it out, and have another one made: whoever saw it keeps it"
FORMS = [
    GITHUB,
    "github_pat_" + "11ABCDEFG0abcdefghijkl" + "_" + "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5hI7kL9nO1qR3tU5wX7zA9cd",
    "glpat-" + "aB3dE5gH7jK9mN1pQ3sT",
    "AKIA" + "IOSFODNN7EXAMPLE"[:14] + "QZ",
    "xoxb-" + "123456789012-abcdefABCDEF1234",
    "https://hooks.slack.com/services/" + "T0123ABCD/B0123ABCD/aB3dE5gH7jK9mN1pQ3sT5vW7",
    "AIza" + "SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q",
    "sk_live_" + "aB3dE5gH7jK9mN1pQ3sT5v",
    KEY,
]


@pytest.mark.parametrize("token", FORMS, ids=lambda token: token[:12].strip())
def test_well_known_forms(token):
    assert len(list(credentials_in(f"before {token} after"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A token of GitHub begins with `ghp_`, one of GitLab with `glpat-`.",
        "ghp_" + "x" * 36,
        "-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----",
        "AKIAXXXXXXXXXXXXXXXX",
        "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
        "npm_config_registry and SG. and sk_live_",
    ],
)
def test_what_only_looks_like_one(text):
    assert list(credentials_in(text)) == []


def test_a_token_in_a_text_stops_what_would_publish_it(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "One", text=f"Text.\n\nUse {GITHUB} here."))

    assert site.findings() == [
        f"connections/001.en.md:6:5: error secret-in-text: here stands what looks like a token of GitHub, and would be published – {HINT}"
    ]
    assert site.run().stopping
    assert GITHUB not in "".join(site.findings())


def test_in_a_text_to_come_it_stops_nothing_yet(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "One") + day(20, "en", "Coming", text=GITHUB))

    assert [finding.split(": ")[1] for finding in site.findings()] == ["error secret-in-text"]
    assert not site.run().stopping


def test_who_means_to_show_one_says_so(tmp_path):
    header = "ignore: {secret-in-text: an example that opens nothing}\n"
    site = Site(tmp_path, SERIES + day(1, "en", "One", header, text=GITHUB))

    assert site.findings() == []


def test_in_italian(tmp_path):
    from daybyday.messages import speaker_for

    site = Site(tmp_path, SERIES + day(1, "en", "One", text=KEY))
    [finding] = [finding for finding in site.run().findings if finding.code == "secret-in-text"]

    assert finding.spoken(speaker_for({"DAYBYDAY_SPEAK": "it"})) == (
        "connections/001.en.md:4:1: error secret-in-text: qui c’è una chiave privata, che verrebbe pubblicata – elimina questa credenziale e fattene dare una nuova: chi l’ha vista può ancora usarla"
    )


def test_files_that_would_be_published(tmp_path):
    site = Site(
        tmp_path,
        SERIES
        + day(1, "en", "One", text="[a file]({static}/images/notes.txt)")
        + f"-- extra/.env --\nA=1\n-- extra/deep/id_rsa --\nx\n-- extra/keys.js --\nlet a = 1;\nlet b = '{GITHUB}';\n"
        + f"-- images/notes.txt --\n{GITHUB}\n-- images/unused.txt --\n{GITHUB}\n-- extra/.env.example --\nA=\n",
    )

    of_name = "error secret-file: a file of this name holds what lets somebody in, and would be published – keep it outside the content folder"
    of_token = f"error secret-in-text: here stands what looks like a token of GitHub, and would be published – {HINT}"
    assert site.findings() == [
        f"extra/.env:1:1: {of_name}",
        f"extra/deep/id_rsa:1:1: {of_name}",
        f"extra/keys.js:2:10: {of_token}",
        f"images/notes.txt:1:1: {of_token}",
    ]


def test_comments_of_the_past(tmp_path):
    comments = (
        f"-- connections/001.en.comments.yaml --\n- {{id: 1, author: A, date: 2011-04-24, html: 'Use {GITHUB}'}}\n"
    )
    site = Site(tmp_path, SERIES + day(1, "en", "One") + comments)

    assert [finding.partition(": ")[2].partition(":")[0] for finding in site.findings()] == ["error secret-in-text"]


@pytest.mark.parametrize("name", [".env", "a/.env.local", "id_ed25519", ".netrc", "Site.P12", ".git-credentials"])
def test_names_of_files_for_credentials(name):
    assert is_credential_file(name)


@pytest.mark.parametrize("name", [".env.example", "env.md", "id_rsa.pub", "key.txt", "environment"])
def test_names_of_others(name):
    assert not is_credential_file(name)


@pytest.mark.parametrize(
    "value",
    ["https://ada:secret@example.org", "rsync://ada:pw@host/site", f"https://{GITHUB}@github.com/ada/site.git", f"token {GITHUB}", ":s3,access_key_id=A,secret_access_key=abcdefgh:bucket"],
)  # fmt: skip
def test_settings_that_hold_one(value):
    assert holds_credential(value)


@pytest.mark.parametrize(
    "value",
    ["https://example.org/repo", "ada@host:/var/www", "https://mastodon.social/@ada", "https://ada@bitbucket.org/ada/site.git", "https://form.test/?token=abcdefgh", "tag:ada@example.org,2026", "mailto:ada@example.org", "git@github.com:ada/site.git"],
)  # fmt: skip
def test_settings_that_hold_none(value):
    assert not holds_credential(value)


def test_a_setting_is_named_and_its_value_is_not(tmp_path):
    given = {"rsync": "ada@host:/x", "s3": "https://ada:hunter22@bucket.test"}
    site = Site(tmp_path, SERIES + day(1, "en", "One"), DAYBYDAY_DESTINATIONS=given)

    assert site.findings() == [
        "pelicanconf.py:1:1: error setting-secret: DAYBYDAY_DESTINATIONS holds a password or a token – take it out, have another one made, and keep that in the environment or where the tool keeps its own"
    ]


CONFIG = '[remote "origin"]\n\turl = https://ada:hunter22@github.com/ada/site.git\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n'


def test_the_address_of_the_repository(tmp_path, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    site = Site(tmp_path, SERIES + day(1, "en", "One"))
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text(CONFIG)

    assert site.findings() == [
        ".git/config:2:1: warning repository-secret: the address of the repository holds a password or a token – take it out with `git remote set-url`, and let Git's credential helper keep it"
    ]
    monkeypatch.setenv("CI", "true")
    assert site.findings() == []


def test_what_the_environment_gives_is_in_its_place(tmp_path, monkeypatch):
    monkeypatch.setenv("MY_BUCKET", "https://ada:hunter22@bucket.test")
    site = Site(
        tmp_path, SERIES + day(1, "en", "One"), DAYBYDAY_DESTINATIONS={"s3": "https://ada:hunter22@bucket.test"}
    )

    assert site.findings() == []
