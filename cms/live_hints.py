"""Panels of the editor's form that tell something about the text, told anew after each automatic saving.

Wagtail answers an automatic saving with parts of the page to put in again; ours are added to these by
``templates/wagtailadmin/pages/edit_partials.html``.
"""

from collections.abc import Iterator

from wagtail.admin.panels import Panel


class LiveHintPanel(Panel):
    """A panel without fields. Its template stands in an element whose id is the panel's ``hint_id``."""

    class BoundPanel(Panel.BoundPanel):
        @property
        def hint_id(self) -> str:
            """The same in the form of a new page and in the form of the page that it became."""
            return f"{self.prefix}-hint"


def shown_hints(bound_panel) -> Iterator[LiveHintPanel.BoundPanel]:
    """All such panels of a form, at any depth, which its editor sees."""
    if isinstance(bound_panel, LiveHintPanel.BoundPanel):
        yield bound_panel
    for child in getattr(bound_panel, "visible_children", ()):
        yield from shown_hints(child)
