"""One page in its languages, as visitors may read it."""

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page


def live_versions(page: Page, request: HttpRequest) -> dict[str, Page]:
    """The page and its live translations by language, in the order of LANGUAGES; asked once a request."""
    kept = getattr(request, "_live_versions", None)
    if kept is None or kept[0] != page.pk:
        kept = request._live_versions = (page.pk, _read(page))
    return kept[1]


def _read(page: Page) -> dict[str, Page]:
    current = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    others = Page.objects.live().filter(current, translation_key=page.translation_key).exclude(pk=page.pk)
    # What an address needs.
    others = others.select_related("locale").only("url_path", "locale__language_code")
    found = {other.locale.language_code: other for other in others}
    found[page.locale.language_code] = page
    return {code: found[code] for code, _name in settings.LANGUAGES if code in found}
