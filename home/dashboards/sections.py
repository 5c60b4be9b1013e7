"""A dashboard is a list of sections, a section a list of entries: one shape for all, one template."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from wagtail.admin.ui.components import Component

SHOWN = 8


@dataclass(frozen=True)
class Entry:
    """One line: what, where to, what there is to say about it, and whether a button confirms it at once."""

    title: str
    url: str
    note: str = ""
    confirm_url: str = ""


@dataclass(frozen=True)
class Section:
    """Entries below a heading; ``empty`` is said when there are none, "" leaves the section out."""

    key: str
    heading: str
    entries: Sequence[Entry] = field(default_factory=tuple)
    empty: str = ""
    more_url: str = ""

    @property
    def shown(self) -> Sequence[Entry]:
        """The first entries: a dashboard is no list of everything."""
        return self.entries[:SHOWN]

    @property
    def hidden_count(self) -> int:
        return len(self.entries) - len(self.shown)


def edit_url(page_id: int) -> str:
    """The address of the editor of a page."""
    return reverse("wagtailadmin_pages:edit", args=[page_id])


class SectionPanel(Component):
    """A section on the admin's home page."""

    template_name = "home/dashboards/section.html"

    def __init__(self, section: Section, order: int):
        self.section = section
        self.order = order

    def get_context_data(self, parent_context):
        return {"section": self.section, "csrf_token": parent_context.get("csrf_token")}


class ActionsPanel(Component):
    """The big buttons: what one comes here to do."""

    template_name = "home/dashboards/actions.html"
    order = 10

    def __init__(self, actions: Sequence[Entry]):
        self.actions = actions

    def get_context_data(self, parent_context):
        return {"actions": self.actions}


def section_panels(sections: Iterable[Section]) -> list[SectionPanel]:
    """Panels in the given order; sections that are empty and have nothing to say about it are left out."""
    told = [section for section in sections if section.entries or section.empty]
    return [SectionPanel(section, order=20 + position) for position, section in enumerate(told)]
