"""Puts the notes of a run (ACCESS_REPORT=folder) together for ``manage.py accessibility_report``.

    python -m tests.frontend.access FOLDER 2026-05-06T12:00:00+02:00 > report.json

The date is that of the run; whoever publishes the report gives it.
"""

import json
import sys
from pathlib import Path

TOOL = "axe-core {version} und eigene Prüfungen"


def merged(folder: Path, checked_at: str, version: str) -> dict:
    """One report out of the notes of all groups."""
    notes = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    return {
        "checked_at": checked_at,
        "tool": TOOL.format(version=version),
        "pages": sum(note["pages"] for note in notes),
        "states": sum(note["states"] for note in notes),
        "findings": [finding for note in notes for finding in note["findings"]],
    }


def main(folder: str, checked_at: str) -> None:
    axe = Path(__file__).parents[3] / "node_modules" / "axe-core" / "package.json"
    version = json.loads(axe.read_text())["version"]
    json.dump(merged(Path(folder), checked_at, version), sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
