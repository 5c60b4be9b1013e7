"""Snippets of a text with the words that were looked for marked, by the analyser that found them."""

from itertools import islice, takewhile

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from .analysis import Analyser, QueryPlan
from .models import SearchEntry
from .text import MAX_WORD_LENGTH

SNIPPET_LENGTH = 240
# A long document is looked through to here; the words of its later pages are found, but not shown.
_MAX_LENGTH = 20_000
_LEAD = 60

Match = tuple[int, int, frozenset[str]]


def entry_summary(entry: SearchEntry, plan: QueryPlan, analyser: Analyser) -> str:
    """The summary (or the text's beginning) with marks; a snippet where only the text has the words.

    Plain text when there are no words, else HTML.
    """
    summary = entry.summary or Truncator(entry.text).chars(SNIPPET_LENGTH)
    if not plan.stems:
        return summary
    matches = list(analyser.places(summary, plan.stems))
    marked = _marked(summary, matches)
    return marked if matches else snippet(entry.text, plan, analyser) or marked


def snippet(text: str, plan: QueryPlan, analyser: Analyser, length: int = SNIPPET_LENGTH) -> SafeString:
    """About ``length`` characters around the most different words of the query; "" when it has none."""
    text = text[:_MAX_LENGTH]
    matches = list(analyser.places(text, plan.stems))
    if not matches:
        return SafeString("")
    richest = max(range(len(matches)), key=lambda index: _different(matches, index, length - _LEAD))
    start = _word_start(text, max(0, matches[richest][0] - _LEAD))
    end = _word_end(text, max(start + length, matches[richest][1]))
    inside = [
        (begin - start, stop - start, found) for begin, stop, found in matches if start <= begin < stop <= end
    ]
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return format_html("{}{}{}", before, _marked(text[start:end], inside), after)


def _different(matches: list[Match], index: int, length: int) -> int:
    """How many different wanted stems stand within ``length`` characters from a match on."""
    end = matches[index][0] + length
    near = takewhile(lambda match: match[0] < end, islice(matches, index, None))
    return len(frozenset().union(*(found for _start, _end, found in near)))


def _marked(text: str, matches: list[Match]) -> SafeString:
    html, position = SafeString(""), 0
    for start, end, _found in matches:
        html += escape(text[position:start]) + format_html("<mark>{}</mark>", text[start:end])
        position = end
    return html + escape(text[position:])


def _word_start(text: str, position: int) -> int:
    return position and text.rfind(" ", 0, position) + 1


def _word_end(text: str, position: int) -> int:
    end = text.find(" ", position, position + MAX_WORD_LENGTH)
    return min(len(text), position + MAX_WORD_LENGTH) if end < 0 else end
