"""Contributions as cards: what lists show of a page, read for all pages together."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from functools import lru_cache, partial
from operator import attrgetter

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.images.models import Filter
from wagtail.models import Page, get_page_models

from cms.models import PortalImage, PortalRendition
from cms.navigation import foreign_language
from cms.page_cache.remembered import remembered_each
from cms.prepared import FEW, Given, Prepared, PreparedAmong, any_of
from exchange.vocabulary.models import Term

from .marks.queries import marks_of
from .models import ContributionPage, Mark, Member
from .readers import Reader, readable, readable_where

CARD_IMAGE = "fill-640x360|format-webp"
_CARD_FILTER = Filter(CARD_IMAGE)
# What cards, their addresses and their order ask of a page; each page type has some of them.
_CARD_COLUMNS = (
    *("title", "url_path", "translation_key", "first_published_at", "last_published_at", "go_live_at"),
    *("summary", "archived_at", "news_type", "image_alt", "image_decorative"),
    *("locale__language_code", "member__name", "member__population", "member__fictional"),
    *(f"image__focal_point_{side}" for side in ("x", "y", "width", "height")),
    *("image__file", "image__width", "image__height", "image__file_hash", "image__credit"),
)


@dataclass(frozen=True)
class CardMark:
    """A mark of the ministry on a card: its key and what it says."""

    kind: str
    label: str


@dataclass(frozen=True)
class CardPicture:
    """Where the scaled picture of a card is, and its size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class Card:
    """What ``partials/card.html`` shows. Labels are in the reader's language.

    Equal cards look the same, and nothing in them can be changed: ``{% piece %}`` keeps them.
    """

    url: str
    title: str
    kind: str
    kind_label: str
    summary: str = ""
    topic: str = ""
    topics: tuple[str, ...] = ()
    place: str = ""
    size: str = ""
    date: Date | None = None
    cost: str = ""
    status: str = ""
    marks: tuple[CardMark, ...] = ()
    image: CardPicture | None = None
    image_alt: str = ""
    credit: str = ""
    archived: bool = False
    fictional: bool = False
    lang: str = ""
    page_id: int = 0


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
    """Cards of pages that the reader may see, in the given order."""
    return list(cards_of({page.pk: type(page) for page in pages}, request).values())


def cards_of(
    models: Mapping[int, type[ContributionPage]], request=None, reader: Reader | None = None
) -> dict[int, Card]:
    """Cards by number of the page, in the given order, of what the reader may see.

    Without a reader, whoever asks knows that all of them may be seen. A query a page type, and four more for
    all pictures, topics and marks. A card says the same to everybody, so visitors' pages read it once as long
    as nothing is written.
    """
    key = ("card", request.get_host() if request else "", get_language(), reader)
    return remembered_each(key, models, partial(_read_cards, models, request, reader))


def _read_cards(
    models: Mapping[int, type[ContributionPage]], request, reader: Reader | None, page_ids: Collection[int]
) -> dict[int, Card]:
    pages = []
    for model in {models[pk] for pk in page_ids}:
        ids = [pk for pk in page_ids if models[pk] is model]
        pages += _rows_of(model, reader)(ids, now=timezone.now())
    _renditions_read([page.image for page in pages if page.image])
    topics, marks = topics_of(pages), marks_of(pages)
    return {page.pk: _card(page, topics.get(page.pk, []), marks.get(page.pk, ()), request) for page in pages}


@lru_cache(maxsize=200)
def _rows_of(model: type[ContributionPage], reader: Reader | None) -> PreparedAmong:
    return PreparedAmong(partial(_rows, model, reader), "id", "now")


def _rows(model: type[ContributionPage], reader: Reader | None, now: datetime | Given) -> QuerySet:
    where = Q() if reader is None else readable_where(reader, now)
    return _without_pictures(model.objects.filter(where).order_by())


def found_rows(queryset: QuerySet) -> QuerySet:
    """Pages with what says which of them to show, in which order: their cards are read by number."""
    return queryset.only("translation_key", "locale_id", "title", "last_published_at")


def card_rows(queryset: QuerySet) -> QuerySet:
    """Contributions or news with what cards show of them, and nothing else: pages have 80 columns."""
    return _without_pictures(queryset).prefetch_related(Prefetch("image__renditions", _card_renditions()))


def _without_pictures(queryset: QuerySet) -> QuerySet:
    own = [name for name in _CARD_COLUMNS if hasattr(queryset.model, name.partition("__")[0])]
    return queryset.select_related("member", "image", "locale").only(*own)


def _renditions_read(images: list[PortalImage]) -> None:
    of_image: dict[int, list[PortalRendition]] = {image.pk: [] for image in images}
    for rendition in _renditions_of(of_image):
        of_image[rendition.image_id].append(rendition)
    for image in images:
        image.prefetched_renditions = of_image[image.pk]


