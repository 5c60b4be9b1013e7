"""`make lighthouse`: how fast and how accessible the most visited pages are on a phone, by Google's measure.

Lighthouse is large and nothing else needs it, so it is installed beside its reports, at the first use.
"""

import json
import os
import re
import shutil
import urllib.request
from pathlib import Path

from packages import NETWORK, node_environment, npm_program
from places import PYTHON, VAR
from telling import Stopped, command, say, step

PACKAGE = "lighthouse@12.8.2"
FOLDER, REPORTS = VAR / "program", VAR / "reports"
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
# Whatever else the machine does can only slow a page down: the best of so many looks counts.
LOOKS = 3
FLAGS = "--headless=new --no-sandbox --disable-background-networking"
_PLAYWRIGHTS = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
_CONTRIBUTION = re.compile(r'href="(/kommunen/[^/"]+/[^/"]+/)"')


def install() -> None:
    """The program, once for each version."""
    installed = FOLDER / "node_modules" / "lighthouse" / "package.json"
    wanted = PACKAGE.partition("@")[2]
    if installed.exists() and json.loads(installed.read_text(encoding="utf-8"))["version"] == wanted:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    with step("Lighthouse laden"):
        command(
            [npm_program(), "--prefix", FOLDER, "install", "--ignore-scripts", "--no-audit", PACKAGE],
            log="npm",
            remedy=f"Lighthouse ließ sich nicht laden. {NETWORK}",
            environment=node_environment(),
        )


def measure(address: str) -> None:
    """Look at home, list, contribution and search below ``address``; ``Stopped`` when a goal is missed."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    missed = []
    for name, path in _paths(address).items():
        scores = _best(name, address + path)
        words = "  ".join(f"{key} {score}" for key, score in scores.items())
        say(f"  {name:<12} {words}")
        low = [key for key, goal in GOALS.items() if scores[key] < goal]
        missed += [f"{name}: {key} {scores[key]} statt {GOALS[key]}" for key in low]
    say(f"Berichte liegen in {REPORTS}.")
    if missed:
        raise Stopped("Unter dem Ziel: " + ", ".join(missed))


def _paths(address: str) -> dict[str, str]:
    with urllib.request.urlopen(f"{address}/praxisbeispiele/", timeout=60) as answer:  # noqa: S310 - our own
        found = _CONTRIBUTION.search(answer.read().decode())
    if not found:
        raise Stopped("In der Liste steht kein Beitrag.")
    return {"start": "/", "liste": "/praxisbeispiele/", "beitrag": found[1], "suche": "/suche/"}


def _best(name: str, url: str) -> dict[str, int]:
    best: dict[str, int] = {}
    for _look in range(LOOKS):
        scores = _look_at(name, url)
        best = {key: max(score, best.get(key, 0)) for key, score in scores.items()}
        if all(best[key] >= goal for key, goal in GOALS.items()):
            break
    return best


def _look_at(name: str, url: str) -> dict[str, int]:
    program = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
    target = REPORTS / name
    command(
        ["node", program, url, "--quiet", f"--chrome-flags={FLAGS}", "--output=json", "--output=html",
         f"--output-path={target}", f"--only-categories={','.join(GOALS)}"],
        log="lighthouse",
        remedy="Lighthouse konnte die Seite nicht messen.",
        environment=node_environment() | {"CHROME_PATH": _browser()},
    )  # fmt: skip
    report = json.loads(Path(f"{target}.report.json").read_text(encoding="utf-8"))
    return {key: round(100 * (report["categories"][key]["score"] or 0)) for key in GOALS}


def _browser() -> str:
    """An installed Chromium or Chrome, else the one of the tests."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    installed = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), "")
    if installed:
        return installed
    return command([PYTHON, "-c", _PLAYWRIGHTS], log="browser", remedy="Es fehlt ein Chromium.").strip()
