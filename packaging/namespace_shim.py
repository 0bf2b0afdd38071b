"""`pelican.plugins.daybyday`: where Pelican looks for installed plugins. There is one copy of us."""

import sys

_IS_ASKED_FOR = "daybyday" in sys.modules

from daybyday import leave_alone, register  # noqa: E402

if not _IS_ASKED_FOR:
    # Pelican loads whatever is installed. A site that has not asked for us sees nothing of us, not in its log either.
    leave_alone()

__all__ = ["register"]
