"""English words: stems and stop words; nothing is cut into parts."""

import threading

import Stemmer

_stemmers = threading.local()

STOP_WORDS = frozenset(
    "a an and are as at be been but by can do does for from had has have how i if in into is it its "
    "no not of on or our should so that the their them then there these they this to was we were what "
    "when where which who why will with you your".split()
)


def stem_english(word: str) -> str:
    """The stem of a folded word."""
    if not hasattr(_stemmers, "english"):
        # One stemmer a thread: the C object keeps state while it works.
        _stemmers.english = Stemmer.Stemmer("english")
    return _stemmers.english.stemWord(word)
