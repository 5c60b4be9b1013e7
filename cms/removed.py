"""Pages that were public and are gone: their addresses answer 410, so that nobody keeps looking for them."""

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.models.removed import RemovedAddress


def address_remove(*, page: Page) -> None:
    """Remember the addresses of a page that leaves the public: the present one and those that led to it.

    Nothing is remembered of pages that were never published or that the public may not know of.
    """
    if page.first_published_at is None or page.get_view_restrictions():
        return
    former = Redirect.objects.filter(redirect_page_id=page.pk).values_list("old_path", flat=True)
    url = page.get_url()
    own = [f"{url}{path[1:]}" for path in page.specific_deferred.get_route_paths()] if url else []
    with transaction.atomic():
        for path in {*own, *(f"{old_path}/" for old_path in former)}:
            RemovedAddress.objects.update_or_create(path=path, defaults={"number": page.pk})


def address_restore(*, page: Page) -> None:
    """Forget that the addresses of a page were removed: it is published (again)."""
    RemovedAddress.objects.filter(Q(number=page.pk) | Q(path=page.get_url() or "")).delete()


def is_removed(path: str) -> bool:
    """Whether a public page stood at this path."""
    return "\0" not in path and RemovedAddress.objects.filter(path=path).exists()


def number_is_removed(number: int) -> bool:
    """Whether the page of this permanent number was public once."""
    return RemovedAddress.objects.filter(number=number).exists()


def gone(request: HttpRequest) -> HttpResponse:
    """The answer to whoever asks for a removed page."""
    return render(request, "410.html", status=410)
