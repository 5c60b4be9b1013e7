"""What is left to do before the site may go public: pages, facts and mailboxes that only the operator has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site

from cms.models import MenuItem, NetworkSettings, StandardPage

from .duties import Duty
from .models import AccessibilityStatementPage
from .placeholders import placeholders_in
from .queries import statements_to_review

MAILBOXES = ("editorial_email", "accessibility_email", "security_email")


@dataclass(frozen=True)
class OpenPoint:
    """Something to do, and the path in the admin where one does it."""

    text: str
    note: str
    url: str


def open_points(site: Site, today: date) -> list[OpenPoint]:
    """Everything that is left, from a number of queries that depends on the number of pages of duty alone."""
    return [
        *_missing_pages(site),
        *_pages_with_placeholders(site),
        *_missing_mailboxes(site),
        *(
            OpenPoint(page.title, _("Die jährliche Durchsicht ist überfällig."), _edit_url(page))
            for page in statements_to_review(today)
        ),
    ]


def _edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _missing_pages(site: Site) -> Iterator[OpenPoint]:
    home = site.root_page
    live = dict(home.get_children().live().filter(slug__in=Duty.values).values_list("slug", "pk"))
    items = MenuItem.objects.filter(menu__site=site, place=MenuItem.Place.FOOTER)
    linked = set(items.values_list("page", flat=True))
    for duty in Duty:
        if duty not in live:
            note = _("Unter /%(slug)s/ steht keine veröffentlichte Seite.") % {"slug": duty.value}
            yield OpenPoint(str(duty.label), note, reverse("wagtailadmin_explore", args=[home.pk]))
        elif live[duty] not in linked:
            menus = reverse("wagtailsettings:edit", args=["cms", "menu", site.pk])
            yield OpenPoint(str(duty.label), _("Die Seite steht nicht im Fuß."), menus)


def _pages_with_placeholders(site: Site) -> Iterator[OpenPoint]:
    """Of all languages: who reads a translation must find the same facts."""
    home = site.root_page
    roots = [home.path, *home.get_translations().values_list("path", flat=True)]
    below = reduce(or_, (Q(path__startswith=path) for path in roots))
    for model in (StandardPage, AccessibilityStatementPage):
        for page in model.objects.live().filter(below).select_related("locale").order_by("path"):
            if found := placeholders_in("\n".join(_texts(page))):
                note = _("Platzhalter: %(texts)s") % {"texts": "; ".join(found)}
                yield OpenPoint(_named(page, home), note, _edit_url(page))


def _named(page: Page, home: Page) -> str:
    """The title, with the language when it is another one than that of the site."""
    is_translation = page.locale_id != home.locale_id
    return f"{page.title} ({page.locale.get_display_name()})" if is_translation else page.title


def _texts(page: Page) -> Iterator[str]:
    """Every text of the page's own fields and rows, and what its blocks lack."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _block_texts(list(getattr(page, field.name).raw_data))
        elif isinstance(field, RichTextField) or field.get_internal_type() in ("CharField", "TextField"):
            yield getattr(page, field.name) or ""
    for part in page.parts.all() if isinstance(page, AccessibilityStatementPage) else ():
        yield from (part.part, part.explanation, part.alternative)


def _block_texts(value) -> Iterator[str]:
    """Every text in stored blocks, at any depth; a film without its file is a placeholder, too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _block_texts(part)
    elif isinstance(value, dict):
        if "transcript" in value and not value.get("file"):
            yield "[{}]".format(_("Film „%(title)s“") % {"title": value["title"]})
        yield from _block_texts(list(value.values()))


def _missing_mailboxes(site: Site) -> Iterator[OpenPoint]:
    network = NetworkSettings.for_site(site)
    for name in MAILBOXES:
        if not getattr(network, name):
            label = str(NetworkSettings._meta.get_field(name).verbose_name)
            url = reverse("wagtailsettings:edit", args=["cms", "networksettings", site.pk])
            yield OpenPoint(label, _("Diese Adresse fehlt in den Einstellungen."), url)
