"""``/sitemap.xml`` and ``/robots.txt``: what search engines should read."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from wagtail.models import Locale, Page, get_page_models

from cms.models import BasePage

# Search engines know languages and regions; the variant "simple" says nothing to them.
_KNOWN_OUTSIDE = frozenset(code for code, _name in settings.LANGUAGES if "-" not in code)


class PageSitemap(Sitemap):
    """Every public page of every language; each page type says which of its pages belong here."""

    limit = 10_000

    def items(self) -> list[Page]:
        types: Iterable[type[BasePage]] = (
            model for model in get_page_models() if issubclass(model, BasePage)
        )
        pages = chain.from_iterable(model.sitemap_pages() for model in types)
        return sorted((page for page in pages if page.get_url()), key=lambda page: page.url_path)

    def _urls(self, page, protocol, domain) -> list[dict]:
        """Each address with those of the same page in other languages."""
        urls = super()._urls(page, protocol, domain)
        languages = dict(Locale.objects.values_list("pk", "language_code"))
        versions = defaultdict(list)
        for url in urls:
            if (code := languages[url["item"].locale_id]) in _KNOWN_OUTSIDE:
                versions[url["item"].translation_key].append({"lang_code": code, "location": url["location"]})
        for url in urls:
            found = versions[url["item"].translation_key]
            url["alternates"] = found if len(found) > 1 else []
        return urls

    def get_protocol(self, protocol=None) -> str:
        return urlsplit(settings.BASE_URL).scheme

    def get_domain(self, site=None) -> str:
        """Our own address, whatever name the request came in by."""
        return urlsplit(settings.BASE_URL).netloc

    def location(self, page: Page) -> str:
        return page.get_url()

    def lastmod(self, page: Page):
        return page.last_published_at


SITEMAPS = {"pages": PageSitemap}


def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read; the administration may not."""
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {settings.BASE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
