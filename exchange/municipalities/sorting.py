"""Names in the order of German dictionaries (DIN 5007-1), the same on every database."""

import unicodedata


def din_5007_key(name: str) -> str:
    """The key by which names sort: ä like a, ß like ss, accents and case ignored.

    >>> sorted(["Öde", "Zell", "Ober", "Straß"], key=din_5007_key)
    ['Ober', 'Öde', 'Straß', 'Zell']
    """
    folded = name.casefold().replace("ß", "ss")
    decomposed = unicodedata.normalize("NFD", folded)
    letters = (sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())
