"""Writing entries: the one way from a published page into the search."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import override
from wagtail.models import Page

from cms.finding import FACETS, NETWORK, PUBLIC, SearchDocument

from .attachments.queries import documents_of
from .attachments.stems import files_stems
from .audience import effective_audience
from .facet_keys import facet_keys
from .facets import KIND_FACET
from .learning import analyser_in_use
from .meaning.tasks import page_vectors_wake
from .meaning.vectors import entry_vectors_forget
from .models import EntryFile, Part, SearchEntry, SearchFacet
from .suggestions.keys import title_keys_write
from .text import clean_text

# Text beyond is not searched: no page fills the index or exceeds what PostgreSQL takes into a tsvector.
MAX_TEXT_LENGTH = 200_000
MAX_TITLE_LENGTH = 255
_MAX_KEY_LENGTH = 60


def page_index_on_commit(*, page_ids: Iterable[int]) -> None:
    """Index pages after the running transaction. Publishing never fails because of it; errors are logged."""
    for page_id in page_ids:
        # A function, no partial: Django logs a failure under the function's name.
        def index(page_id: int = page_id) -> None:
            page_index(page_id=page_id)
            page_vectors_wake(page_id=page_id)

        transaction.on_commit(index, robust=True)


@transaction.atomic
def page_index(*, page_id: int) -> int:
    """Make the entries of a page match what is published now; returns how many it has.

    Pages that are gone, not live, not findable or behind a password have none. The row is locked, so that
    of two simultaneous changes the later one stays.
    """
    row = Page.objects.select_for_update(of=("self",)).filter(pk=page_id).first()
    page = row.specific if row else None
    if page is None:
        return 0
    with override(page.locale.language_code):
        document = _document_of(page)
        audience = effective_audience(page, document.audience) if document else None
        place = page.get_url_parts() if audience else None
        if not place or not place[2]:
            SearchEntry.objects.filter(page_id=page_id).delete()
            return 0
        return document_index(page=page, document=document, audience=audience, path=place[2])


def document_index(*, page: Page, document: SearchDocument, audience: str, path: str) -> int:
    """Write the entries of a document for a page; returns how many there are."""
    texts = _parts(document, audience, *documents_of(page))
    SearchEntry.objects.filter(page=page).exclude(part__in=[text.part for text in texts]).delete()
    keywords = _keywords(document)
    facets = _facet_values(document)
    for text in texts:
        fields = _fields(page, document, text, keywords) | {"facet_keys": facet_keys(facets)}
        entry, _created = SearchEntry.objects.update_or_create(
            page=page, part=text.part, defaults={"path": path, **fields}
        )
        entry_vectors_forget(entry)
        _facets_write(entry, facets)
        _files_write(entry, text.files)
        title_keys_write(entry=entry, analyser=analyser_in_use(entry.language)[0])
    return len(texts)


@dataclass(frozen=True)
class _PartText:
    """The text of one entry and who may find it."""

    part: Part
    audience: str
    text: str
    files: Sequence[int]
    outdone: bool = False


def _parts(
    document: SearchDocument, audience: str, files: Sequence[int], members_files: Sequence[int]
) -> list[_PartText]:
    """One entry, or two where members find more than the public. Only members find a restricted page.

    ``files`` are the documents that every reader of the page may have, ``members_files`` those of members.
    """
    whole = f"{document.text}\n{document.members_text}"
    if audience != PUBLIC:
        return [_PartText(Part.PAGE, audience, whole, members_files)]
    if not document.members_text.strip() and files == members_files:
        return [_PartText(Part.PAGE, PUBLIC, document.text, files)]
    return [
        _PartText(Part.PAGE, PUBLIC, document.text, files, outdone=True),
        _PartText(Part.MEMBERS, NETWORK, whole, members_files),
    ]


def _document_of(page: Page) -> SearchDocument | None:
    # Wagtail's own page types know nothing of the search.
    declare = getattr(page, "search_document", None)
    return declare() if declare and page.live else None


def _keywords(document: SearchDocument) -> str:
    """The place and the labels of the facets that say so."""
    words = [document.place]
    for name, values in document.facets.items():
        facet = FACETS.get(name)
        if facet and facet.labels_are_words and values:
            words += facet.label_of(list(values)).values()
    return clean_text(" ".join(str(word) for word in words))


def _fields(page: Page, document: SearchDocument, part: _PartText, keywords: str) -> dict:
    analyser, version = analyser_in_use(page.locale.language_code)
    title = clean_text(document.title)[:MAX_TITLE_LENGTH]
    summary, text = clean_text(document.summary), clean_text(part.text[:MAX_TEXT_LENGTH])
    title_stems, title_parts = analyser.fields(title)
    text_stems, text_parts = analyser.fields(f"{summary}\n{text}\n{keywords}")
    return {
        "language": page.locale.language_code,
        "audience": part.audience,
        "outdone": part.outdone,
        "expires_at": page.expire_at,
        "archived": document.archived,
        "kind": document.kind,
        "member_id": document.member_id,
        "place": document.place,
        "date": document.date,
        "title": title,
        "summary": summary,
        "text": text,
        "keywords": keywords,
        "title_stems": title_stems,
        "title_parts": title_parts,
        "text_stems": text_stems,
        "text_parts": text_parts,
        "files_stems": files_stems(part.files, page.locale.language_code),
        "analysis_version": version,
        "content_version": page.live_revision_id or 0,
    }


def _facet_values(document: SearchDocument) -> set[tuple[str, str]]:
    values = {KIND_FACET: [document.kind], **document.facets}
    return {
        (name, str(key))
        for name, keys in values.items()
        for key in keys
        if key and len(str(key)) <= _MAX_KEY_LENGTH
    }


def _facets_write(entry: SearchEntry, wanted: set[tuple[str, str]]) -> None:
    present = {(facet.name, facet.value): facet.pk for facet in entry.facets.all()}
    SearchFacet.objects.filter(pk__in=[pk for row, pk in present.items() if row not in wanted]).delete()
    SearchFacet.objects.bulk_create(
        SearchFacet(entry=entry, name=name, value=value) for name, value in sorted(wanted - present.keys())
    )


def _files_write(entry: SearchEntry, wanted: Sequence[int]) -> None:
    present = set(entry.files.values_list("document_id", flat=True))
    entry.files.exclude(document__in=wanted).delete()
    EntryFile.objects.bulk_create(
        EntryFile(entry=entry, document_id=number) for number in wanted if number not in present
    )
