"""Which documents a page offers to whom, and what they say."""

from collections.abc import Collection, Mapping

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from cms.models import PortalDocument

from ..models import AttachmentReading, AttachmentText, EntryFile

# Nobody is shown what stands only in this field.
_NEVER_SHOWN = "internal_note"


def documents_of(page: Page) -> tuple[list[int], list[int]]:
    """Numbers of the documents that a published page offers to its readers, and to members among them.

    By the same rule by which documents are served (``cms.walls.documents``): the field that names it decides.
    """
    references = ReferenceIndex.get_references_for_object(page).filter(
        to_content_type=ReferenceIndex._get_base_content_type(PortalDocument)
    )
    is_open = getattr(page, "field_is_open_to", lambda name, user: True)
    everybody, members = set(), set()
    for number, path in references.values_list("to_object_id", "model_path"):
        field = path.split(".")[0]
        if field != _NEVER_SHOWN:
            members.add(int(number))
            if is_open(field, AnonymousUser()):
                everybody.add(int(number))
    return sorted(everybody), sorted(members)


def unreadable_files(page_ids: Collection[int]) -> list[AttachmentReading]:
    """Files of these pages that the search could not read, each once, with the document. One query."""
    on_pages = EntryFile.objects.filter(entry__page__in=page_ids).values("document")
    unread = AttachmentReading.objects.exclude(state=AttachmentReading.State.READ)
    return list(
        unread.filter(document__in=on_pages).select_related("document").order_by("document__title", "pk")
    )


def reading_note(document_id: int) -> str:
    """A sentence for whoever edits the document, if its file could not be read."""
    reading = AttachmentReading.objects.filter(document=document_id).first()
    if reading is None or reading.state == AttachmentReading.State.READ:
        return ""
    return _("Die Suche findet nicht, was in dieser Datei steht: Die Datei %(reason)s.") % {
        "reason": reading.get_state_display()
    }


def pages_of_files(entry_ids: Collection[int]) -> Mapping[int, list[AttachmentText]]:
    """For each entry the pages of its files, in order, each with its document. Two queries."""
    files = EntryFile.objects.filter(entry__in=entry_ids).values_list("entry_id", "document_id")
    entries_of: dict[int, list[int]] = {}
    for entry_id, document_id in files:
        entries_of.setdefault(document_id, []).append(entry_id)
    texts = AttachmentText.objects.filter(document__in=entries_of).select_related("document")
    pages: dict[int, list[AttachmentText]] = {}
    for text in texts.order_by("document_id", "page_number"):
        for entry_id in entries_of[text.document_id]:
            pages.setdefault(entry_id, []).append(text)
    return pages
