"""``{% include "…" %}`` that looks its template up once.

A page includes twenty. Django asks its loaders for each of them again for each page, which takes as long as
rendering a small one.
"""

from django.template import Context, Library, Node, Template
from django.template.loader_tags import do_include

register = Library()


class _Standing:
    """The name of a template that was written down as it is; resolves to the template.

    It is kept with the template that includes it: whoever loads that anew finds this anew.
    """

    def __init__(self, name: str):
        self._name = name
        self._found: Template | None = None

    def resolve(self, context: Context) -> Template:
        if self._found is None:
            self._found = context.template.engine.get_template(self._name)
        return self._found


@register.tag
def include(parser, token) -> Node:
    """As Django's; names in variables and with filters are looked up each time."""
    node = do_include(parser, token)
    if not node.template.is_var and not node.template.filters:
        node.template = _Standing(node.template.var)
    return node
