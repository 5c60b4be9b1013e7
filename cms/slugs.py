"""Addresses from German titles."""

from unicodedata import normalize

from django.utils.text import slugify

# As Germans write the letters where there is no umlaut; the editor's script does the same.
LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_TABLE = str.maketrans(LETTERS)


def german_slug(text: str) -> str:
    """ "Bürger fördern" is ``buerger-foerdern``; "" when no letter or digit is left."""
    return slugify(normalize("NFC", text).lower().translate(_TABLE))
