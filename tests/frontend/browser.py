"""A real browser for the tests of pages: Chromium as installed, without any traffic of its own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

CANDIDATES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]
REMEDY = "No browser found. Set CHROMIUM, install Chromium, or run `.venv/bin/playwright install chromium`."


def _executable(playwright) -> str | None:
    named = os.environ.get("CHROMIUM")
    installed = next(filter(None, map(shutil.which, CANDIDATES)), None)
    own = playwright.chromium.executable_path
    return named or installed or (own if Path(own).exists() else None)


def browser_start(django_db_setup) -> Iterator[Browser]:
    """The browser for the tests of a module. Without one they are skipped, on a CI machine they fail."""
    # Playwright keeps a loop running in this thread: Django would refuse to ask the database beside it, and
    # it opens a second connection there, which must know the data that follow each test, too.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    initial_data = connection._test_serialized_contents
    with sync_playwright() as playwright:
        connection._test_serialized_contents = initial_data
        executable = _executable(playwright)
        if executable is None:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(REMEDY)
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


def watch(page: Page, home: str) -> list[str]:
    """What goes wrong on a page from now on: requests to others, failed loads, blocked or broken content."""
    faults: list[str] = []

    def note_request(request):
        if not request.url.startswith((home, "data:", "blob:")):
            faults.append(f"foreign request: {request.url}")

    page.on("request", note_request)
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    return faults
