"""What an index stores of the files of a page."""

from collections.abc import Collection

from ..analysis import Analyser
from ..learning import analyser_in_use
from ..models import AttachmentText

# PostgreSQL takes a megabyte of words into a tsvector: of a whole library the first books are found.
MAX_LENGTH = 300_000


def files_stems(document_ids: Collection[int], language: str) -> str:
    """Stems and parts of all words in these documents, in the order of their pages."""
    analyser, version = analyser_in_use(language)
    texts = AttachmentText.objects.filter(document__in=document_ids).order_by("document", "page_number")
    stems, left = [], MAX_LENGTH
    for text in texts:
        words = " ".join(analyser.fields(text.text)) if language == "en" else _stored(text, analyser, version)
        stems.append(words[: max(left, 0)])
        left -= len(words)
    return " ".join(filter(None, stems))


def _stored(text: AttachmentText, analyser: Analyser, version: int) -> str:
    """The German stems, made anew when the learned words have changed since."""
    if text.analysis_version != version:
        text.stems, text.analysis_version = " ".join(analyser.fields(text.text)), version
        text.save(update_fields=["stems", "analysis_version"])
    return text.stems
