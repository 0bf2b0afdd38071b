"""The example that comes with the kit keeps its secrets at three instants, in both modes."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.embargo.scanner import all_sources, leaks_of, read_text, secrets
from tests.example import CONTENT, content_of_the_example, example_site

pytestmark = content_of_the_example
ROME = ZoneInfo("Europe/Rome")
FIRST = datetime(2026, 11, 1, 7, 0, tzinfo=ROME)


def moment(path: str) -> datetime:
    """When a source of the example comes out, by its number or its date."""
    if path.startswith("connections/"):
        return FIRST + timedelta(days=int(re.match(r"connections/(\d+)", path).group(1)) - 1)
    written = str(read_text(CONTENT, path).header.get("date") or "1970-01-01")
    return datetime.fromisoformat(written[:10]).replace(tzinfo=ROME)


def hidden(now: str) -> list[str]:
    return [path for path in all_sources(CONTENT) if moment(path) > datetime.fromisoformat(now)]


@pytest.mark.parametrize("now", ["2026-10-01T12:00:00+02:00", "2026-11-05T12:00:00+01:00", "2026-12-01T12:00:00+01:00"])
def test_the_example_tells_nothing_before_its_time(tmp_path, now):
    built = example_site(tmp_path).build(now)

    assert built.status == 0, built.said
    assert leaks_of(built.files, secrets(CONTENT, hidden(now))) == dict.fromkeys(hidden(now), [])


def test_there_is_something_to_hide_at_first_and_in_the_middle_and_nothing_at_the_end():
    assert len(hidden("2026-10-01T12:00:00+02:00")) >= 20
    assert 0 < len(hidden("2026-11-05T12:00:00+01:00")) < len(hidden("2026-10-01T12:00:00+02:00"))
    assert hidden("2026-12-01T12:00:00+01:00") == []


@pytest.mark.slow
def test_everything_the_example_hides_can_be_seen_once_it_is_out(tmp_path):
    """So the silence before is the embargo's, not the scanner's."""
    built = example_site(tmp_path).build("2026-12-01T12:00:00+01:00")

    hidden_then = secrets(CONTENT, hidden("2026-11-05T12:00:00+01:00"))
    seen = leaks_of(built.files, hidden_then)

    for secret in hidden_then:
        lines = seen[secret.path]
        assert len([line for line in lines if "the words" in line]) >= len(secret.phrases) * 0.9, secret.path
        assert not secret.title or [line for line in lines if "its title" in line], secret.path
