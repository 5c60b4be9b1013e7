"""Plain text out of rich text and StreamFields, for search, feeds and descriptions."""

import re

from bs4 import BeautifulSoup

_BLANK = re.compile(r"\s+")


def html_text(html: str) -> str:
    """The text of an HTML fragment: tags become blanks, blanks are folded."""
    if not html:
        return ""
    return _BLANK.sub(" ", BeautifulSoup(html, "html.parser").get_text(" ")).strip()


def stream_text(stream) -> str:
    """All searchable text of a StreamField value, in reading order."""
    if not stream:
        return ""
    pieces = stream.stream_block.get_searchable_content(stream)
    return _BLANK.sub(" ", " ".join(html_text(str(piece)) for piece in pieces)).strip()
