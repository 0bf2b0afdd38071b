"""`well`: the evening before a day that is there."""

from __future__ import annotations

import pytest

from daybyday.desk.tomorrow import Tomorrow
from tests.desk.evening import WELL, changes_of
from tests.harness import Site


@pytest.fixture(scope="session")
def well(tmp_path_factory) -> Tomorrow:
    return changes_of(Site(tmp_path_factory.mktemp("well"), WELL))
