"""A short way for words that stand in a template; a page has fifty.

Django treats them like values that may have to be localised and escaped, which takes twice as long.
"""

from django.template import Node
from django.templatetags import i18n
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext


def words_shorten() -> None:
    """From now on, Django's tags for words take the short way in templates that are loaded."""
    for name in ("trans", "translate"):
        i18n.register.tag(name, translate)


class StandingWords(Node):
    """``{% translate "…" %}`` and ``{% translate "…" as name %}``."""

    def __init__(self, words: SafeString, name: str | None):
        # Django doubles percent signs: in catalogs they mean places.
        self.words, self.name = SafeString(words.replace("%", "%%")), name
        self.in_languages: dict[str | None, SafeString] = {}

    def render(self, context) -> SafeString:
        language = get_language()
        if (words := self.in_languages.get(language)) is None:
            words = self.in_languages[language] = SafeString(gettext(self.words).replace("%%", "%"))
        if self.name:
            context[self.name] = words
            return SafeString("")
        return words


def translate(parser, token) -> Node:
    """As Django's; variables, filters, contexts and ``noop`` take Django's way."""
    node = i18n.do_translate(parser, token)
    expression = node.filter_expression
    if node.noop or node.message_context or expression.filters or not expression.var.literal:
        return node
    return StandingWords(expression.var.literal, node.asvar)
