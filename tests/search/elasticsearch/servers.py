"""Servers that are no Elasticsearch, on real sockets."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PRODUCT = "X-Elastic-Product: Elasticsearch\r\n"
JSON = f"Content-Type: application/json\r\n{PRODUCT}"


def http(status: str, headers: str, body: str) -> bytes:
    """An answer as it goes over the wire."""
    length = f"Content-Length: {len(body.encode())}\r\n"
    return f"HTTP/1.1 {status}\r\n{headers}{length}Connection: close\r\n\r\n{body}".encode()


NONSENSE = {
    "a web page": http("200 OK", "Content-Type: text/html\r\n", "<html><body>Anmelden</body></html>"),
    "a web page under the right name": http(
        "200 OK", f"Content-Type: text/html\r\n{PRODUCT}", "<html></html>"
    ),
    "an error": http("500 Internal Server Error", JSON, '{"error": "sorry", "status": 500}'),
    "a gateway's error": http("502 Bad Gateway", "Content-Type: text/html\r\n", "<h1>502</h1>"),
    "too busy": http("429 Too Many Requests", JSON, '{"error": {"type": "rejected"}, "status": 429}'),
    "half an object": http("200 OK", JSON, '{"hits": {"hits": ['),
    "another object": http("200 OK", JSON, '{"took": 3}'),
    "a list": http("200 OK", JSON, "[1, 2, 3]"),
    "a number for hits": http("200 OK", JSON, '{"hits": 3, "aggregations": 4}'),
    "hits without numbers": http("200 OK", JSON, '{"hits": {"hits": [{"_id": "x", "_score": 1}]}}'),
    "less than promised": b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n" + JSON.encode() + b"\r\n{",
    "no HTTP at all": b"220 mail.example ESMTP\r\n",
    "nothing": b"",
}


@contextmanager
def server_that_says(answer: bytes) -> Iterator[str]:
    """Answers every request alike and closes the connection. Yields ``host:port``."""

    def talk(connection: socket.socket) -> None:
        with connection:
            connection.recv(65536)
            connection.sendall(answer)

    with _listening(talk) as address:
        yield address


@contextmanager
def server_that_hangs() -> Iterator[tuple[str, list[socket.socket]]]:
    """Accepts every connection and never says a word. Yields ``host:port`` and the connections."""
    connections: list[socket.socket] = []
    with _listening(connections.append) as address:
        yield address, connections
    for connection in connections:
        connection.close()


@contextmanager
def server_that_drips() -> Iterator[str]:
    """Sends a byte every few milliseconds and never comes to an end. Yields ``host:port``."""
    over = threading.Event()

    def talk(connection: socket.socket) -> None:
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n" + JSON.encode() + b"\r\n")
            while not over.wait(0.02):
                connection.sendall(b" ")

    with _listening(talk) as address:
        yield address
        over.set()


def closed_port() -> str:
    """``host:port`` where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"127.0.0.1:{listener.getsockname()[1]}"


@contextmanager
def _listening(talk) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))

    def converse(connection: socket.socket) -> None:
        try:
            talk(connection)
        except OSError:
            # Whoever asked went away.
            connection.close()

    def accept() -> None:
        while True:
            try:
                connection, _peer = listener.accept()
            except OSError:
                return
            threading.Thread(target=converse, args=[connection], daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        # Closing alone would leave the thread in accept().
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
