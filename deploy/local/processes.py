"""Web server, worker and clock: started together, watched together, ended together."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from places import BIN, LOGS, PROJECT, PYTHON
from telling import Stopped, last_lines

TICK_SECONDS = 300
STARTING_SECONDS = 90
ENDING_SECONDS = 10
EVERYWHERE = ("0.0.0.0", "localhost")  # noqa: S104 - compared, not listened on


@dataclass
class Process:
    name: str
    arguments: list[str]
    running: subprocess.Popen | None = None

    def start(self) -> None:
        LOGS.mkdir(parents=True, exist_ok=True)
        with (LOGS / f"{self.name}.log").open("ab") as log:
            # A session of its own: Ctrl-C reaches this program alone, which then ends the others in order.
            self.running = subprocess.Popen(  # noqa: S603 - our own fixed commands
                self.arguments,
                cwd=PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def end(self, deadline: float) -> None:
        if self.running is None or self.running.poll() is not None:
            return
        try:
            self.running.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.running.pid, signal.SIGKILL)
            self.running.wait()

    def ask_to_end(self) -> None:
        if self.running is not None and self.running.poll() is None:
            self.running.terminate()


class Site:
    """The three processes behind one address."""

    def __init__(self, host: str, port: str):
        self.address = f"http://{'127.0.0.1' if host in EVERYWHERE else host}:{port}"
        manage = [str(PYTHON), str(PROJECT / "manage.py")]
        server = [str(BIN / "granian"), "--interface", "wsgi", "--host", host, "--port", port]
        self.web = Process("web", [*server, "--blocking-threads", "8", "--no-ws", "cms.wsgi:application"])
        self.worker = Process("worker", [*manage, "db_worker", "--queue-name", "*"])
        self.tick = Process("tick", [*manage, "tick"])
        self.next_tick = 0.0

    def start(self) -> None:
        """Start web server and worker and return when the site answers."""
        self.web.start()
        self.worker.start()
        deadline = time.monotonic() + STARTING_SECONDS
        while not self._answers():
            self._check()
            if time.monotonic() > deadline:
                raise Stopped(f"Der Webserver antwortet nicht. Warum, steht in {LOGS / 'web.log'}.")
            time.sleep(0.2)

    def watch(self) -> None:
        """Run the clock until a process ends (Stopped) or somebody ends this program (KeyboardInterrupt)."""
        while True:
            self._check()
            if time.monotonic() >= self.next_tick and not _alive(self.tick):
                self.next_tick = time.monotonic() + TICK_SECONDS
                self.tick.start()
            time.sleep(0.5)

    def end(self) -> None:
        """End all three; a second Ctrl-C must not leave one behind."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        processes = (self.web, self.worker, self.tick)
        for process in processes:
            process.ask_to_end()
        deadline = time.monotonic() + ENDING_SECONDS
        for process in processes:
            process.end(deadline)

    def _answers(self) -> bool:
        # No proxy for our own machine, whatever the environment says.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(f"{self.address}/healthz/", timeout=5) as answer:
                return answer.status == 200
        except urllib.error.HTTPError:
            raise
        except OSError:
            return False

    def _check(self) -> None:
        for process in (self.web, self.worker):
            if not _alive(process):
                log = LOGS / f"{process.name}.log"
                raise Stopped(
                    f"Der Prozess »{process.name}« ist zu Ende gegangen:\n"
                    f"{last_lines(log.read_text(errors='replace'))}\n  Alles steht in {log}."
                )


def _alive(process: Process) -> bool:
    return process.running is not None and process.running.poll() is None
