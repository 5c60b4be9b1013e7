"""German words: umlauts in every spelling, stems, stop words."""

import re
import threading
from functools import lru_cache

import Stemmer

from .text import fold

# ue is an umlaut, except after q (Quelle) and where the u belongs to a diphthong (neue, Bauer).
_UMLAUT_AS_DIGRAPH = re.compile("([ao])e|(?<![aeiouyq])(u)e")
# Förderung and fördern, Digitalisierung and digitalisieren: Snowball cuts only the verb's -er-.
_NOUN_OF_VERB_IN_ERN = re.compile("erung(?:s|en)?$")
# Plurals of Büro, Kita: Snowball keeps an s after a vowel.
_PLURAL_AFTER_VOWEL = re.compile("(?<=[a-z]{3}[ao])s$")
# Koordinatorin, Assistentin, Pädagogin: Snowball cuts only -erin.
_FEMININE = re.compile("(?<=or|nt|st|at|ur|og)in(?:nen)?$")
_SHORTEST_STEM = 3

_stemmers = threading.local()


def fold_german(word: str) -> str:
    """Lower-case ASCII in which Bürger, Buerger and Burger, Straße and Strasse are the same word."""
    return _UMLAUT_AS_DIGRAPH.sub(r"\1\2", fold(word))


@lru_cache(maxsize=100_000)
def stem_german(word: str) -> str:
    """The stem of a folded word."""
    stem = _stemmer().stemWord(_NOUN_OF_VERB_IN_ERN.sub("ern", _FEMININE.sub("", word)))
    stem = _PLURAL_AFTER_VOWEL.sub("", stem)
    return stem if len(stem) >= _SHORTEST_STEM else word


def _stemmer() -> Stemmer.Stemmer:
    """One stemmer a thread: the C object keeps state while it works."""
    if not hasattr(_stemmers, "german"):
        _stemmers.german = Stemmer.Stemmer("german", 0)
    return _stemmers.german


# Words that say nothing about what is looked for.
STOP_WORDS = frozenset(
    fold_german(word)
    for word in (
        "aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit "
        "dann das dass dazu dem den denn der des die dies diese diesem diesen dieser dieses doch dort du "
        "durch ein eine einem einen einer eines er es etwas für gegen gibt hat haben hatte hier ich ihm "
        "ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja je jede jedem jeden jeder jedes kann kein "
        "keine können man mehr mein mit muss nach nicht noch nur ob oder ohne sehr sein seine seinem "
        "seinen seiner sich sie sind so soll sollen sowie über um und uns unser unsere unserem unseren "
        "unserer unter vom von vor wann war waren warum was wegen welche welchem welchen welcher welches "
        "wenn wer werden wie wieso will wir wird wo worden wurde wurden zu zum zur zwischen"
    ).split()
)
