"""What the head of a page says to search machines and to sites that link to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, gettext

from cms.models import BasePage, NetworkSettings
from cms.navigation import local_path, page_trail

from .alternates import Alternate, page_alternates, path_alternates
from .json_ld import breadcrumbs, json_ld, organization, things, website
from .picture import HEIGHT, WIDTH, Picture

NOINDEX = "noindex"
NOINDEX_FOLLOW = "noindex, follow"
# As Facebook and others write languages.
_LOCALES = {"de": "de_DE", "en": "en_GB", "de-simple": "de_DE"}


@dataclass(frozen=True)
class SharePicture:
    """A picture for other sites, with its full address and its words."""

    url: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, kw_only=True)
class Head:
    """The head of one page. A view without a page of the tree gives its template one as ``head``.

    Whatever says nothing about itself (forms, errors, steps of a login) is not for search machines.
    """

    title: str = ""
    description: str = ""
    canonical: str = ""
    robots: str = ""
    kind: str = "website"
    """``og:type``."""
    alternates: Sequence[Alternate] = ()
    picture: SharePicture | None = None
    data: str = ""
    """A data block for search machines, ready to stand in the page."""

    @property
    def locale(self) -> str:
        """``og:locale``: the language of the reader."""
        return _LOCALES.get(get_language(), "")


def head_of(context: Mapping, request: HttpRequest | None) -> Head:
    """The head for a template's context: the view's own, else that of its ``page``."""
    page = context.get("page")
    if head := context.get("head"):
        return head
    if isinstance(page, BasePage) and request is not None:
        return page_head(page, request)
    return Head(robots=NOINDEX)


def list_head(request: HttpRequest, *, title: str, description: str, query: str, is_narrowed: bool) -> Head:
    """The head of a list that every language has; ``query`` is its canonical query string, maybe ""."""
    address = f"{settings.BASE_URL}{request.path}"
    return Head(
        title=title,
        description=description,
        canonical=f"{address}?{query}" if query else address,
        robots=NOINDEX_FOLLOW if is_narrowed else "",
        alternates=() if is_narrowed else path_alternates(request.path, get_language()),
    )


def page_head(page: BasePage, request: HttpRequest) -> Head:
    """The head of a page of the tree; what only some may read is not for search machines."""
    address = page.get_full_url(request)
    # Forms and the like below the page show its name, but they are not the page.
    is_the_page = request.path == page.get_url(request)
    words = {"title": page.outside_title, "description": page.short_description}
    if not is_the_page or getattr(request, "is_preview", False) or not page.is_for_search_machines:
        return Head(**words, robots=NOINDEX)
    query = page.canonical_query(request)
    if query:
        return Head(**words, canonical=f"{address}?{query}", robots=NOINDEX_FOLLOW)
    network = NetworkSettings.for_request(request)
    drawn = page_picture(page, network)
    picture = SharePicture(settings.BASE_URL + drawn.address(page.pk), drawn.alt)
    return Head(
        **words,
        canonical=address,
        kind="website" if page.depth == 2 else "article",
        alternates=page_alternates(page, request),
        picture=picture,
        data=_data(page, request, network, picture),
    )


def page_picture(page: BasePage, network: NetworkSettings) -> Picture:
    """The picture of a page, in the language of the page."""
    words = {"title": page.outside_title, "kind": str(page._meta.verbose_name), "kind_key": "seite"}
    language = page.locale.language_code[:2]
    names = {"network": network.network_name, "claim": gettext(network.claim)}
    return Picture(**words | page.picture_words() | names | {"language": language})


def _data(page: BasePage, request: HttpRequest, network: NetworkSettings, picture: SharePicture) -> str:
    address = page.get_full_url(request)
    home = f"{settings.BASE_URL}{local_path('/')}"
    if page.depth == 2:
        search = f"{settings.BASE_URL}{local_path('/suche/')}"
        site = website(
            name=network.network_name, address=home, search=search, language=get_language(),
            publisher=network.ministry_name,
        )  # fmt: skip
        return json_ld(things(site, organization(network.network_name, address=home)))
    above = [(str(link.label), _full(link.url)) for link in page_trail(page, request)]
    thing = page.structured_data()
    if thing:
        thing |= {"url": address, "inLanguage": page.locale.language_code, "image": picture.url}
    return json_ld(things(thing, breadcrumbs([*above, (page.title, address)])))


def _full(url: str) -> str:
    return url if "://" in url else f"{settings.BASE_URL}{url}"
