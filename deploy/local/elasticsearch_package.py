"""The files of the Elasticsearch server: fetched once with Maven, compared with their checksum, unpacked."""

import errno
import fcntl
import hashlib
import shutil
import zipfile
from pathlib import Path

from telling import Missing, Stopped, command

VERSION = "9.5.3"
# The official server as Maven offers it: without optional modules and without Java.
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
SHA256 = "bec49f3b8d00e75c8d1cec85c35298635ec9fbd3ae80ef5aeb6bc05abdb3db2d"
NEEDED_BYTES = 600_000_000
FULL = "Die Festplatte ist voll. Bitte Platz schaffen (etwa 1 GB) und noch einmal starten."
MAVEN = (
    "Das Programm »mvn« (Maven) fehlt; damit wird Elasticsearch geladen. Unter Debian und Ubuntu: "
    "apt-get install maven"
)
NETWORK = (
    "Elasticsearch ließ sich nicht laden. Bitte die Internetverbindung prüfen (hinter einem Proxy: in "
    "~/.m2/settings.xml eintragen)."
)


def server_files(folder: Path) -> Path:
    """The unpacked server below ``folder``; fetches it when it is not there. Several callers wait for one.

    Raises Missing without Maven, Stopped when network or disk fail or the file is not the expected one.
    """
    server = folder / f"elasticsearch-{VERSION}"
    if server.is_dir():
        return server
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not server.is_dir():
            _fetch(folder, server)
    return server


def _fetch(folder: Path, server: Path) -> None:
    if not shutil.which("mvn"):
        raise Missing(MAVEN)
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise Stopped(FULL)
    arguments = ("dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}")
    command(["mvn", "--batch-mode", "-q", *arguments], log="maven", remedy=NETWORK)
    archive = folder / f"elasticsearch-{VERSION}.zip"
    try:
        _check(archive)
        _unpack(archive, server)
    except OSError as error:
        raise Stopped(FULL if error.errno == errno.ENOSPC else f"{folder}: {error.strerror}") from None
    finally:
        archive.unlink(missing_ok=True)


def _check(archive: Path) -> None:
    with archive.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != SHA256:
        raise Stopped(
            "Die geladene Datei von Elasticsearch ist nicht die erwartete (Prüfsumme "
            f"{found}). Sie wurde gelöscht; bitte noch einmal starten."
        )


def _unpack(archive: Path, server: Path) -> None:
    """Beside its place first, so that what was interrupted is never taken for complete."""
    half = server.with_name("unpacking")
    shutil.rmtree(half, ignore_errors=True)
    with zipfile.ZipFile(archive) as files:
        files.extractall(half)
    for program in (half / server.name / "bin").iterdir():
        program.chmod(0o755)
    (half / server.name).rename(server)
    half.rmdir()
