"""docs/planning.md and its Italian twin show what is printed and name every option; the English page names every field."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from datetime import date

import pytest

from daybyday.cli import commands
from daybyday.desk.plan import FileChanges, Moved, SeriesPlans, TouchedDay
from daybyday.desk.plan_json import plan_json
from daybyday.messages import say
from daybyday.model import Finding, Place
from tests.assembling.maker import SERIES
from tests.desk.maker import ENGLISH, ITALIAN
from tests.desk.test_docs import fields
from tests.desk.test_plan import LINES, NOW, PAUSE, calendar_text, effect_of, plan_of, told
from tests.harness import ROOT

PAGE = (ROOT / "docs/planning.md").read_text("utf-8")
ITALIAN_PAGE = (ROOT / "docs/it/planning.md").read_text("utf-8")
NAMED = set(re.findall("`([^`\n]+)`", PAGE))


@pytest.mark.parametrize(("page", "speaker"), [(PAGE, ENGLISH), (ITALIAN_PAGE, ITALIAN)], ids=["en", "it"])
def test_the_calendar_and_the_pause_it_shows_are_printed_so(page, speaker):
    text = calendar_text(replace(SERIES, rests=(PAUSE,)), speaker=speaker)

    assert "\n".join(text.split("\n")[:8]) in page
    assert told(plan_of(rests=(PAUSE,)), speaker) in page


def test_it_names_every_field():
    error = Finding("error", "key-unknown", Place("connections/series.yaml"), say("no"))
    days = (TouchedDay(1, date(2026, 11, 1), date(2026, 11, 2)),)
    effect = effect_of(start=date(2026, 10, 30), slugs={"en": "new", "it": "new"}, rests=(PAUSE,))
    effect = replace(effect, findings=(error,), files=(FileChanges("day", 1, 0, 0),), touched=days)
    moved = Moved(SERIES, days, (("it", "old"),), restored=True)
    plan = SeriesPlans(NOW, (effect.after,), (moved,), effect, (LINES,), names=(("it", "A"),), findings=(error,))

    languages = {"en", "it"}
    assert set(fields(plan_json(plan, ENGLISH, str))) - NAMED - languages == set()


@pytest.mark.parametrize("page", [PAGE, ITALIAN_PAGE], ids=["en", "it"])
def test_it_names_every_option(page):
    options = {name.replace("_", "-") for name in inspect.signature(commands.plan.body).parameters} - {"c", "at"}

    assert {name for name in options if f"--{name}" not in page} == set()
