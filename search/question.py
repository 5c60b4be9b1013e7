"""What a visitor typed, cut into free words, phrases in quotes and exclusions. Knows no language."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from .text import clean_text

_QUOTES = re.compile("[\u201c\u201d\u201e\u201f\u00ab\u00bb]")
# A minus stands before a word or a quote and behind a blank: the hyphen of Bürger-Engagement is none.
_PIECE = re.compile(r'(?:(?<!\S)(?P<minus>[-\u2212]))?(?:"(?P<phrase>[^"]*)"|(?P<words>[^\s"]+))')


class Role(Enum):
    """What a piece of a query asks for."""

    FREE = "free"
    PHRASE = "phrase"
    EXCLUDED = "excluded"


class Piece(NamedTuple):
    """A word or phrase as it was typed, without its quotes and minus."""

    role: Role
    text: str


def pieces_of(query: str) -> Iterator[Piece]:
    """The pieces in order. A quote that is never closed and a minus that stands alone mean nothing."""
    text = _QUOTES.sub('"', clean_text(query))
    if text.count('"') % 2:
        head, _quote, tail = text.rpartition('"')
        text = f"{head} {tail}"
    for match in _PIECE.finditer(text):
        phrase, words = match["phrase"], match["words"]
        role = Role.EXCLUDED if match["minus"] else Role.FREE if phrase is None else Role.PHRASE
        yield Piece(role, words if phrase is None else phrase)


def meant_text(query: str) -> str:
    """What the query is about: its words without quotes, and without what a minus excludes."""
    return clean_text(" ".join(piece.text for piece in pieces_of(query) if piece.role != Role.EXCLUDED))
