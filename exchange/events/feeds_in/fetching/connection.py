"""A connection to an IP address that was looked up once, checked, and then used: no second look-up."""

import http.client
import socket
import threading
import time

from .policy import FetchFailed, Policy


class Deadline:
    """The end of all patience, also with servers that send a byte now and then: it cuts the connection."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self.is_over = False

    @property
    def left(self) -> float:
        """Seconds; never zero, which would mean "for ever" to a socket."""
        return max(self._end - time.monotonic(), 0.001)

    def watch(self, sock: socket.socket) -> threading.Timer:
        """Cut this connection when the time is over."""
        timer = threading.Timer(self.left, self._cut, [sock])
        timer.daemon = True
        timer.start()
        return timer

    def _cut(self, sock: socket.socket) -> None:
        self.is_over = True
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it was over before


def looked_up(host: str, port: int, policy: Policy, deadline: Deadline) -> list[str]:
    """The IP addresses of a host, all of which may be asked. Raises `FetchFailed` when one may not."""
    found: list[str] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            found.extend(info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    # A look-up has no time limit of its own.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left)
    if thread.is_alive():
        raise FetchFailed("Der Server wurde nicht rechtzeitig gefunden.")
    if failed or not found:
        raise FetchFailed(f"Den Server „{host}“ gibt es nicht.")
    if not all(policy.may_ask(address) for address in found):
        raise FetchFailed(f"Der Server „{host}“ liegt nicht im öffentlichen Internet.")
    return list(dict.fromkeys(found))


class PinnedConnection(http.client.HTTPSConnection):
    """Talks to `host` at the given IP address; the certificate must be the host's.

    `release` ends it. `close` does not: `http.client` calls it as soon as it has read the headers.
    """

    def __init__(self, host: str, port: int, address: str, policy: Policy, deadline: Deadline) -> None:
        super().__init__(host, port, context=policy.tls())
        self._address, self._deadline = address, deadline
        self._watched: socket.socket | None = None

    def connect(self) -> None:
        plain = socket.socket(socket.AF_INET6 if ":" in self._address else socket.AF_INET)
        plain.settimeout(self._deadline.left)
        self._watched = plain.dup()
        self._watch = self._deadline.watch(self._watched)
        plain.connect((self._address, self.port))
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)

    def release(self) -> None:
        """Close everything."""
        self.close()
        if self._watched:
            self._watch.cancel()
            self._watched.close()
