"""Who gets a document: Wagtail serves every file of a public collection to whoever guesses its address.

A document is open to whoever may see a published page that shows it, and to whoever may use it in the admin.
"""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type
from wagtail.wagtail_hooks import require_wagtail_login

from .reach import files_within_reach, pages_published, pages_published_for


def document_readable(document, user) -> bool:
    """Whether this person may read the document as it is now."""
    if files_within_reach(user, type(document)).filter(pk=document.pk).exists():
        return True
    shown = dict(_places(document))
    pages = pages_published_for(user).filter(pk__in=shown).specific()
    return any(page.field_is_open_to(name, user) for page in pages for name in shown[page.pk])


def refuse_strangers(document, request: HttpRequest) -> HttpResponse | None:
    """Turn away who may not read the document (hook ``before_serve_document``).

    Who is not signed in gets the login form if signing in may help; of a draft's document nobody learns.
    """
    if document_readable(document, request.user):
        return None
    if not pages_published().filter(pk__in=dict(_places(document))).exists():
        raise Http404
    if request.user.is_authenticated:
        raise PermissionDenied
    return require_wagtail_login(next=request.get_full_path())


def _places(document) -> Iterator[tuple[int, set[str]]]:
    """Numbers of the pages whose saved row names the document, each with the fields in which it does."""
    places: dict[int, set[str]] = {}
    found = ReferenceIndex.get_references_to(document).filter(
        base_content_type=get_default_page_content_type()
    )
    for page, path in found.values_list("object_id", "model_path"):
        places.setdefault(int(page), set()).add(path.split(".")[0])
    yield from places.items()


def references_write(*, page: Page) -> None:
    """Note at once what a page shows; Wagtail's own note waits for the worker, and documents with it."""
    with transaction.atomic():
        ReferenceIndex.create_or_update_for_object(page)
