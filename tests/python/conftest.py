import pytest

from pools import Pool
from server import ROLES, Server


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A development server that tests share."""
    server = Server(tmp_path_factory.mktemp("server"), "--dev", "--roles", str(ROLES))
    yield server
    server.stop()


@pytest.fixture
def start(tmp_path):
    """Starts servers of the test's own."""
    servers = []

    def start(*arguments, **options):
        folder = tmp_path / f"server-{len(servers)}"
        folder.mkdir()
        servers.append(Server(folder, *arguments, **options))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def pool(server):
    return Pool(server)
