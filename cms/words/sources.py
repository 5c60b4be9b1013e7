"""Finds every message that code and templates pass to gettext, without the programs of GNU gettext.

Needs Babel, which is part of requirements-dev.txt.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

from .message import Message

FOLDERS = ("cms", "exchange", "search", "home", "templates")
# Migrations repeat messages of models as they were.
LEFT_OUT = "migrations"
TEMPLATE_ENDINGS = (".html", ".txt", ".xml")
CONTEXT_FIRST, PLURAL = ((1, "c"), 2), (1, 2)
CALLS = {
    "_": None,
    "_now": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": CONTEXT_FIRST,
    "pgettext_lazy": CONTEXT_FIRST,
    "npgettext": ((1, "c"), 2, 3),
}


def messages() -> dict[Message, list[str]]:
    """Every message with the paths of the files that use it, in the order of these files."""
    found: dict[Message, list[str]] = {}
    for folder in FOLDERS:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.parent.name == LEFT_OUT:
                continue
            name = path.relative_to(settings.BASE_DIR).as_posix()
            for message in messages_in(path):
                files = found.setdefault(message, [])
                if name not in files:
                    files.append(name)
    return found


def messages_in(path: Path) -> Iterator[Message]:
    """The messages of one file; none when it is neither Python nor a template."""
    if path.suffix == ".py":
        code = path.read_text(encoding="utf-8")
    elif path.suffix in TEMPLATE_ENDINGS:
        # Django writes the tags as calls between blanked text; what is indented would not be Python.
        calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        code = "\n".join(line.strip() for line in calls.splitlines())
    else:
        return
    for _, text, _, context in extract("python", BytesIO(code.encode()), CALLS):
        singular, plural = (text, "") if isinstance(text, str) else text
        yield Message(singular, plural, context or "")
