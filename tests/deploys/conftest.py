from tests.commands.conftest import project
from tests.commands.test_publish import ssh_server
from tests.publishing.test_bucket import store

__all__ = ["project", "ssh_server", "store"]
