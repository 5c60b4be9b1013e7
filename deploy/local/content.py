"""The database and what stands in it: made at the first start, afterwards kept and brought up to date."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import stamps
from places import PROJECT, PYTHON, VAR
from telling import command, step

REMEDY = "Das ist ein Fehler im Programm oder in den Daten."
APPS = ("cms", "exchange", "search", "home")
REQUIREMENTS = PROJECT / "requirements.txt"
REGISTER = PROJECT / "exchange" / "municipalities" / "data" / "nrw_municipalities.csv"


@dataclass(frozen=True)
class Step:
    """A command of manage.py that runs again only when the files it works with have changed."""

    title: str
    arguments: tuple[str, ...]
    files: Iterable[Path] = ()
    # What the address in browsers, or anything else beside files, has to do with it.
    also: tuple[str, ...] = ()


def fill_database() -> None:
    """Migrations, register, site, demo content and search index, in this order."""
    if not _database_address() and not (VAR / "db.sqlite3").exists():
        _forget_stamps()
    address = (os.environ["HOST"], os.environ["PORT"])
    migrations = [file for file in _code(*APPS) if file.parent.name == "migrations"]
    for each in (
        Step("Datenbank einrichten", ("migrate", "--no-input"), [*migrations, REQUIREMENTS]),
        Step("Gemeinden, Kreise und Bezirke laden", ("load_register", str(REGISTER)), [REGISTER]),
        Step("Seiten, Rollen und Freigabe einrichten", ("create_site",), _code("home", "exchange"), address),
        # Once only: what users change or delete afterwards stays changed or deleted.
        Step("Beispielinhalte anlegen", ("load_demo",)),
        Step("Suche aufbauen", ("rebuild_search",), _code("search")),
        Step("Dateien der Oberfläche bereitstellen", ("collectstatic", "--no-input"), _static_files()),
    ):
        _do(each)


def _do(each: Step) -> None:
    name = each.arguments[0]
    mark = stamps.fingerprint(each.files, *each.arguments, *each.also)
    if stamps.is_fresh(_stamp(name), mark):
        return
    with step(each.title):
        command([PYTHON, PROJECT / "manage.py", *each.arguments], log=name, remedy=REMEDY)
    stamps.write(_stamp(name), mark)


def _code(*folders: str) -> list[Path]:
    return [file for folder in folders for file in (PROJECT / folder).rglob("*.py")]


def _static_files() -> list[Path]:
    built = [file for file in (PROJECT / "frontend" / "build").rglob("*") if file.is_file()]
    return [*built, REQUIREMENTS]


def _stamp(name: str) -> Path:
    return _stamps_folder() / name


def _stamps_folder() -> Path:
    """Stamps belong to one database; with another one everything is done anew."""
    return VAR / "stamps" / hashlib.sha256(_database_address().encode()).hexdigest()[:12]


def _database_address() -> str:
    """DATABASE_URL from the environment or .env; empty means the SQLite file in var/."""
    dotenv = PROJECT / ".env"
    lines = dotenv.read_text(encoding="utf-8").splitlines() if dotenv.is_file() else []
    written = [line.partition("=")[2] for line in lines if line.startswith("DATABASE_URL=")]
    return os.environ.get("DATABASE_URL") or "".join(written).strip()


def _forget_stamps() -> None:
    for stamp in _stamps_folder().glob("*"):
        stamp.unlink()
