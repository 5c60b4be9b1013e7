"""A page in one or two sentences."""

from django.utils.text import Truncator

from cms.plain_text import stream_text

# Search machines cut longer ones off themselves, in the middle of a word.
MAX_LENGTH = 300


def short_text(text: str, story=None) -> str:
    """``text``, or how the story of blocks begins; cut at a word's end, in one line."""
    words = " ".join((text or stream_text(story)).split())
    if len(words) <= MAX_LENGTH:
        return words
    kept = Truncator(words).chars(MAX_LENGTH, truncate="").rsplit(" ", 1)[0]
    return f"{kept.rstrip(' ,;:.–')} …"
