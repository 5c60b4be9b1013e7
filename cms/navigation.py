"""Where a reader is and where they may go: the menus of every page and the way from home to a page."""

from dataclasses import dataclass, replace
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from cms.models import MenuItem
from cms.page_cache.remembered import remembered

# What the header shows until the ministry has made a menu of its own.
DEFAULT_HEADER = (
    (_("Kommunen"), "/kommunen/"),
    (_("Strategien"), "/strategien/"),
    (_("Leitlinien"), "/leitlinien/"),
    (_("Praxisbeispiele"), "/praxisbeispiele/"),
    (_("Amtshilfe"), "/amtshilfe/"),
    (_("Kalender"), "/kalender/"),
    (_("Aktuelles"), "/aktuelles/"),
    (_("Suche"), "/suche/"),
)


@dataclass(frozen=True)
class Link:
    """A link of a menu or of a breadcrumb; ``current`` is "page" there itself, "true" within its section.

    ``lang`` is the language of a page that does not exist in the reader's.
    """

    label: str
    url: str
    current: str = ""
    lang: str = ""


def local_path(path: str) -> str:
    """A path of this site in the active language: ``/suche/`` is ``/en/suche/`` for English readers."""
    language = get_language() or settings.LANGUAGE_CODE
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def site_menus(request: HttpRequest) -> dict[str, tuple[Link, ...]]:
    """The menus by place (``MenuItem.Place``), read once a request."""
    if not hasattr(request, "_site_menus"):
        menus = remembered(("menus", request.get_host(), get_language()), partial(_read_menus, request))
        request._site_menus = {
            place: tuple(replace(link, current=_current(request, link.url)) for link in links)
            for place, links in menus.items()
        }
    return request._site_menus


def _read_menus(request: HttpRequest) -> dict[str, list[Link]]:
    items = list(MenuItem.objects.filter(menu__site=Site.find_for_request(request)).select_related("page"))
    translated = _translations([item.page for item in items if item.page])
    menus = {place: [] for place in MenuItem.Place.values}
    for item in items:
        if link := _item_link(request, item, translated):
            menus[item.place].append(link)
    if not menus[MenuItem.Place.HEADER]:
        menus[MenuItem.Place.HEADER] = [Link(str(name), local_path(path)) for name, path in DEFAULT_HEADER]
    return menus


def _item_link(request: HttpRequest, item: MenuItem, translated: dict) -> Link | None:
    """An item as this reader meets it: the ministry writes German, a translated page is called as it is."""
    if item.page is None:
        return Link(gettext(item.label), local_path(item.path))
    page = translated.get(item.page.translation_key)
    if page is None and not item.page.live:
        return None
    url = (page or item.page).get_url(request)
    if not url:
        return None
    if page:
        return Link(page.title, url)
    return Link(item.label, url, lang=foreign_language(settings.LANGUAGE_CODE))


def foreign_language(code: str) -> str:
    """The language of some content when it is not the reader's, else ""."""
    return code if code != (get_language() or settings.LANGUAGE_CODE) else ""


def _translations(pages: list[Page]) -> dict:
    """Live translations into the active language, by translation key; none are needed for German."""
    language = get_language()
    if not pages or language == settings.LANGUAGE_CODE:
        return {}
    keys = [page.translation_key for page in pages]
    found = Page.objects.live().filter(translation_key__in=keys, locale__language_code=language)
    return {page.translation_key: page for page in found}


def _current(request: HttpRequest, url: str) -> str:
    if request.path == url:
        return "page"
    return "true" if request.path.startswith(url) and url != local_path("/") else ""


def page_trail(page: Page, request: HttpRequest) -> tuple[Link, ...]:
    """The pages above this one, home first; the page itself is not part of it. Read once a page.

    Those beside it have the same: visitors' pages read them once as long as nothing is written.
    """
    if not hasattr(page, "_trail"):
        key = ("trail", request.get_host(), get_language(), page.path[: -page.steplen])
        page._trail = remembered(key, partial(_read_trail, page, request))
    return page._trail


def _read_trail(page: Page, request: HttpRequest) -> tuple[Link, ...]:
    above = page.get_ancestors().filter(depth__gt=1).live().select_related("locale")
    return tuple(
        Link(gettext("Startseite") if each.depth == 2 else each.title, each.get_url(request))
        for each in above.only("title", "depth", "url_path", "locale__language_code")
    )
