"""Demo content as it stands in the files: one TOML file a member, contribution, event, page or document."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
IMAGES = Path(__file__).parent / "images"


@dataclass(frozen=True)
class Entry:
    """One file. ``key`` is its path without the ending, "practices/raumboerse"; imports remember it."""

    key: str
    data: dict[str, Any]

    @property
    def name(self) -> str:
        """The name of the file alone."""
        return self.key.rsplit("/", 1)[-1]


def entry(key: str) -> Entry:
    """The file of this key. Raises ``FileNotFoundError``, and ``TOMLDecodeError`` for a broken one."""
    return Entry(key, tomllib.loads((CONTENT / f"{key}.toml").read_text(encoding="utf-8")))


def entries(folder: str) -> list[Entry]:
    """All files of a folder, by name."""
    return [entry(f"{folder}/{path.stem}") for path in sorted((CONTENT / folder).glob("*.toml"))]
