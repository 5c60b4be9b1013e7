"""Languages in templates."""

from django import template
from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page

from cms.navigation import foreign_language

from ..queries import EASY_LANGUAGE, awaits_readers, german_page_at
from ..switch import LanguageLink, bare_path, language_links

register = template.Library()


@register.simple_tag(takes_context=True)
def languages(context) -> list[LanguageLink]:
    """The switch of the page that is shown; empty where there is no request (mails, 500)."""
    request = context.get("request")
    return language_links(request, context.get("page")) if request else []


@register.simple_tag(takes_context=True)
def german_page(context) -> Page | None:
    """On a page "not found" of another language: what stands at this address in German."""
    request = context.get("request")
    if not request or get_language() == settings.LANGUAGE_CODE:
        return None
    return german_page_at(bare_path(request.path), request)


@register.simple_tag(takes_context=True)
def untested_easy_language(context) -> bool:
    """Whether the page that is shown is in Leichter Sprache and was not yet read by those who need it."""
    page = context.get("page")
    return get_language() == EASY_LANGUAGE and isinstance(page, Page) and awaits_readers(page)


@register.filter
def foreign(code: str) -> str:
    """The language of some content when it is not the reader's, else ""."""
    return foreign_language(code) if code else ""
