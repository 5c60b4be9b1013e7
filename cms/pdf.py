"""Accessible PDFs from Typst templates."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import fontpkg_fira_sans
import typst
from fontTools.ttLib import TTFont

from cms.typesetting import typeset

_ONE_SIGN = '#set document(title: "-")\n#set text(font: "Fira Sans", lang: "de")\na#(data.sign)b'
_NOT_SHOWN = {"href", "src", "images"}
_UNKNOWN_LETTER = "□"


def pdf_from_typst(source: str, data: Mapping) -> bytes:
    """A tagged PDF (PDF/UA-1) from a template in Typst, which reads ``data`` (anything JSON can say).

    The template sets title and language of the document and may use "Fira Sans" and the fonts that come with
    Typst: "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono". Signs that none of them has, such as
    emoji, are left out; letters become a box. Raises ``typst.TypstError`` when the template is wrong or would
    not be accessible (a picture without words, no title).
    """
    return typeset(source, _settable(data), format="pdf", pdf_standards=["ua-1"])


def _settable(data):
    """``data`` with texts that can be set: an accessible PDF may not hold a sign that no font draws."""
    if isinstance(data, str):
        return data if data.isascii() and data.isprintable() else "".join(map(_sign, data))
    if isinstance(data, Mapping):
        return {key: value if key in _NOT_SHOWN else _settable(value) for key, value in data.items()}
    return [_settable(each) for each in data] if isinstance(data, list | tuple) else data


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)[0]
    if (ord(sign) in _letters_of_fira() and kind != "C") or _is_set(sign):
        return sign
    return _UNKNOWN_LETTER if kind in "LN" else ""


@cache
def _letters_of_fira() -> frozenset[int]:
    font = Path(fontpkg_fira_sans.__file__).parent / "files" / "FiraSans-Regular.ttf"
    return frozenset(TTFont(font, lazy=True).getBestCmap())


@lru_cache(maxsize=8192)
def _is_set(sign: str) -> bool:
    """Whether one of the other fonts has it. Typst alone knows: it carries them within itself."""
    try:
        typeset(_ONE_SIGN, {"sign": sign}, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True
