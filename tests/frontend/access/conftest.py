"""The site on a running server, a window for each kind of visitor, and the report."""

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cms import spam

from .accounts import enter
from .survey import STATES_A_ROW, Finding
from .world import world_make


@pytest.fixture
def addresses(visits, site, monkeypatch, settings) -> dict[str, str]:
    """The addresses of the world by name."""
    monkeypatch.setattr(spam, "FASTEST", timedelta(0))
    # However slow the machine is, nobody is asked once more who they are.
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 3600
    return world_make(site)


@pytest.fixture
def window_for(visits, addresses) -> Callable:
    """A window for the visitors of a row: one for everybody, one for each role."""
    windows = {}

    def window(role: str):
        if role not in windows:
            windows[role] = visits.window(bypass_csp=True)
            if role:
                enter(windows[role], role)
        return windows[role]

    return window


@pytest.fixture
def report() -> Callable:
    """Notes what was looked at in the folder ACCESS_REPORT, for ``python -m tests.frontend.access``."""
    folder = os.environ.get("ACCESS_REPORT")

    def write(group: str, rows: list, findings: list[Finding]) -> None:
        if folder:
            content = {
                "pages": len({row.subject for row in rows}),
                "states": len(rows) * STATES_A_ROW,
                "findings": [
                    {
                        "rule": f.rule,
                        "page": f.row.subject,
                        "state": f"{f.row.state}, {f.view}",
                        "impact": f.impact,
                    }
                    for f in findings
                ],
            }
            (Path(folder) / f"{group}.json").write_text(json.dumps(content, ensure_ascii=False))

    return write
