"""Loading the documents of a collection as entries of a scratch database, analysed as pages are."""

import os
from collections.abc import Callable, Sequence

from django.db import connections, transaction
from django.utils.translation import gettext as _

from ..analysis import Analyser, parts_to_learn
from ..counting import words_count
from ..index import MAX_TEXT_LENGTH, MAX_TITLE_LENGTH
from ..learning import analyser_in_use
from ..meaning.vectors import entry_vectors_compute
from ..models import LearnedWords, SearchEntry
from ..text import clean_text
from .collections import Document

_AT_ONCE = 500
_KIND = "seite"

# Told what is done, how much of it, and how much there is.
Progress = Callable[[str, int, int], None]


def documents_load(
    *, documents: Sequence[Document], language: str, using: str, with_meaning: bool, progress: Progress
) -> None:
    """Write an entry for each document; the number of the entry is that of the document, counted from 1.

    Compounds are cut with words learned from their titles (texts, where there is none), and words are weighed
    by how often they occur in these documents. Without ``with_meaning`` entries are found by words alone.
    """
    words = parts_to_learn(document.title or document.text for document in documents)
    LearnedWords.objects.using(using).create(words=" ".join(sorted(words)))
    analyser, version = analyser_in_use(language, using=using)
    for start in range(0, len(documents), _AT_ONCE):
        some = documents[start : start + _AT_ONCE]
        rows = [
            _entry(number, document, analyser, language, version)
            for number, document in enumerate(some, start=start + 1)
        ]
        with transaction.atomic(using):
            SearchEntry.objects.using(using).bulk_create(rows)
        progress(_("Wörter"), start + len(some), len(documents))
    words_count(using=using)
    _analyze(using)
    if with_meaning:
        entry_vectors_compute(
            using=using,
            threads=os.cpu_count() or 1,
            progress=lambda done, total: progress(_("Bedeutung"), done, total),
        )


def _entry(number: int, document: Document, analyser: Analyser, language: str, version: int) -> SearchEntry:
    title, text = clean_text(document.title), clean_text(document.text[:MAX_TEXT_LENGTH])
    # No page has a title so long: the rest is a part of the text.
    title, text = title[:MAX_TITLE_LENGTH], f"{title[MAX_TITLE_LENGTH:]} {text}".strip()
    title_stems, title_parts = analyser.fields(title)
    text_stems, text_parts = analyser.fields(text)
    return SearchEntry(
        pk=number,
        page_id=number,
        language=language,
        kind=_KIND,
        title=title,
        text=text,
        title_stems=title_stems,
        title_parts=title_parts,
        text_stems=text_stems,
        text_parts=text_parts,
        analysis_version=version,
    )


def _analyze(using: str) -> None:
    """PostgreSQL plans by statistics that it otherwise gathers later, in its own time."""
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute("ANALYZE search_searchentry")
