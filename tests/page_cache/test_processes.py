"""Several processes, each with pages in its own memory, are of one mind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from cms.models import NetworkSettings


@pytest.fixture
def ask(transactional_db):
    """Asks a second process for an address: whether the page was kept there, and the page."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.page_cache.second_process"],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"DATABASE_NAME": str(connection.settings_dict["NAME"])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def answer(address: str) -> tuple[bool, str]:
        process.stdin.write(f"{address}\n")
        process.stdin.flush()
        return tuple(json.loads(process.stdout.readline()))

    yield answer
    process.stdin.close()
    process.wait()


def test_what_one_process_writes_the_other_shows_at_once(ask, site):
    assert [ask("/kommunen/")[0] for _time in range(2)] == [False, True]

    NetworkSettings.objects.update_or_create(site=site, defaults={"network_name": "Neunetz"})

    kept, page = ask("/kommunen/")
    assert not kept and "Neunetz" in page
    assert ask("/kommunen/") == (True, page)