def _card_renditions() -> QuerySet[PortalRendition]:
    """The scaled pictures of cards, without those of other places."""
    shown = PortalRendition.objects.filter(filter_spec=CARD_IMAGE)
    return shown.only("image_id", "filter_spec", "focal_point_key", "file", "width", "height")


_renditions_of = PreparedAmong(_card_renditions, "image__id")


@dataclass(frozen=True)
class CardImage:
    """The picture of a card with what must stand beside it; ``alt`` is "" for decoration."""

    picture: CardPicture
    alt: str
    credit: str


def card_images(kinds: Mapping[int, str]) -> dict[int, CardImage]:
    """The pictures of published contributions, news and dossiers; three queries in all.

    ``kinds`` says of which kind each page is, by its number. Visitors' pages read a picture once as long as
    nothing is written.
    """
    found = remembered_each("card image", kinds, partial(_read_images, kinds))
    return {pk: image for pk, image in found.items() if image}


def _read_images(kinds: Mapping[int, str], page_ids: list[int]) -> dict[int, CardImage | None]:
    columns = ("pk", "image_id", "image_alt", "image_decorative")
    wanted = {kinds[pk] for pk in page_ids}
    some = [
        model.objects.live().filter(pk__in=page_ids, image__isnull=False).order_by().values_list(*columns)
        for model in get_page_models()
        if getattr(model, "image_field", "") == "image" and model.kind in wanted
    ]
    rows = list(some[0].union(*some[1:])) if some else []
    renditions = Prefetch("renditions", _card_renditions())
    images = PortalImage.objects.prefetch_related(renditions).in_bulk({row[1] for row in rows})
    found = {
        pk: CardImage(card_picture(images[image_id]), "" if decorative else alt, images[image_id].credit)
        for pk, image_id, alt, decorative in rows
        if image_id in images
    }
    return dict.fromkeys(page_ids) | found


def card_picture(image: PortalImage) -> CardPicture:
    """The picture as cards show it, scaled now if nobody has seen it yet."""
    try:
        # Asked directly: ``get_rendition`` also writes to the cache what was just read.
        found = image.find_existing_rendition(_CARD_FILTER)
    except PortalRendition.DoesNotExist:
        found = image.get_rendition(CARD_IMAGE)
    return CardPicture(found.url, found.width, found.height)


def topics_of(pages: list[Page]) -> dict[int, list[Term]]:
    """The topics of specific pages in their order, by number of the page; two queries in all."""
    if not pages:
        return {}
    ids: dict[type[Page], list[int]] = {}
    for page in pages:
        ids.setdefault(type(page), []).append(page.pk)
    if max(map(len, ids.values())) <= FEW:
        pairs = _few_topics(tuple(ids))(**{model.__name__: of_model for model, of_model in ids.items()})
    else:
        pairs = list(_topics(ids))
    terms = remembered_each(("chosen", Term), {term_id for _pk, term_id in pairs}, Term.objects.in_bulk)
    found: dict[int, list[Term]] = {}
    for pk, term_id in pairs:
        if term_id in terms:
            found.setdefault(pk, []).append(terms[term_id])
    return {pk: sorted(topics, key=attrgetter("order", "label_de")) for pk, topics in found.items()}


@lru_cache(maxsize=100)
def _few_topics(models: tuple[type[Page], ...]) -> Prepared:
    return Prepared(lambda: _topics({model: any_of(model.__name__) for model in models}))


def _topics(ids: Mapping[type[Page], list[int] | list[Given]]) -> QuerySet:
    """Numbers of pages with those of their topics."""
    first, *others = (_topics_of_type(model, of_model) for model, of_model in ids.items())
    return first.union(*others)


def _topics_of_type(model: type[Page], ids: list[int] | list[Given]) -> QuerySet:
    source = model._meta.get_field("topics").m2m_field_name()
    rows = model.topics.through.objects.filter(**{f"{source}__id__in": ids})
    return rows.values_list(f"{source}_id", "term_id")


def _card(page: ContributionPage, topics: list[Term], marks: Iterable[Mark], request) -> Card:
    return Card(
        page_id=page.pk,
        url=page.get_url(request),
        title=page.title,
        kind=page.kind,
        kind_label=str(page._meta.verbose_name),
        summary=page.summary,
        topic=topics[0].key if topics else "",
        topics=tuple(topic.label for topic in topics[:2]),
        place=page.member.name,
        size=population_label(page.member),
        date=page.last_published_at.date() if page.last_published_at else None,
        marks=tuple(CardMark(mark.kind, mark.label) for mark in marks),
        image=card_picture(page.image) if page.image else None,
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
