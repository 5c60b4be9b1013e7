"""The text of a page in blocks, out of its HTML: what a PDF or any other paper sets again.

The HTML is that of our own templates, so every kind of block and row comes along without code of its own.
What stands on screens only (navigation, forms, drawings, whatever has ``data-screen``) is left out.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

Node = dict
"""``t`` (kind) and what the kind needs; pieces of text in ``c`` are strings or nodes."""

_INLINE = frozenset("a abbr b br cite code em i kbd label mark q s small span strong sub sup time u".split())
_SCREEN = frozenset("audio button dialog form iframe nav script select style svg template video".split())
_HEADING = re.compile(r"h[1-6]")
_BLANK = re.compile(r"\s+")


class PageReader:
    """Reads a piece of HTML; links become whole addresses below ``base``."""

    def __init__(self, base: str):
        self.base = base
        self.level = 0

    def read(self, html: str, selector: str = "article") -> list[Node]:
        """The blocks of the first element that the selector finds; [] without one."""
        found = BeautifulSoup(html, "html.parser").select_one(selector)
        return list(self._blocks(found)) if found else []

    def _blocks(self, element: Tag) -> Iterator[Node]:
        line: list = []
        for child in element.children:
            if _is_text(child) or _is_in_line(child):
                line.append(child)
                continue
            if not isinstance(child, Tag):
                continue
            yield from self._paragraph(line)
            line = []
            if not _is_for_screens(child):
                yield from self._block(child)
        yield from self._paragraph(line)

    def _block(self, tag: Tag) -> Iterator[Node]:
        if _HEADING.fullmatch(tag.name):
            yield from self._heading(tag)
        elif tag.name in ("p", "summary", "figcaption"):
            yield from self._paragraph(tag.children, kind=tag.name)
        elif tag.name in ("ul", "ol"):
            items = [list(self._blocks(item)) for item in tag.find_all("li", recursive=False)]
            if items := [item for item in items if item]:
                yield {"t": tag.name, "items": items}
        elif tag.name == "dl":
            yield from self._pairs(tag)
        elif tag.name == "table":
            yield from self._table(tag)
        elif tag.name == "img":
            yield {"t": "img", "src": urljoin(self.base, tag.get("src", "")), "alt": tag.get("alt", "")}
        elif tag.name == "blockquote":
            yield {"t": "quote", "blocks": list(self._blocks(tag))}
        else:
            yield from self._blocks(tag)

    def _heading(self, tag: Tag) -> Iterator[Node]:
        if pieces := self._pieces(tag.children):
            # A reader of headings must not meet a level without the one above it.
            self.level = min(int(tag.name[1]), self.level + 1)
            yield {"t": "h", "level": self.level, "c": pieces}

    def _paragraph(self, children, kind: str = "p") -> Iterator[Node]:
        if pieces := self._pieces(children):
            yield {"t": kind, "c": pieces}

    def _pairs(self, tag: Tag) -> Iterator[Node]:
        pairs = [
            (self._pieces(term.children), [block for dd in _descriptions(term) for block in self._blocks(dd)])
            for term in tag.find_all("dt")
        ]
        if pairs := [pair for pair in pairs if pair[0] and pair[1]]:
            yield {"t": "dl", "pairs": pairs}

    def _table(self, tag: Tag) -> Iterator[Node]:
        if tag.caption:
            yield from self._paragraph(tag.caption.children, kind="caption")
        rows = [
            [(cell.name, list(self._blocks(cell))) for cell in row.find_all(["th", "td"], recursive=False)]
            for row in tag.find_all("tr")
        ]
        rows = [row for row in rows if row]
        if rows:
            is_head = bool(tag.thead) and all(name == "th" for name, _blocks in rows[0])
            cells = [[blocks for _name, blocks in row] for row in rows]
            width = max(len(row) for row in cells)
            even = [row + [[]] * (width - len(row)) for row in cells]
            yield {"t": "table", "head": even[0] if is_head else [], "rows": even[is_head:], "width": width}

    def _pieces(self, children) -> list:
        """Text and inline nodes, with single blanks, none at the ends; [] when there is no word."""
        pieces = list(self._inline(children))
        text = "".join(piece if isinstance(piece, str) else piece.get("w", "") for piece in pieces)
        return _trimmed(pieces) if text.strip() else []

    def _inline(self, children) -> Iterator:
        for child in children:
            if _is_text(child):
                yield _BLANK.sub(" ", str(child))
            elif isinstance(child, Tag) and child.name == "br":
                yield {"t": "br", "w": " "}
            elif isinstance(child, Tag) and not _is_for_screens(child):
                yield from self._inline_tag(child)

    def _inline_tag(self, tag: Tag) -> Iterator:
        pieces = list(self._inline(tag.children))
        words = "".join(piece if isinstance(piece, str) else piece["w"] for piece in pieces)
        if tag.name == "small":
            # It stands in a line of its own on screens.
            yield " "
        if tag.name == "a" and words.strip() and (href := self._address(tag)):
            yield {"t": "a", "href": href, "c": pieces, "w": words}
        elif tag.name in ("b", "strong", "em", "i"):
            yield {"t": "b" if tag.name in ("b", "strong") else "i", "c": pieces, "w": words}
        else:
            yield from pieces

    def _address(self, tag: Tag) -> str:
        href = tag.get("href", "")
        whole = "" if not href or href.startswith("#") else urljoin(self.base, href)
        return whole if whole.startswith(("https://", "http://", "mailto:", "tel:")) else ""


def _is_text(child) -> bool:
    return isinstance(child, NavigableString) and not isinstance(child, PreformattedString)


def _is_in_line(child) -> bool:
    return isinstance(child, Tag) and child.name in _INLINE and not _holds_blocks(child)


def _is_for_screens(tag: Tag) -> bool:
    hidden = tag.get("aria-hidden") == "true" or tag.has_attr("hidden") or tag.has_attr("data-screen")
    return hidden or tag.name in _SCREEN


def _descriptions(term: Tag) -> Iterator[Tag]:
    for sibling in term.find_next_siblings(["dt", "dd"]):
        if sibling.name == "dt":
            return
        yield sibling


def _holds_blocks(tag: Tag) -> bool:
    return any(inner.name not in _INLINE and not _is_for_screens(inner) for inner in tag.find_all(True))


def _trimmed(pieces: list) -> list:
    if isinstance(pieces[0], str):
        pieces[0] = pieces[0].lstrip()
    if isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].rstrip()
    return [piece for piece in pieces if piece != ""]
