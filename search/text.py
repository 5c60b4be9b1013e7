"""Text as people paste it, made safe to show, and cut into words. Knows no language."""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from anyascii import anyascii

# Soft hyphen, zero-width characters, direction marks, byte order mark: invisible, and inside of words.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
# Control characters, lone surrogates and blanks of every width.
_BLANK = re.compile("[\\s\u0000-\u001f\u007f-\u009f\ud800-\udfff]+")

_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"
# Words joined by a hyphen, or by the points that Leichte Sprache sets into long words.
_JOINT = "[-\u2010\u2011\u00b7\u2022\u2027]"
# Bürger:innen, Bürger*innen, Bürger_innen, Bürger/innen, Bürger/-innen.
_GENDER = r"(?:[:*_]|/-?)in(?:nen)?(?![^\W_])"
_WORD = re.compile(f"{_LETTERS}(?:{_GENDER}|{_JOINT}{_LETTERS})*")
_JOINTS = re.compile(_JOINT)
_GENDER_MARK = re.compile(r"[:*_/]-?")
_NOT_ALPHANUMERIC = re.compile("[^a-z0-9]")

MAX_WORD_LENGTH = 80
# What follows in a longer chain of hyphenated words is not found.
_MAX_WRITTEN = 4 * MAX_WORD_LENGTH


class Token(NamedTuple):
    """A word of a text and where it stands."""

    start: int
    end: int
    written: str

    @property
    def pieces(self) -> tuple[str, ...]:
        """More than one where the word is hyphenated; without the endings of several genders."""
        return word_pieces(self.written)


def clean_text(text: str) -> str:
    """The text without invisible characters, composed, with plain blanks: what is stored and shown."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _BLANK.sub(" ", text).strip()


def tokens(text: str) -> Iterator[Token]:
    """The words of a cleaned text, in order."""
    return itertools.starmap(Token, written_words(text))


def written_words(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a cleaned text as plain tuples, for who looks through many."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        yield start, end, match.group()[:_MAX_WRITTEN]


def word_pieces(written: str) -> tuple[str, ...]:
    """The pieces of a word, none longer than ``MAX_WORD_LENGTH``."""
    return tuple(piece[:MAX_WORD_LENGTH] for piece in _JOINTS.split(_GENDER_MARK.sub("", written)))


def fold(word: str) -> str:
    """The word in lower-case ASCII letters and digits, so that every engine treats every script alike."""
    return _NOT_ALPHANUMERIC.sub("", anyascii(unicodedata.normalize("NFKC", word).casefold()).lower())
