"""Contributions as cards: what lists show of a page, read for all pages together."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date as Date

from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail.models import Page, get_page_models

from cms.models import PortalImage
from cms.navigation import foreign_language
from exchange.vocabulary.models import Term

from .marks.queries import marks_of
from .models import ContributionPage, Mark, Member
from .readers import Reader, readable

CARD_IMAGE = "fill-640x360|format-webp"


@dataclass(frozen=True)
class CardMark:
    """A mark of the ministry on a card: its key and what it says."""

    kind: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """What ``partials/card.html`` shows. Labels are in the reader's language."""

    url: str
    title: str
    kind: str
    kind_label: str
    summary: str = ""
    topic: str = ""
    topics: Sequence[str] = field(default_factory=tuple)
    place: str = ""
    size: str = ""
    date: Date | None = None
    cost: str = ""
    status: str = ""
    marks: Sequence[CardMark] = field(default_factory=tuple)
    image: object = None
    image_alt: str = ""
    credit: str = ""
    archived: bool = False
    fictional: bool = False
    lang: str = ""


def contribution_models() -> list[type[ContributionPage]]:
    """The page types of contributions, in the order in which lists show them."""
    order = ("strategie", "leitlinie", "praxisbeispiel", "amtshilfe", "veranstaltung")
    models = [model for model in get_page_models() if issubclass(model, ContributionPage)]
    return sorted(models, key=lambda model: order.index(model.kind))


def card_models() -> list[type[ContributionPage]]:
    """Those that lists show as cards."""
    return [model for model in contribution_models() if not model.listed_by_date]


def listed(model: type[ContributionPage], reader: Reader, locale_id: int) -> QuerySet:
    """The contributions of a type that default lists show: readable, of this language, not archived."""
    return readable(model.objects.filter(locale_id=locale_id, archived_at__isnull=True), reader)


def contribution_cards(pages: Iterable[ContributionPage], request=None) -> list[Card]:
    """Cards in the given order. Asks for topics once a page type, for marks once."""
    pages = list(pages)
    topics, marks = topics_of(pages), marks_of(pages)
    return [_card(page, topics.get(page.pk, []), marks.get(page.pk, ()), request) for page in pages]


def card_rows(queryset: QuerySet) -> QuerySet:
    """With the rows that cards need."""
    return queryset.select_related("member", "image", "locale").prefetch_related("image__renditions")


@dataclass(frozen=True)
class CardImage:
    """The picture of a card with what must stand beside it; ``alt`` is "" for decoration."""

    rendition: object
    alt: str
    credit: str


def card_images(page_ids: Collection[int]) -> dict[int, CardImage]:
    """The pictures of published contributions, news and dossiers, by id of the page; three queries in all."""
    columns = ("pk", "image_id", "image_alt", "image_decorative")
    first, *others = (
        model.objects.live().filter(pk__in=page_ids, image__isnull=False).order_by().values_list(*columns)
        for model in get_page_models()
        if getattr(model, "image_field", "") == "image"
    )
    rows = list(first.union(*others))
    images = PortalImage.objects.prefetch_related("renditions").in_bulk({row[1] for row in rows})
    return {
        pk: CardImage(image.get_rendition(CARD_IMAGE), "" if decorative else alt, image.credit)
        for pk, image_id, alt, decorative in rows
        if (image := images.get(image_id))
    }


def topics_of(pages: list[Page]) -> dict[int, list[Term]]:
    """The topics of specific pages in their order, by number of the page; one query a page type."""
    found: dict[int, list[Term]] = {}
    for model in {type(page) for page in pages}:
        through = model.topics.through
        source = model._meta.get_field("topics").m2m_field_name()
        ids = [page.pk for page in pages if type(page) is model]
        rows = (
            through.objects.filter(**{f"{source}_id__in": ids}).select_related("term").order_by("term__order")
        )
        for row in rows:
            found.setdefault(getattr(row, f"{source}_id"), []).append(row.term)
    return found


def _card(page: ContributionPage, topics: list[Term], marks: Iterable[Mark], request) -> Card:
    return Card(
        url=page.get_url(request),
        title=page.title,
        kind=page.kind,
        kind_label=str(page._meta.verbose_name),
        summary=page.summary,
        topic=topics[0].key if topics else "",
        topics=[topic.label for topic in topics[:2]],
        place=page.member.name,
        size=population_label(page.member),
        date=page.last_published_at.date() if page.last_published_at else None,
        marks=[CardMark(mark.kind, mark.label) for mark in marks],
        image=page.image.get_rendition(CARD_IMAGE) if page.image else None,
        image_alt="" if page.image_decorative else page.image_alt,
        credit=page.image.credit if page.image else "",
        archived=page.is_archived,
        fictional=page.member.fictional,
        lang=foreign_language(page.locale.language_code),
    )


def population_label(member: Member) -> str:
    """ "8.900 Einwohner", "" for bodies without inhabitants of their own."""
    if not member.population:
        return ""
    return _("%(number)s Einwohner") % {"number": number_format(member.population, force_grouping=True)}
