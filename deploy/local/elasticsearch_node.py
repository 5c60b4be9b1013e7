"""One node of Elasticsearch: its own configuration, data and logs below one folder."""

import json
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from elasticsearch_package import FULL
from places import PROJECT
from telling import Stopped, last_lines

STARTING_SECONDS = 180
ENDING_SECONDS = 20
# Elasticsearch refuses to run as root. This account exists everywhere and owns nothing else.
UNPRIVILEGED = "nobody"


def elasticsearch_folder(var: Path = PROJECT / "var") -> Path:
    """Where the server's files and data lie: below ``var`` if the account that runs it can get there."""
    folder = var / "elasticsearch"
    closed = _account() and any(
        not parent.stat().st_mode & 0o001 for parent in folder.parents if parent.exists()
    )
    return Path(tempfile.gettempdir()) / "kommunennetz-elasticsearch" if closed else folder


@dataclass
class Node:
    """A node that listens on 127.0.0.1 alone. ``peers``: transport ports of the cluster's other nodes."""

    server: Path
    java_home: Path
    folder: Path
    http_port: int
    transport_port: int
    heap: str = "512m"
    name: str = "node-1"
    peers: Sequence[int] = ()
    # Names of the nodes that found the cluster, for more than one.
    founders: Sequence[str] = ()
    process: subprocess.Popen | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def log(self) -> Path:
        return self.folder / "output.log"

    def start(self) -> None:
        """Start and return at once; ``wait`` says when it answers."""
        self._configure()
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own fixed command
                self.command,
                env=self.environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **_account(),
            )

    @property
    def command(self) -> list[str]:
        return [str(self.server / "bin" / "elasticsearch")]

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "ES_JAVA_HOME": str(self.java_home),
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_JAVA_OPTS": f"-Xms{self.heap} -Xmx{self.heap}",
            "ES_TMPDIR": str(self.folder / "tmp"),
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
        }

    def wait(self, *, nodes: int = 1) -> None:
        """Return when the cluster of so many nodes is ready. Raises Stopped with the reason when it ends."""
        deadline = time.monotonic() + STARTING_SECONDS
        while not self.is_ready(nodes):
            if not self.is_running:
                raise Stopped(self._why_it_ended())
            if time.monotonic() > deadline:
                raise Stopped(f"Elasticsearch antwortet nicht. Warum, steht in {self.log}.")
            time.sleep(0.25)

    def watch(self) -> None:
        """Return never: raises Stopped when the node ends by itself."""
        self.process.wait()
        raise Stopped(self._why_it_ended())

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def is_ready(self, nodes: int = 1) -> bool:
        """Whether the node answers and its cluster has so many nodes and a master."""
        # No proxy for our own machine, whatever the environment says.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(f"{self.address}/_cluster/health", timeout=5) as answer:
                health = json.load(answer)
        except (OSError, ValueError):
            return False
        return health["number_of_nodes"] >= nodes and health["status"] != "red"

    def end(self) -> None:
        """Let it close its files; a node that takes too long is killed."""
        if self.is_running:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(ENDING_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.is_running:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _configure(self) -> None:
        config = self.folder / "config"
        if config.is_dir():
            shutil.rmtree(config)
        shutil.copytree(self.server / "config", config)
        for name in ("data", "logs", "tmp"):
            (self.folder / name).mkdir(exist_ok=True)
        lines = (f"{key}: {json.dumps(value)}" for key, value in self._settings().items())
        (config / "elasticsearch.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        if account := _account():
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, account["user"], account["group"])

    def _settings(self) -> dict[str, object]:
        cluster = {"discovery.type": "single-node"}
        if self.founders:
            cluster = {
                "discovery.seed_hosts": [f"127.0.0.1:{port}" for port in self.peers],
                "cluster.initial_master_nodes": list(self.founders),
            }
        return {
            "cluster.name": "kommunennetz",
            "node.name": self.name,
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder / "logs"),
            "network.host": "127.0.0.1",
            "http.port": self.http_port,
            "transport.port": self.transport_port,
            "xpack.security.enabled": False,
            # A laptop's disk is often fuller than a server's may be.
            "cluster.routing.allocation.disk.threshold_enabled": False,
            **cluster,
        }

    def _why_it_ended(self) -> str:
        output = self.log.read_text(encoding="utf-8", errors="replace")
        if "No space left on device" in output:
            return FULL
        if "Address already in use" in output or "Failed to bind" in output:
            return f"Port {self.http_port} oder {self.transport_port} ist belegt."
        return f"Elasticsearch ist zu Ende gegangen:\n{last_lines(output)}\n  Alles steht in {self.log}."


def _account() -> dict[str, object]:
    """Whom the server runs as: ourselves, or the account without rights when we are root."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam(UNPRIVILEGED)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
