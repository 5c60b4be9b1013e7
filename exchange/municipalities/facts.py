"""How a contribution's fields become a fact box and sections of prose."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.rich_text import expand_db_html

from cms.days import written_day
from cms.labels import choice_label, field_label
from cms.money import euros
from cms.plain_text import has_text

# What went wrong and what was learned stand out in a story.
TONES = MappingProxyType({"pitfalls": "warn", "lessons": "learned", "success-factors": "learned"})


@dataclass(frozen=True)
class Fact:
    """One line of the fact box. ``internal`` ones are for members only."""

    key: str
    label: str
    value: str
    internal: bool = False

    @property
    def address(self) -> str:
        """The value, if it leads somewhere on the web."""
        return self.value if self.value.startswith("https://") else ""


@dataclass(frozen=True)
class Section:
    """A heading with its prose (rendered rich text). ``internal`` ones are for members only."""

    anchor: str
    heading: str
    html: str
    internal: bool = False

    @property
    def tone(self) -> str:
        """How it stands out: as internal, as a warning, as something learned; mostly ""."""
        return "internal" if self.internal else TONES.get(self.anchor, "")


def fact_list(page) -> list[Fact]:
    """The page's ``fact_fields`` as facts; empty ones are left out, zero is a value."""
    facts = []
    for name in page.fact_fields:
        field = page._meta.get_field(name)
        if value := field_text(page, field):
            facts.append(Fact(name, field_label(field), value, internal=name in page.internal_fields))
    return facts


def field_text(page, field) -> str:
    """A field's value as readers see it, "" when it is unknown."""
    value = getattr(page, field.name)
    if field.many_to_many:
        return ", ".join(str(item) for item in value.all())
    if value is None or value == "":
        return ""
    if field.choices:
        return choice_label(field, value)
    if isinstance(value, bool):
        return _("ja") if value else ""
    if isinstance(value, datetime | date):
        return written_day(value)
    if getattr(field, "is_money", False):
        return euros(value)
    if isinstance(field, models.DecimalField):
        return _decimal_text(value)
    if isinstance(value, int):
        return number_format(value, force_grouping=value > 9999)
    return str(value)


def _decimal_text(value: Decimal) -> str:
    places = 0 if value == value.to_integral_value() else 2
    return number_format(value, places, force_grouping=True)


def section_list(page, reader_is_member: bool) -> list[Section]:
    """The page's ``prose_fields`` that hold text; internal ones only for members, the members' part last."""
    sections = [section for name in page.prose_fields if (section := _section(page, name))]
    sections += page.further_sections()
    if part := _section(page, "members_text", internal=True):
        sections.append(part)
    return [section for section in sections if reader_is_member or not section.internal]


def _section(page, name: str, *, internal: bool = False) -> Section | None:
    text = getattr(page, name)
    if not has_text(text):
        return None
    field = page._meta.get_field(name)
    return Section(
        anchor=name.replace("_", "-"),
        heading=field_label(field),
        html=expand_db_html(text),
        internal=internal or name in page.internal_fields,
    )


def row_texts(page) -> list[str]:
    """The words in the rows of the page's own type (steps, goals, key points …), one text a row."""
    texts = []
    for relation in get_all_child_relations(type(page)):
        if relation.related_model._meta.app_label != page._meta.app_label:
            continue
        names = [field.name for field in relation.related_model._meta.fields if _is_prose(field)]
        for row in getattr(page, relation.get_accessor_name()).all():
            texts.append(" ".join(filter(None, (getattr(row, name) for name in names))))
    return texts


def _is_prose(field) -> bool:
    return isinstance(field, models.CharField | models.TextField) and not field.choices
