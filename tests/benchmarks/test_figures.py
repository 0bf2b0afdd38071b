"""How figures are compared, and how they are printed."""

from __future__ import annotations

import pytest

from benchmarks.budgets import Budget
from benchmarks.figures import pairwise
from benchmarks.measuring import BuildFailedError, Peak, Spent
from benchmarks.ours import DayByDay
from benchmarks.pagesize import page_size
from benchmarks.report import report
from benchmarks.results import Cell, Measured
from benchmarks.subject import Proof
from benchmarks.trees import Changed, Entry, Written, changed, digests, listing, written
from benchmarks.variants import ALL, APART, BASE
from daybyday import feed_formats
from daybyday.model import OPTIONAL


def test_the_middle_of_the_ratios_is_not_the_ratio_of_the_middles():
    # A load came over the second pair; both met it.
    ratio = pairwise([1.0, 30.0, 1.2], [2.0, 30.0, 2.0])
    assert (ratio.middle, ratio.least, ratio.most) == (0.6, 0.5, 1.0)
    assert str(ratio) == "0.60 (0.50–1.00)"


@pytest.mark.parametrize(("ours", "theirs"), [([1.0], [1.0, 2.0]), ([], [])])
def test_what_is_not_in_pairs_cannot_be_compared(ours, theirs):
    with pytest.raises(ValueError):
        pairwise(ours, theirs)


@pytest.mark.parametrize(
    ("measured", "verdict"), [(1.0, "met, aim too"), (1.5, "met"), (2.0, "met"), (2.01, "**missed**")]
)
def test_a_budget_is_met_up_to_its_figure(measured, verdict):
    assert Budget(2, 1.25).verdict(measured) == verdict


def test_a_file_written_again_with_the_same_bytes_counts_as_written():
    before = {"a": Entry(1, 10, 5), "b": Entry(2, 10, 5)}
    after = {"a": Entry(1, 10, 5), "b": Entry(3, 11, 5), "c": Entry(4, 11, 7)}
    assert written(before, after) == Written(2, 12, 3, 17)


def test_changed_files_are_counted_by_bytes_and_some_apart():
    before = {"same": "1", "other": "1", "gone": "1", "s/start/2026.rss": "1"}
    after = {"same": "1", "other": "2", "new": "1", "s/start/2026.rss": "2", "index.html.gz": "1"}
    assert changed(before, after) == Changed(files=3, apart=2, all_files=5)


