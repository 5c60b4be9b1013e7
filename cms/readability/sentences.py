"""Sentences and words of a text, as a reader sees them."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[-·’'*:][^\W\d_]+)*")
# A full stop ends a sentence, unless it belongs to a number or to one of these.
_ABBREVIATED = re.compile(
    r"\b(?:z\. ?B|d\. ?h|u\. ?a|o\. ?ä|i\. ?d\. ?R|bzw|ca|etc|ggf|inkl|Nr|Abs|Art|Dr|Prof|St|Str|vgl|usw|evtl"
    r"|[A-Z]|\d+)\."
)
_END = re.compile(r"(?:(?<=[.!?…:])|(?<=[.!?…:][\"“”»«)]))\s+|\n+")
_DOT = "\u2024"


def sentences_of(text: str) -> list[str]:
    """The sentences with at least one word; a line ends a sentence, too (headings, points of a list)."""
    protected = _ABBREVIATED.sub(lambda match: match[0].replace(".", _DOT), text)
    parts = (part.replace(_DOT, ".").strip() for part in _END.split(protected))
    return [part for part in parts if _WORD.search(part)]


def words_of(text: str) -> list[str]:
    """The words, numbers left out; "Bürger-Büro" is one word."""
    return _WORD.findall(text)
