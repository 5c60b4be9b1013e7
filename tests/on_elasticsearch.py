"""Elasticsearch for the tests that ask for it: one node a run, started when the first of them comes.

``ELASTICSEARCH_URL`` (``http://host:port``) names a server to use instead. Without Maven or a JDK the tests
are skipped with the reason; where ``CI`` is set they fail.
"""

import fcntl
import os
import shutil
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

PROGRAM = Path(__file__).resolve().parent.parent / "deploy" / "local"
RUN = "ELASTICSEARCH_RUN"
ENDING_SECONDS = 60

# The node ends when the pipe has no writer any more: with the run, however that ends.
_UNTIL_THE_RUN_ENDS = """
alive=$1; shift
"$@" & node=$!
trap : TERM
cat "$alive"
kill -TERM 0
wait $node; wait $node
touch ended
"""


def pytest_configure(config: pytest.Config) -> None:
    """Prepare a folder that the parallel workers share."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="elasticsearch-"))
    # The node runs under an account of its own when the tests run as root.
    folder.chmod(0o755)
    os.mkfifo(folder / "alive", 0o644)
    os.environ[RUN] = str(folder)
    config.stash[_ALIVE] = os.open(folder / "alive", os.O_RDWR)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the node, if one was started, and remove what it wrote."""
    if (alive := config.stash.get(_ALIVE, None)) is None:
        return
    os.close(alive)
    folder = Path(os.environ.pop(RUN))
    if (folder / "address").exists():
        deadline = time.monotonic() + ENDING_SECONDS
        while not (folder / "node" / "ended").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
    shutil.rmtree(folder, ignore_errors=True)


_ALIVE: pytest.StashKey[int] = pytest.StashKey()


@pytest.fixture(scope="session")
def elasticsearch_server() -> str:
    """``host:port`` of a server for this run."""
    if url := os.environ.get("ELASTICSEARCH_URL"):
        return url.removeprefix("http://").rstrip("/")
    folder = Path(os.environ[RUN])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "address").exists():
            _start(folder)
        return (folder / "address").read_text()


@dataclass(frozen=True)
class Site:
    """A site with an outside engine of its own."""

    server: str
    prefix: str

    @property
    def url(self) -> str:
        # However slow the machine is, these tests see Elasticsearch answer.
        return f"elasticsearch://{self.server}/{self.prefix}?wait=60"


@pytest.fixture
def on_elasticsearch(elasticsearch_server, settings) -> Iterator[Site]:
    """The site searches with Elasticsearch, in indexes of the test's own that are not built yet."""
    from search.engines.elasticsearch import address_in_use, cluster_at
    from search.engines.elasticsearch.indexes import Indexes

    site = Site(elasticsearch_server, f"test-{uuid.uuid4().hex[:12]}")
    settings.SEARCH_URL = site.url
    yield site
    settings.SEARCH_URL = site.url
    address = address_in_use()
    cluster_at(address).tell(lambda client: Indexes(address, client).remove_all(), seconds=60)


def load_program(name: str):
    """A module of ``deploy/local``, which is a program and no package."""
    import importlib

    sys.path.insert(0, str(PROGRAM))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(PROGRAM))


def free_port() -> int:
    """A port on which nobody listens at this moment."""
    return load_program("machine").free_port()


def node_maker() -> Callable:
    """Makes nodes that end with this run; without Maven or a JDK the test is skipped, or fails in CI."""
    java, package, module = map(load_program, ("java", "elasticsearch_package", "elasticsearch_node"))
    alive = Path(os.environ[RUN]) / "alive"

    class NodeOfThisRun(module.Node):
        Stopped = module.Stopped

        @property
        def command(self) -> list[str]:
            return ["sh", "-c", _UNTIL_THE_RUN_ENDS, "sh", str(alive), *super().command]

    try:
        return partial(NodeOfThisRun, package.server_files(module.elasticsearch_folder()), java.java_home())
    except java.Missing as reason:
        if os.environ.get("CI"):
            pytest.fail(str(reason))
        pytest.skip(str(reason))


def _start(folder: Path) -> None:
    """Start a node on free ports; somebody may take them in between, so it is tried again."""
    make_node = node_maker()
    for attempt in (1, 2, 3):
        node = make_node(folder / "node", free_port(), free_port())
        node.folder.mkdir(exist_ok=True)
        node.start()
        try:
            node.wait()
        except node.Stopped as reason:
            if attempt == 3:
                pytest.fail(str(reason))
            continue
        (folder / "address").write_text(f"127.0.0.1:{node.http_port}")
        return
