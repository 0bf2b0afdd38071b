"""Running an import again changes nothing, and takes nothing from anybody."""

from __future__ import annotations

import pytest

from tests.importing.wxr import ENGLISH, comment, item, write_export


def all_files(result) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in result.folder.rglob("*") if path.is_file()}


def test_a_second_run_changes_no_file(importing):
    posts = [item(n, f"Day {n}: Ask", extra=comment(n, "Yes.")) for n in (1, 2, 3)]
    first = all_files(importing.export(*posts))
    second = importing.export(*posts)

    assert all_files(second) == first
    assert second.imported.changes.written == ()


def test_days_without_dates_end_yesterday_and_stay_there(importing):
    undated = [item(n, f"Day {n}: Ask", date="", gmt="") for n in (1, 2, 3)]
    result = importing.export(*undated)

    assert "start: 2026-11-17\n" in result.files["better-connections/series.yaml"]
    assert "series-dates" in result.losses()
    assert '"today": "2026-11-20"' in (result.folder / ".import/record.json").read_text("utf-8")


def test_an_edited_file_is_never_overwritten(importing):
    importing.export(item(1))
    (importing.output / "articles/post-1.en.md").write_text("mine", "utf-8")
    result = importing.export(item(1, text=f"{ENGLISH} More."))

    assert result.files == {"articles/post-1.en.md": "mine"}
    assert result.imported.changes.edited == ("articles/post-1.en.md",)


def test_an_unedited_file_follows_its_source(importing):
    importing.export(item(1))
    result = importing.export(item(1, text=f"{ENGLISH} More."))

    assert "More." in result.only()


def test_a_deleted_file_does_not_come_back(importing):
    importing.export(item(1), item(2))
    (importing.output / "articles/post-1.en.md").unlink()
    result = importing.export(item(1), item(2))

    assert list(result.files) == ["articles/post-2.en.md"]
    assert result.imported.changes.deleted == ("articles/post-1.en.md",)


def test_a_file_that_was_there_before_keeps_its_name(importing):
    (importing.output / "articles").mkdir(parents=True)
    (importing.output / "articles/post-1.en.md").write_text("mine", "utf-8")
    result = importing.export(item(1))

    assert result.files["articles/post-1.en.md"] == "mine"
    assert ENGLISH in result.files["articles/post-1-2.en.md"]


def test_a_second_source_stands_beside_the_first(importing):
    importing.export(item(1))
    other = write_export(importing.folder, item(1, slug="post-1", link="https://new.test/x/"), name="other.xml")
    other.write_text(other.read_text("utf-8").replace("https://old.test", "https://new.test"), "utf-8")

    assert list(importing(other).files) == ["articles/post-1-2.en.md", "articles/post-1.en.md"]


def test_a_dry_run_writes_nothing(importing):
    result = importing(write_export(importing.folder, item(1)), dry_run=True)

    assert not importing.output.exists()
    assert result.imported.changes.written[-1] == "articles/post-1.en.md"


@pytest.mark.parametrize("at", [0, 1, 2])
def test_an_interruption_leaves_whole_files_only(importing, monkeypatch, at):
    from daybyday.importing.results import output

    calls, copy = [], output.shutil.copyfileobj

    def interrupted(source, target, length):
        calls.append(1)
        if len(calls) > at:
            target.write(b"half")
            raise KeyboardInterrupt
        copy(source, target, length)

    monkeypatch.setattr(output.shutil, "copyfileobj", interrupted)
    with pytest.raises(KeyboardInterrupt):
        importing.export(item(1), item(2))
    monkeypatch.undo()

    left = [path for path in importing.output.rglob("*") if path.is_file()]
    assert len(left) == at
    assert [path for path in left if b"half" in path.read_bytes()] == []
    assert len(importing.export(item(1), item(2)).files) == 2
