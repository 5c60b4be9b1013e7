"""Reading documents: in the worker, in a process of its own, with limits."""

import json
import signal
import subprocess
import sys

from django.conf import settings
from django.db import transaction

from cms.models import PortalDocument

from .. import affected
from ..index import page_index
from ..models import AttachmentReading, AttachmentText
from ..text import clean_text
from .reader import MAX_BYTES

KINDS = ("pdf", "docx", "odt")
# The reader ends itself after so much work; this is for one that waits for something else.
MAX_SECONDS = 60


def document_read(*, document_id: int) -> str:
    """Read the document's file and index the pages that show it; returns the state, "" when nothing is due.

    Whatever the file holds, this ends within ``MAX_SECONDS`` and raises nothing for it.
    """
    document = PortalDocument.objects.filter(pk=document_id).first()
    if document is None or _kind(document) not in KINDS or _is_read(document):
        return ""
    state, pages = _answer(document)
    if not _store(document, state, pages):
        return ""
    for page_id in affected.by_document(document):
        page_index(page_id=page_id)
    return state


@transaction.atomic
def _store(document: PortalDocument, state: str, pages: list[tuple[int, str]]) -> bool:
    """Keep what was read, unless somebody replaced or read the file meanwhile."""
    same = PortalDocument.objects.select_for_update().filter(pk=document.pk, file=document.file.name)
    if not same.exists() or _is_read(document):
        return False
    AttachmentReading.objects.update_or_create(
        document=document, defaults={"file_name": document.file.name, "state": state}
    )
    document.search_texts.all().delete()
    AttachmentText.objects.bulk_create(
        AttachmentText(document=document, page_number=number, text=clean_text(text)) for number, text in pages
    )
    return True


def documents_read_late() -> int:
    """Read what no worker has read: files from before, or whose task was lost. A periodic job."""
    done = dict(AttachmentReading.objects.values_list("document_id", "file_name"))
    files = PortalDocument.objects.order_by("pk").values_list("pk", "file")
    endings = tuple(f".{kind}" for kind in KINDS)
    waiting = [pk for pk, name in files if name.lower().endswith(endings) and done.get(pk) != name]
    for document_id in waiting:
        document_read(document_id=document_id)
    return len(waiting)


def _kind(document: PortalDocument) -> str:
    return document.file_extension.lower()


def _is_read(document: PortalDocument) -> bool:
    return AttachmentReading.objects.filter(document=document, file_name=document.file.name).exists()


def _answer(document: PortalDocument) -> tuple[str, list[tuple[int, str]]]:
    try:
        with document.file.open() as file:
            content = file.read(MAX_BYTES + 1)
    except OSError:
        return AttachmentReading.State.BROKEN, []
    command = [sys.executable, "-m", "search.attachments.reader", _kind(document)]
    limits = {"input": content, "timeout": MAX_SECONDS}
    try:
        # Our own module; the file comes on standard input.
        ended = subprocess.run(command, **limits, capture_output=True, cwd=settings.BASE_DIR, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return AttachmentReading.State.TOO_SLOW, []
    if ended.returncode:
        slow = ended.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
        return AttachmentReading.State.TOO_SLOW if slow else AttachmentReading.State.BROKEN, []
    answer = json.loads(ended.stdout)
    return answer["state"], answer["pages"]
