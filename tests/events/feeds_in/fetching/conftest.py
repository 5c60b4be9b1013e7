"""A real web server with TLS on this machine, and a policy that may ask it."""

import datetime
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from exchange.events.feeds_in.fetching import Policy


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A file with key and certificate for `localhost` and 127.0.0.1, which is its own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    begin = datetime.datetime(2020, 1, 1)
    built = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(begin).not_valid_after(begin.replace(year=2120))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + built.public_bytes(serialization.Encoding.PEM))
    return path


class Server:
    """Answers every question as `answer` says; remembers what was asked."""

    def __init__(self, certificate, *, tls: bool = True) -> None:
        self.answer: Callable[[BaseHTTPRequestHandler], None] = lambda request: request.send_error(404)
        self.asked: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked.append((self.path, dict(self.headers)))
                with suppress(OSError):
                    outer.answer(self)

            def log_message(self, *_arguments):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.http.handle_error = lambda *_arguments: None
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.http.socket = context.wrap_socket(
                self.http.socket, server_side=True, do_handshake_on_connect=False
            )
        self.port = self.http.server_port
        self.url = f"https://127.0.0.1:{self.port}/kalender.ics"
        threading.Thread(target=self.http.serve_forever, args=[0.01], daemon=True).start()

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()

    def says(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """The answer from now on; `content_type` stands for Content-Type."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        self.answer = answer


@pytest.fixture
def server(certificate):
    running = Server(certificate)
    yield running
    running.close()


@pytest.fixture
def plain_server(certificate):
    """One that speaks no TLS."""
    running = Server(certificate, tls=False)
    yield running
    running.close()


@pytest.fixture
def policy_for(certificate):
    """A policy that may ask this server, and nothing else on this machine."""

    def make(running: Server, **changes) -> Policy:
        values = {
            "ports": frozenset({running.port}),
            "may_ask": lambda address: address == "127.0.0.1",
            "tls": lambda: ssl.create_default_context(cafile=str(certificate)),
            "seconds": 20.0,
        }
        return Policy(**(values | changes))

    return make
