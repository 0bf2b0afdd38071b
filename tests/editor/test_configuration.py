"""What the editor in the browser is told of a site: made from the table of keys, for Sveltia CMS and Decap CMS."""

from __future__ import annotations

import json

import pytest

from daybyday.desk.scaffold import NewText, day_files
from daybyday.keys import POST_KEYS
from daybyday.views.data import editor
from daybyday.words import load_words
from tests.harness import GUEST, SERIES, Site, day

REPOSITORY = "https://github.com/ada/site"
DAY = day(1, "en", "One") + day(1, "it", "Uno")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A site with an editor."""
    built = Site(tmp_path_factory.mktemp("site"), SERIES + DAY, DAYBYDAY_EDITOR=REPOSITORY).build()
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="module")
def configuration(built):
    return json.loads(built.text("admin/config.yml"))


def _fields(configuration, collection: str) -> dict[str, dict]:
    (wanted,) = [each for each in configuration["collections"] if each["name"] == collection]
    return {field["name"]: field for field in wanted["fields"]}


def test_a_site_that_asks_for_no_editor_has_none(tmp_path):
    assert not [path for path in Site(tmp_path, SERIES + DAY).build().files if path.startswith("admin/")]


def test_everything_of_the_editor_lies_below_one_address(built):
    files = sorted(path for path in built.files if path.startswith("admin/"))
    assert files == [f"admin/{name}" for name in ("LICENSES.txt", "config.yml", "icons.woff2", "index.html", "locales/it.json", "sveltia-cms.js")]  # fmt: skip


def test_no_page_and_no_list_of_pages_leads_readers_to_it(built):
    others = {path: data for path, data in built.files.items() if not path.startswith("admin/")}
    named = [path for path, data in others.items() if b"/admin/" in data]
    assert named == ["worker.js"]  # which leaves it alone


def test_it_is_never_indexed(built):
    assert '<meta name="robots" content="noindex">' in built.text("admin/index.html")


def test_its_policy_lets_it_speak_to_the_host_of_its_repository_alone(built):
    page = built.text("admin/index.html")
    assert "connect-src 'self' data: blob: https://api.github.com;" in page
    assert "script-src 'self';" in page


def test_a_series_articles_and_pages_are_collections(configuration):
    assert [(each["name"], each["folder"]) for each in configuration["collections"]] == [
        ("connections", "content/connections"),
        ("articles", "content/articles"),
        ("pages", "content/pages"),
    ]


def test_texts_are_edited_as_markdown_alone(configuration):
    assert {
        tuple(field["modes"])
        for collection in configuration["collections"]
        for field in collection["fields"]
        if field["widget"] == "markdown"
    } == {("raw",)}


def test_nothing_is_deleted_since_what_is_out_is_withdrawn(configuration):
    assert {collection["delete"] for collection in configuration["collections"]} == {False}


def test_a_form_asks_for_every_key_an_author_writes(configuration):
    left_to_files = {"lang", "guid", "source", "ignore"}
    for use, collection in (("day", "connections"), ("article", "articles"), ("page", "pages")):
        wanted = (
            {key.name for key in POST_KEYS if use in key.used_in}
            - left_to_files
            - ({"date"} if use == "day" else set())
        )
        assert set(_fields(configuration, collection)) == wanted | {"body"}


def test_the_language_of_the_forms_is_the_site_s_first(tmp_path):
    italian = SERIES.replace("{en: Better connections, it: Relazioni che contano}", "{it: Relazioni che contano}")
    site = Site(
        tmp_path, italian.replace("slug: {en: connections, it: relazioni}\n", "") + day(1, "it", "Uno"),
        DAYBYDAY_EDITOR=REPOSITORY, DAYBYDAY_LANGUAGES=["it"],
    )  # fmt: skip
    fields = _fields(json.loads(site.build().text("admin/config.yml")), "connections")
    labels = [fields[name]["label"] for name in ("title", "day", "body", "tags", "status", "authors")]
    assert labels == ["Titolo", "Giorno", "Testo", "Etichette", "Stato", "Autori"]
    assert fields["status"]["options"] == [
        {"label": "Bozza", "value": "draft"},
        {"label": "Ritirato", "value": "withdrawn"},
    ]


def test_a_day_begins_as_new_begins_it():
    words, _ = load_words(("en",), {})
    ((_, text),) = day_files("connections", [NewText(1, "en", "001")], "", words).items()
    assert text.partition("\n---\n")[2] == editor.NEW_DAY


@pytest.mark.parametrize(
    ("given", "backend"),
    [
        (REPOSITORY, {"name": "github", "repo": "ada/site", "auth_methods": ["token"]}),
        ("git@github.com:ada/site.git", {"name": "github", "repo": "ada/site", "auth_methods": ["token"]}),
        (
            {"repository": REPOSITORY, "branch": "texts", "sign_in": "https://auth.ada.test/"},
            {"name": "github", "repo": "ada/site", "branch": "texts", "base_url": "https://auth.ada.test"},
        ),
        (
            "https://gitlab.com/ada/sites/mine",
            {"name": "gitlab", "repo": "ada/sites/mine", "auth_methods": ["token"]},
        ),
        (
            "https://codeberg.org/ada/site",
            {
                "name": "gitea", "repo": "ada/site", "api_root": "https://codeberg.org/api/v1",
                "base_url": "https://codeberg.org", "auth_methods": ["token"],
            },
        ),
        (
            {"repository": "https://git.ada.test/ada/site", "backend": "gitlab"},
            {
                "name": "gitlab", "repo": "ada/site", "api_root": "https://git.ada.test/api/v4",
                "base_url": "https://git.ada.test", "auth_methods": ["token"],
            },
        ),
    ],
)  # fmt: skip
def test_the_repository_is_named_by_its_address(tmp_path, given, backend):
    look = Site(tmp_path, SERIES + DAY, DAYBYDAY_EDITOR=given).setup().settings.editor
    assert json.loads(json.dumps(dict(look.backend))) == backend


def test_a_site_that_lies_in_a_folder_of_its_repository_says_so(tmp_path):
    settings = Site(tmp_path, SERIES, DAYBYDAY_EDITOR={"repository": REPOSITORY, "folder": "site"}).setup().settings
    assert settings.editor.content == "site/content"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("ada/site", 'DAYBYDAY_EDITOR: `ada/site` is not the address of a repository – write the address of the repository: "https://github.com/name/site"'),
        ("https://github.com/ada", 'DAYBYDAY_EDITOR: `https://github.com/ada` is not the address of a repository – write the address of the repository: "https://github.com/name/site"'),
        ("https://ada:secret@github.com/ada/site", 'DAYBYDAY_EDITOR: an address with a password in it is published with the site – write the address of the repository: "https://github.com/name/site"'),
        (True, 'DAYBYDAY_EDITOR must be an address or a table – write the address of the repository: "https://github.com/name/site"'),
        ("https://git.ada.test/ada/site", 'DAYBYDAY_EDITOR: what git.ada.test runs is not known – say it: {"repository": "https://git.ada.test/ada/site", "backend": "gitlab"}; there are github, gitlab, gitea'),
        ({"repositry": REPOSITORY}, 'DAYBYDAY_EDITOR has no `repositry` – did you mean "repository"?'),
        ({"zzz": 1}, "DAYBYDAY_EDITOR has no `zzz` – what can be said there is repository, branch, folder, backend, sign_in"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_told(tmp_path, given, expected):
    findings = Site(tmp_path, SERIES, DAYBYDAY_EDITOR=given).findings()
    assert f"pelicanconf.py:1:1: error setting-editor: {expected}" in findings


def test_a_foreign_theme_has_no_editor(tmp_path):
    findings = Site(tmp_path, SERIES + DAY, **GUEST, DAYBYDAY_EDITOR=REPOSITORY).findings()
    assert [line for line in findings if "setting-editor" in line] == [
        "pelicanconf.py:1:1: error setting-editor: DAYBYDAY_EDITOR makes no editor here: the pages of this site are those of its theme – take it out"
    ]


def test_a_series_may_not_lie_where_the_editor_is(tmp_path):
    site = Site(tmp_path, SERIES.replace("en: connections,", "en: admin,") + DAY, DAYBYDAY_EDITOR=REPOSITORY)
    assert [line for line in site.findings() if "address-reserved" in line]
