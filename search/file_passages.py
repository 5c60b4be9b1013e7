"""Where in an attached file the words of a question stand, for all shown hits together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .analysis import Analyser
from .highlight import snippet
from .models import AttachmentText, EntryFile, SearchEntry
from .plan import QueryPlan

PASSAGE_LENGTH = 180
_OWN_STEMS = ("title_stems", "title_parts", "text_stems", "text_parts")


@dataclass(frozen=True)
class FilePassage:
    """A marked passage of a file; ``url`` opens its page, ``page_number`` is 0 where there are no pages."""

    title: str
    url: str
    page_number: int
    text: SafeString


def file_passages(entry_ids: Sequence[int], plan: QueryPlan, analyser: Analyser) -> Mapping[int, FilePassage]:
    """For each entry the best passage with words that only its files have. Four queries at most.

    Who may find an entry may read the files in ``EntryFile``.
    """
    found = _only_in_files(entry_ids, plan) if plan.stems else {}
    missing = {pk: stems for pk, stems in found.items() if stems}
    if not missing:
        return {}
    documents: dict[int, list[int]] = {}
    for entry_id, document_id in EntryFile.objects.filter(entry__in=missing).values_list(
        "entry_id", "document_id"
    ):
        documents.setdefault(entry_id, []).append(document_id)
    chosen = _best_pages(documents, missing)
    # The stems choose the page, its text is read for the chosen ones alone.
    pages = AttachmentText.objects.filter(pk__in=chosen.values()).select_related("document").defer("stems")
    texts = {page.pk: page for page in pages}
    found = {pk: _passage(texts[page], plan, analyser) for pk, page in chosen.items() if page in texts}
    return {pk: passage for pk, passage in found.items() if passage.text}


def _only_in_files(entry_ids: Sequence[int], plan: QueryPlan) -> dict[int, frozenset[str]]:
    """The wanted stems that an entry has in its files and nowhere else."""
    rows = SearchEntry.objects.filter(pk__in=entry_ids).exclude(files_stems="")
    return {
        pk: plan.stems.intersection(files.split()).difference(*(stems.split() for stems in own))
        for pk, files, *own in rows.order_by().values_list("pk", "files_stems", *_OWN_STEMS)
    }


def _best_pages(documents: Mapping[int, list[int]], missing: Mapping[int, frozenset[str]]) -> dict[int, int]:
    """Entry -> the page with most of the missing stems; of equal ones the first."""
    wanted = {document for ids in documents.values() for document in ids}
    rows = AttachmentText.objects.filter(document__in=wanted).order_by("document", "page_number")
    pages: dict[int, list[tuple[int, frozenset[str]]]] = {}
    for pk, document_id, stems in rows.values_list("pk", "document_id", "stems"):
        pages.setdefault(document_id, []).append((pk, frozenset(stems.split())))
    best: dict[int, int] = {}
    for entry_id, ids in documents.items():
        candidates = [page for document in ids for page in pages.get(document, ())]
        if candidates:
            best[entry_id] = max(candidates, key=lambda page: len(page[1] & missing[entry_id]))[0]
    return best


def _passage(page: AttachmentText, plan: QueryPlan, analyser: Analyser) -> FilePassage:
    anchor = f"#page={page.page_number}" if page.page_number else ""
    text = snippet(" ".join(page.text.split()), plan, analyser, PASSAGE_LENGTH)
    return FilePassage(page.document.title, f"{page.document.url}{anchor}", page.page_number, text)
