"""A real Chromium for tests marked `journey`, on a running site.

Every page also proves what no page may do: ask another host for anything, break the content security policy,
stumble in a script.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, sync_playwright

INSTALL = (
    "Installieren mit: .venv/bin/playwright install --with-deps chromium (oder apt-get install chromium)"
)
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"]


def pytest_collection_modifyitems(items):
    """A test in which the browser itself stumbles, as on a machine out of breath, is begun anew, once.

    The report counts it. An assertion that fails is never given a second chance.
    """
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=[Error]))


def browser_program(playwrights_own: str) -> str | None:
    """The browser's program: CHROMIUM, else an installed Chromium or Chrome, else Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return named
    installed = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    return installed or (playwrights_own if Path(playwrights_own).exists() else None)


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once; without one the test is skipped on one's own machine and fails in CI."""
    # Playwright runs an event loop in this thread, which makes Django refuse queries beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        program = browser_program(playwright.chromium.executable_path)
        if program is None and os.environ.get("CI"):
            pytest.fail(f"Kein Browser gefunden. {INSTALL}")
        if program is None:
            pytest.skip(f"Kein Browser gefunden. {INSTALL}")
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


class Visits:
    """Opens windows on the site and remembers what went wrong in them."""

    def __init__(self, browser, address: str):
        self.browser = browser
        self.address = address
        self.complaints: list[str] = []
        self.contexts = []
        # Other sites to which a test goes on purpose; what their pages ask for is not ours.
        self.other_sites: set[str] = set()

    def window(self, *, width: int = 1280, height: int = 900, javascript: bool = True, **options):
        """A new visitor's window (Playwright's Page) with cookies of its own; paths begin at the site."""
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale="de-DE",
            timezone_id="Europe/Berlin",
            **options,
        )
        self.contexts.append(context)
        context.set_default_timeout(20_000)
        window = context.new_page()
        window.on("request", self._watch_host)
        window.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        window.on("console", self._watch_policy)
        return window

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def _watch_host(self, request) -> None:
        target, asking = urlsplit(request.url), urlsplit(request.frame.url).netloc
        if {target.netloc, asking} & self.other_sites:
            return
        if target.scheme in ("http", "https", "ws", "wss") and target.netloc != urlsplit(self.address).netloc:
            self.complaints.append(f"third party: {request.url}")

    def _watch_policy(self, message) -> None:
        if "Content Security Policy" in message.text:
            self.complaints.append(f"policy: {message.text}")


@pytest.fixture
def visits(browser, live_server, site) -> Iterator[Visits]:
    """Windows on the running site: `visits.window(width=390, javascript=False).goto("/suche/")`."""
    visits = Visits(browser, live_server.url)
    yield visits
    visits.close()
    assert visits.complaints == []
