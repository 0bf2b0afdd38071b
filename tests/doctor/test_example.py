"""The feeds of the example have nothing to mend."""

from __future__ import annotations

import pytest

from tests.doctor.test_good import findings
from tests.example import content_of_the_example, example_site

pytestmark = content_of_the_example


@pytest.mark.parametrize("now", ["2026-11-08T12:00:00+01:00", "2026-12-03T12:00:00+01:00", "2027-03-01T12:00:00+01:00"])
def test_the_example_has_nothing_to_mend(tmp_path, now):
    assert [] == [str(one) for one in findings(example_site(tmp_path), now)]
