"""Plain text out of rich text and StreamFields, for search, feeds and descriptions."""

import re
from html import unescape

from bs4 import BeautifulSoup

_BLANK = re.compile(r"\s+")
# Not "<" nor an entity, which may be a blank.
_FIRST_LETTER = re.compile(r"^(?:\s*<[a-z][a-z0-9]*>)*\s*[^\s<&]")
# Tags inside of a sentence part no words: <b>Ehren</b>amt, <a>Karte</a>.
_PARTING_TAG = re.compile(
    r"<(?!/?(?:a|abbr|b|code|em|i|mark|s|small|span|strong|sub|sup|u)\b)", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:a|b|br|code|em|h[1-6]|hr|i|li|ol|p|strong|sub|sup|ul)(?: [a-z-]+=\"[^\"<>&]*\")*\s?/?>"
)
# What editors write mostly: nothing that a parser reads otherwise, twenty times as fast.
_PLAIN = re.compile(rf"(?:[^<>&]|&(?:amp|gt|lt|nbsp|quot|#39|#x27);|{_TAG.pattern})*")


def has_text(html: str) -> bool:
    """Whether ``html_text`` has something to say; mostly a look at the first letter tells."""
    return bool(_FIRST_LETTER.search(html) or html_text(html)) if html else False


def html_text(html: str) -> str:
    """The text of an HTML fragment: paragraphs and the like are parted by a blank, blanks are folded."""
    if not html:
        return ""
    parted = _PARTING_TAG.sub(" <", html)
    text = (
        unescape(_TAG.sub("", parted))
        if _PLAIN.fullmatch(html)
        else BeautifulSoup(parted, "html.parser").get_text()
    )
    return _BLANK.sub(" ", text).strip()


def stream_text(stream) -> str:
    """All searchable text of a StreamField value, in reading order."""
    if not stream:
        return ""
    pieces = stream.stream_block.get_searchable_content(stream)
    return _BLANK.sub(" ", " ".join(html_text(str(piece)) for piece in pieces)).strip()
