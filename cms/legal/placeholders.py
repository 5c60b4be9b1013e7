"""Texts in square brackets stand for facts that only the operator knows: "[Name der Behörde]"."""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

# Tags are stepped over, so that no attribute is taken for text.
_TAG_OR_PLACEHOLDER = re.compile(r"<[^>]*>|\[(?P<text>[^\[\]<>]{3,200})\]")


def placeholders_in(text: str) -> list[str]:
    """The placeholders of a text or of HTML, in order, each once, without brackets."""
    found = (match["text"] for match in _TAG_OR_PLACEHOLDER.finditer(text))
    return list(dict.fromkeys(" ".join(words.split()) for words in found if words))


def placeholders_mark(html: str) -> SafeString:
    """The HTML with its placeholders marked, for eyes and for screen readers. ``html`` is safe already."""
    return mark_safe(_TAG_OR_PLACEHOLDER.sub(_marked, html))  # noqa: S308 - what was safe stays so


def _marked(match: re.Match) -> str:
    if not match["text"]:
        return match[0]
    return format_html(
        '<mark class="placeholder"><span class="kern-sr-only">{} </span>{}</mark>',
        _("Platzhalter:"),
        mark_safe(match[0]),  # noqa: S308 - text of the HTML, escaped there
    )
