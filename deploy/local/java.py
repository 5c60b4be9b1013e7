"""The Java development kit that Elasticsearch needs: 21 or newer, and a whole one."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from telling import Missing

OLDEST = 21
PLACES = Path("/usr/lib/jvm")
MISSING = (
    "Elasticsearch braucht ein vollständiges Java-Entwicklungspaket (JDK) ab Version 21. Unter Debian 13 und "
    "Ubuntu 24.04: apt-get install openjdk-21-jdk-headless. Sonst ein JDK von https://adoptium.net entpacken "
    "und seinen Ordner angeben: ES_JAVA_HOME=/pfad/zum/jdk"
)


def java_home() -> Path:
    """The folder of the newest usable JDK; one that ES_JAVA_HOME or JAVA_HOME names goes first.

    Raises Missing with what to install when there is none.
    """
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        if (named := os.environ.get(name)) and _version(Path(named)) >= OLDEST:
            return Path(named)
    newest = max(_installed(), key=_version, default=None)
    if newest is None or _version(newest) < OLDEST:
        raise Missing(MISSING)
    return newest


def _installed() -> Iterator[Path]:
    if PLACES.is_dir():
        yield from (folder for folder in sorted(PLACES.iterdir()) if folder.is_dir())
    if java := shutil.which("java"):
        yield Path(java).resolve().parent.parent


def _version(home: Path) -> int:
    """The main version; 0 for what is no JDK, such as a runtime without what the server loads."""
    release = home / "release"
    if not release.is_file():
        return 0
    text = release.read_text(encoding="utf-8", errors="replace")
    found = re.search(r'^JAVA_VERSION="(\d+)', text, re.MULTILINE)
    whole = {"jdk.jdi", "jdk.incubator.vector"} <= set(re.findall(r"[\w.]+", text))
    return int(found.group(1)) if found and whole else 0
