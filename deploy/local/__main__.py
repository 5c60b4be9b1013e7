"""`make run` and the other targets that need more than one line: from a bare machine to a running site.

Only the standard library, because nothing is installed yet when it starts.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where an old Python is told so
    sys.exit(
        f"Python 3.11 oder neuer wird gebraucht, gefunden wurde {sys.version.split()[0]}. "
        "Bitte installieren und mit »make run PYTHON=python3.12« angeben."
    )

from commands import elasticsearch, lighthouse, prepare, run
from telling import Stopped, say


def main() -> int:
    tasks = {
        "run": run,
        "elasticsearch": elasticsearch,
        "lighthouse": lighthouse,
        "prepare-tests": lambda: prepare(tests=True),
    }
    try:
        tasks[sys.argv[1]]()
    except Stopped as reason:
        say(f"\n✗ {reason}")
        return 1
    except KeyboardInterrupt:
        say("\nAbgebrochen.")
        return 130
    return 0


sys.exit(main())
