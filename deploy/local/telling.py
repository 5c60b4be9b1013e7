"""What the person at the terminal sees: one line a step, with a sign of life, and one sentence of help."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from places import LOGS

SIGN_OF_LIFE_SECONDS = 2

# A terminal that cannot show a sign gets a question mark, not an error.
sys.stdout.reconfigure(errors="replace")


class Stopped(Exception):
    """Something is in the way; the message says what, and what to do about it."""


class Missing(Stopped):
    """Something must be installed first."""


def say(text: str, end: str = "\n") -> None:
    sys.stdout.write(text + end)
    sys.stdout.flush()


@contextmanager
def step(title: str) -> Iterator[None]:
    """Announce a step, add a dot every two seconds, and tell how long it took."""
    say(f"▸ {title} ", end="")
    started = time.monotonic()
    done = threading.Event()

    def breathe():
        while not done.wait(SIGN_OF_LIFE_SECONDS):
            say(".", end="")

    breath = threading.Thread(target=breathe, daemon=True)
    breath.start()
    try:
        yield
    finally:
        done.set()
        breath.join()
    say(f" fertig ({time.monotonic() - started:.0f} s)")


def command(
    arguments: Sequence[str | Path], *, log: str, remedy: str, environment: Mapping[str, str] | None = None
) -> str:
    """Run a program, keep its output in the log file, and return it.

    Raises Stopped with the remedy and the end of the output when the program fails.
    """
    try:
        result = subprocess.run(  # noqa: S603 - our own fixed commands
            [str(argument) for argument in arguments],
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise Stopped(f"Das Programm »{arguments[0]}« fehlt. {remedy}") from None
    LOGS.mkdir(parents=True, exist_ok=True)
    (LOGS / f"{log}.log").write_text(result.stdout, encoding="utf-8")
    if result.returncode:
        raise Stopped(_explanation(result.stdout, remedy, LOGS / f"{log}.log"))
    return result.stdout


def _explanation(output: str, remedy: str, log: Path) -> str:
    if "No space left on device" in output or "database or disk is full" in output:
        return "Die Festplatte ist voll. Bitte Platz schaffen (etwa 2 GB) und noch einmal starten."
    return f"{remedy}\n{last_lines(output)}\n  Alles steht in {log}."


def last_lines(output: str) -> str:
    """The end of a program's output, indented."""
    return "\n".join(f"    {line}" for line in output.strip().splitlines()[-12:])
