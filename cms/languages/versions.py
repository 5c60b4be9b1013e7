"""One page in its languages, as visitors may read it."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from cms.prepared import Given, Prepared


def live_versions(page: Page, request: HttpRequest) -> dict[str, Page]:
    """The page and its live translations by language, in the order of LANGUAGES; asked once a request."""
    kept = getattr(request, "_live_versions", None)
    if kept is None or kept[0] != page.pk:
        kept = request._live_versions = (page.pk, _read(page))
    return kept[1]


# What an address needs.
_others = Prepared(
    lambda: (
        Page.objects.live()
        .filter(translation_key=Given("key"))
        .exclude(pk=Given("pk"))
        .select_related("locale")
        .only("url_path", "expire_at", "locale__language_code")
    )
)


def _read(page: Page) -> dict[str, Page]:
    now = timezone.now()
    found = {
        other.locale.language_code: other
        for other in _others(key=page.translation_key, pk=page.pk)
        if other.expire_at is None or other.expire_at > now
    }
    found[page.locale.language_code] = page
    return {code: found[code] for code, _name in settings.LANGUAGES if code in found}
