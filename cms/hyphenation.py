"""Soft hyphens in very long words.

Style sheets ask browsers to hyphenate (``hyphens: auto``), but Chromium does it only where it has a
dictionary of the language, and many have none for German. There a word that is longer than the screen of a
phone breaks anywhere. So the longest words carry their own possible breaks; others stay as they were typed.
"""

import re
from functools import cache, lru_cache

import pyphen
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

SOFT_HYPHEN = "\u00ad"
# A heading of a phone holds about so many letters in a line.
LONG = 20
_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")
# Tags and entities of escaped text stay as they are.
_MARKUP = re.compile(r"(<[^>]*>|&[#\w]+;)")
_DICTIONARIES = {"de": "de_DE", "en": "en_GB"}


def soft_hyphens(text: str, language: str = "") -> SafeString:
    """The text, escaped, with soft hyphens in its longest words.

    ``language`` is a key of LANGUAGES, the active one unless told.
    """
    escaped = conditional_escape(text)
    if not _WORD.search(escaped) or not (name := _DICTIONARIES.get((language or get_language() or "")[:2])):
        return escaped
    parts = _MARKUP.split(escaped)
    parts[::2] = [_WORD.sub(lambda word: _hyphenated(word[0], name), part) for part in parts[::2]]
    return mark_safe("".join(parts))  # noqa: S308 - escaped above, and nothing but soft hyphens is new


@lru_cache(maxsize=4_096)
def _hyphenated(word: str, name: str) -> str:
    pieces = _dictionary(name).inserted(word, SOFT_HYPHEN).split(SOFT_HYPHEN)
    joined = [pieces[0]]
    for piece in pieces[1:]:
        # A single letter is what the dictionary makes of a seam that it does not know ("um-s-eh").
        alone = min(len(piece), len(joined[-1].rpartition(SOFT_HYPHEN)[2])) == 1
        joined.append(piece if alone else SOFT_HYPHEN + piece)
    return "".join(joined)


@cache
def _dictionary(name: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=name, left=3, right=3)
