from tests.commands.conftest import project
from tests.commands.test_publish import ssh_server
from tests.publishing.conftest import nobody_waits_long
from tests.publishing.test_bucket import store

__all__ = ["nobody_waits_long", "project", "ssh_server", "store"]
