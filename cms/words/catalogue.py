"""The catalogues ``locale/<language>/LC_MESSAGES/django.po``: brought up to date, checked, compiled."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polib
from django.conf import settings

from .message import Message, fixed_parts

# English translates everything; Leichte Sprache only what it words differently, the rest stays German.
COMPLETE = ("en",)
WIDTH = 110


def catalogue_paths() -> list[Path]:
    """The catalogues that exist."""
    return sorted((settings.BASE_DIR / "locale").glob("*/LC_MESSAGES/django.po"))


def language(path: Path) -> str:
    """ "en" or "de_Simple"."""
    return path.parent.parent.name


def catalogue_update(*, path: Path, messages: Mapping[Message, Sequence[str]]) -> None:
    """Write the catalogue anew, in the order of the messages: translations stay, those without message go.

    A complete catalogue gets an empty entry for each new message; another one only keeps what it has.
    """
    old = read(path)
    known = {Message.of(entry): entry for entry in old}
    new = polib.POFile(wrapwidth=WIDTH)
    new.metadata, new.header = old.metadata, old.header
    for message, files in messages.items():
        if message in known or language(path) in COMPLETE:
            new.append(_entry(message, files, known.get(message)))
    new.save(str(path))


def missing(catalogue: polib.POFile, messages: Mapping[Message, Sequence[str]]) -> list[Message]:
    """The messages that the catalogue does not translate, in whole or in part."""
    known = {Message.of(entry): entry for entry in catalogue}
    return [message for message in messages if message not in known or not known[message].translated()]


def mistakes(catalogue: polib.POFile) -> Iterator[str]:
    """What is wrong: a translation that is not certain, lacks a form, or has other placeholders and tags."""
    for entry in catalogue:
        forms = [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)] or [entry.msgstr]
        german = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
        if entry.fuzzy:
            yield f"{entry.msgid}: fuzzy"
        if len(forms) != len(german):
            yield f"{entry.msgid}: {len(forms)} forms"
        for form, source in zip(forms, german, strict=False):
            if form and fixed_parts(form) != fixed_parts(source):
                yield f"{source}: {form}"


def catalogues_compile() -> list[Path]:
    """Write ``django.mo``, which gettext reads, beside each ``django.po``. Answers what was written."""
    compiled = []
    for path in catalogue_paths():
        read(path).save_as_mofile(str(path.with_suffix(".mo")))
        compiled.append(path.with_suffix(".mo"))
    return compiled


def read(path: Path) -> polib.POFile:
    """The catalogue as it stands in the file."""
    return polib.pofile(str(path), wrapwidth=WIDTH)


def _entry(message: Message, files: Sequence[str], old: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.singular,
        msgid_plural=message.plural,
        msgctxt=message.context or None,
        occurrences=[(file, "") for file in files],
        tcomment=old.tcomment if old else "",
        flags=[flag for flag in old.flags if flag == "fuzzy"] if old else [],
    )
    if message.plural:
        entry.msgstr_plural = old.msgstr_plural if old else {0: "", 1: ""}
    else:
        entry.msgstr = old.msgstr if old else ""
    return entry
