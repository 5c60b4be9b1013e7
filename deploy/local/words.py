"""Translations of the interface, compiled from the catalogues in locale/, as gettext reads nothing else."""

import stamps
from places import PROJECT, PYTHON
from telling import command, step

LOCALE = PROJECT / "locale"


def compile_words() -> None:
    """Compile when a catalogue has changed or a compiled one is missing."""
    catalogues = list(LOCALE.rglob("*.po"))
    mark = stamps.fingerprint(catalogues)
    stamp = LOCALE / ".stamp"
    if stamps.is_fresh(stamp, mark) and all(path.with_suffix(".mo").exists() for path in catalogues):
        return
    with step("Übersetzungen bereitstellen"):
        command(
            [PYTHON, PROJECT / "manage.py", "compile_words"],
            log="compile_words",
            remedy="Ein Katalog in locale/ ist nicht lesbar.",
        )
    stamps.write(stamp, mark)