def test_a_folder_is_listed_with_all_below_it(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").write_text("x")
    assert list(listing(tmp_path)) == list(digests(tmp_path)) == ["a/b/c"]
    assert listing(tmp_path / "nowhere") == {}


def test_a_page_is_weighed_with_what_it_asks_for(tmp_path):
    (tmp_path / "s.css").write_text("a{}" * 1000)
    (tmp_path / "x.js").write_text("1;" * 1000)
    page = tmp_path / "index.html"
    page.write_text('<link rel="stylesheet" href="https://bench.example/s.css"><script src="/x.js" defer></script>')
    size = page_size(tmp_path, page)
    assert size.requests == 3
    assert 0 < size.css < 0.1
    assert 0 < size.script < 0.1


def test_a_build_that_did_nothing_is_found_out(tmp_path):
    page = tmp_path / "index.html"
    with pytest.raises(BuildFailedError, match="was not made"):
        Proof(page, "x").check()
    page.write_text("old")
    with pytest.raises(BuildFailedError, match="does not say"):
        Proof(page, "new").check()


def test_the_report_sets_the_budget_beside_the_figure():
    ours = Cell([Spent(1.0, 1.5), Spent(1.2, 1.5)], Written(10, 1000000, 20, 2000000), Changed(31, 2, 900))
    hugo = Cell([Spent(2.0, 1.5), Spent(2.0, 1.5)], Written(10, 1000000, 20, 2000000), Changed(400, 0, 900))
    cells = {"new-day": {"Day by Day": ours, "Hugo": hugo}}
    measured = Measured("365", cells, {"Day by Day": Peak(80, 3, "PSS")}, {"Day by Day": {"words": [0.2, 0.1, 0.3]}})
    text = report([measured], {"cores": "2"})
    assert (
        "| one new day, 365 × 2 | 1.10 s (1.50) | 2.00 s (1.50) | – | 0.55 (0.50–0.60) | ≤ 0.45 (aim 0.4) | **missed** | – |"
        in text
    )
    assert "| 365 × 2 | Day by Day | 31 | 2 | 900 | ≤ 30 | **missed** |" in text
    assert (
        "| 365 × 2 | words | 0.200 s | 0.300 s | – | – | ≤ 0.06 (aim 0.035) | **missed** | ≤ 0.15 | **missed** |"
        in text
    )
    assert "Everything on" not in text


def test_one_process_is_compared_by_processor_time():
    cells = {"one-process": {"Day by Day": Cell([Spent(3.0, 1.1)]), "Hugo": Cell([Spent(1.0, 1.0)])}}

    assert "| 3.00 s (1.10) | 1.00 s (1.00) | – | 1.10 (1.10–1.10) | ≤ 1.2 (aim 1) | met |" in report(
        [Measured("365", cells)], {}
    )


def test_everything_on_is_compared_with_the_base_and_with_hugo():
    measured = Measured("365")
    measured.variants["cold"] = {
        BASE.title: Cell([Spent(2.0, 2.0)]),
        ALL.title: Cell([Spent(3.0, 3.0)]),
        "Hugo": Cell([Spent(1.5, 1.5)]),
    }

    assert "| 3.00 s (3.00) | 1.50 (1.50–1.50) | +1.00 s | 2.00 (2.00–2.00) | ≤ 2.2 (aim 1.5) | met |" in report(
        [measured], {}
    )


def test_the_preview_is_told_by_kind_of_change_each_beside_its_budget():
    measured = Measured("5000")
    measured.previews["Day by Day"] = {"words": [0.04, 0.05, 0.3], "new day": [0.25, 0.31, 0.2]}
    measured.previews["Hugo"] = {"words": [1.0, 1.0, 1.0]}
    lines = [line for line in report([measured], {}).splitlines() if line.startswith("| 5000")]

    assert lines == [
        "| 5000 × 2 | words | 0.050 s | 0.300 s | 1.000 s | 0.05 | ≤ 0.06 (aim 0.035) | met | ≤ 0.2 | **missed** |",
        "| 5000 × 2 | new day | 0.250 s | 0.310 s | – | – | ≤ 0.3 (aim 0.15) | met | – |  |",
    ]


def test_what_was_built_is_moved_aside_before_a_cold_build(tmp_path):
    generator = DayByDay(tmp_path)
    (generator.output / "x").mkdir(parents=True)
    generator.forget()
    generator.forget()

    assert not generator.output.exists()
    assert [path.name.partition("-")[0] for path in (tmp_path / "aside").iterdir()] == ["output"]
    generator.tidy()
    assert list(tmp_path.iterdir()) == []


def test_what_stands_apart_is_told_with_and_without_beside_its_budget():
    def cell(walls: list[float], files: int) -> Cell:
        return Cell([Spent(wall, wall) for wall in walls], Written(files, files, files, files))

    measured = Measured("365")
    measured.apart["reader"] = {"with": cell([3.0, 3.4, 3.1], 90), "without": cell([2.6, 2.8, 2.8], 80)}
    measured.apart["search"] = {"with": cell([9.0], 95), "without": cell([2.6], 80)}
    lines = report([measured], {}).splitlines()

    (reader,), (search,) = ([line for line in lines if line.startswith(f"| {what}")] for what in ("workbook", "search"))
    assert reader.endswith("| 3.10 s (3.10) | 2.80 s (2.80) | +0.40 s | 1.15 (1.11–1.21) | +10 | ≤ 0.5 | met |")
    assert search.endswith("| +6.40 s | 3.46 (3.46–3.46) | +15 | – |  |")


@pytest.mark.parametrize("output", APART, ids=lambda output: output.name)
def test_what_stands_apart_differs_from_the_base_in_that_output_alone(output):
    off = set(BASE.settings["DAYBYDAY_WITHOUT"])

    assert off - set(output.settings_with()["DAYBYDAY_WITHOUT"]) == set(output.wanted) <= off


def test_the_base_leaves_out_every_output_that_can_be_switched_off():
    assert set(BASE.settings["DAYBYDAY_WITHOUT"]) == {*OPTIONAL, *feed_formats.options()}
