"""What the machine must offer before anything is installed or started."""

import os
import shutil
import socket
import tempfile

from places import PROJECT
from telling import Stopped

NEEDED_BYTES = 1_500_000_000


def check_folder() -> None:
    """The project's folder can be written to and has room."""
    try:
        with tempfile.TemporaryFile(dir=PROJECT) as file:
            file.write(b"x")
    except OSError as error:
        raise Stopped(
            f"In {PROJECT} kann nichts geschrieben werden ({error.strerror}). "
            "Bitte Rechte und freien Platz prüfen."
        ) from None
    free = shutil.disk_usage(PROJECT).free
    if free < NEEDED_BYTES and not (PROJECT / "node_modules").is_dir():
        raise Stopped(
            f"Auf der Festplatte sind nur {free // 1_000_000} MB frei. Bitte etwa 1,5 GB frei machen."
        )


def free_port() -> int:
    """A port on which nobody listens at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def check_port(host: str, port: str, *, variable: str = "PORT", target: str = "run") -> None:
    """The port is a number and nobody listens there; ``variable`` and ``target`` are those of make."""
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise Stopped(f"{variable}={port} ist keine Portnummer. Zum Beispiel: make {target} {variable}=8001")
    try:
        family, *_, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
    except OSError:
        raise Stopped(f"HOST={host} ist keine Adresse dieses Rechners. Zum Beispiel: HOST=0.0.0.0") from None
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
        except PermissionError:
            raise Stopped(
                f"Port {port} darf hier nicht benutzt werden. Zum Beispiel: {variable}=8000"
            ) from None
        except OSError:
            raise Stopped(
                f"Port {port} ist belegt oder nicht verfügbar. "
                f"Einen anderen wählen: make {target} {variable}={_next(int(port))}"
            ) from None


def _next(port: int) -> int:
    return port + 1 if port < 65535 else 8000


def prepare_environment(host: str, port: str) -> None:
    """Settings that the site's own programs read: its address, and UTF-8 whatever the machine's locale."""
    os.environ["PYTHONUTF8"] = "1"
    os.environ["PORT"] = port
    os.environ["HOST"] = host
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.local")
