"""What is added, changed and removed: by the host's manifest and ours alone."""

from __future__ import annotations

from daybyday.engine.manifest import digest_of, manifest_bytes
from daybyday.publishing.plan import HostFiles, Plan, described, make_plan, read_published

OLD, NEW = digest_of(b"old"), digest_of(b"new")


def host(files: dict[str, str], ours: dict[str, str] | None = None, **kinds: str) -> HostFiles:
    """A host with files (path -> digest), some of them in our manifest, and other things by their kind."""
    folders = {path.rpartition("/")[0]: "folder" for path in files if "/" in path}
    present = {**folders, **dict.fromkeys(files, "file"), **kinds}
    published = {path: frozenset({digest}) for path, digest in (ours or {}).items()}
    return HostFiles(published, present, lambda paths: {path: files[path] for path in paths})


def test_added_changed_removed_and_unchanged_are_counted():
    before = {"same": OLD, "changed": OLD, "gone": OLD}

    plan = make_plan(host(before, before), {"same": OLD, "changed": NEW, "added": NEW})

    assert plan == Plan(added=("added",), changed=("changed",), removed=("gone",), unchanged=1)


def test_what_no_manifest_of_ours_lists_is_not_removed():
    assert make_plan(host({"CNAME": OLD, "ours": OLD}, {"ours": OLD}), {}).removed == ("ours",)


def test_it_is_noted_when_most_of_what_was_published_goes():
    before = {f"old/{number}": OLD for number in range(30)} | {f"kept/{number}": OLD for number in range(29)}
    after = {f"kept/{number}": NEW for number in range(29)}

    assert make_plan(host(before, before), after).removes_most
    assert not make_plan(host(before, before), after | {"old/0": NEW}).removes_most


def test_a_few_removals_are_nothing_special_in_a_small_site():
    before = {f"old/{number}": OLD for number in range(20)}

    assert not make_plan(host(before, before), {"new": NEW}).removes_most


def test_what_somebody_changed_since_is_not_removed():
    plan = make_plan(host({"page": NEW}, {"page": OLD}), {})

    assert (plan.removed, plan.kept) == ((), ("page",))


def test_a_file_of_somebody_else_with_other_bytes_is_named():
    assert make_plan(host({"index.html": OLD}), {"index.html": NEW}).overwritten == ("index.html",)


def test_a_file_of_somebody_else_with_the_same_bytes_is_no_trouble():
    plan = make_plan(host({"index.html": NEW}), {"index.html": NEW})

    assert plan == Plan(unchanged=1)


def test_a_manifest_of_somebody_else_is_a_file_of_somebody_else():
    assert make_plan(host({"manifest.txt": OLD}), {"a": NEW}).overwritten == ("manifest.txt",)


def test_a_file_of_ours_that_became_a_folder_goes_first():
    plan = make_plan(host({"a": OLD}, {"a": OLD}), {"a/index.html": NEW})

    assert (plan.removed, plan.blocked, plan.must_clear) == (("a",), (), True)


def test_a_folder_of_ours_that_became_a_file_goes_first():
    plan = make_plan(host({"a/b": OLD}, {"a/b": OLD}), {"a": NEW})

    assert (plan.removed, plan.emptied, plan.blocked, plan.must_clear) == (("a/b",), ("a",), (), True)


def test_a_folder_of_somebody_else_where_a_file_belongs_blocks():
    assert make_plan(host({"a/theirs": OLD}), {"a": NEW}).blocked == ("a",)


def test_a_link_where_a_folder_belongs_blocks():
    assert make_plan(host({}, images="link"), {"images/a.png": NEW}).blocked == ("images",)


def test_only_folders_we_emptied_are_empty():
    files = {"a/b/ours": OLD, "a/c/ours": OLD, "a/c/theirs": OLD, "d/ours": OLD}
    there = host(files, {path: OLD for path in files if path.endswith("ours")}, a="folder")

    assert make_plan(there, {"d/new": NEW}).emptied == ("a/b",)


def test_a_manifest_never_reaches_outside():
    lines = {path: OLD for path in ("../x", "/etc/passwd", "a/../../x", ".", "manifest.txt", "a//b", "ours")}

    assert read_published(manifest_bytes(lines)) == {"ours": frozenset({OLD})}


def test_what_is_no_manifest_lists_nothing():
    assert read_published(b"\xff\xfe", b"<html>not found</html>", f"{OLD[:40]}  page\n".encode()) == {}


def test_an_interrupted_publication_may_have_left_either_bytes():
    published = read_published(manifest_bytes({"page": OLD}), manifest_bytes({"page": NEW}))

    assert published == {"page": frozenset({OLD, NEW})}


def test_the_plan_in_words_names_the_first_ten_that_go():
    plan = Plan(added=("a",), removed=tuple(f"day/{number}" for number in range(12)), kept=("mine",), unchanged=7)

    assert list(map(str, described(plan))) == [
        "1 to add, 0 to change, 12 to remove, 7 unchanged.",
        "No longer part of the site, to be removed there:",
        *(f"  day/{number}" for number in range(10)),
        "  and 2 more",
        "No longer part of the site, but changed there by somebody else, so left alone:",
        "  mine",
    ]
