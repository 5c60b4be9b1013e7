"""One message of the interface."""

import re
from typing import NamedTuple

import polib

# What a program fills in (%(name)s, %s, %d, %%, {name}) and tags; a translation has the same.
_FIXED = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|</?\w[^>]*>")


class Message(NamedTuple):
    """German singular, German plural ("" when there is none) and context ("" when there is none)."""

    singular: str
    plural: str = ""
    context: str = ""

    @classmethod
    def of(cls, entry: polib.POEntry) -> "Message":
        """The message that an entry of a catalogue translates."""
        return cls(entry.msgid, entry.msgid_plural, entry.msgctxt or "")


def fixed_parts(text: str) -> list[str]:
    """Placeholders and tags, sorted: what a translation may move but neither lose nor add."""
    return sorted(_FIXED.findall(text))
