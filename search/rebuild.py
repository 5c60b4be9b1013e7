"""Writing the whole search anew."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from .counting import words_count
from .index import page_index
from .learning import learned_words_renew
from .meaning import available
from .meaning.vectors import entry_vectors_compute
from .models import SearchEntry
from .spelling.words import word_lists_renew

# Their status follows the calendar: in force, available.
_DATED_KINDS = ("leitlinie", "amtshilfe")


@dataclass(frozen=True)
class RebuildReport:
    """What a rebuild did."""

    pages: int
    entries: int
    learned_anew: bool


def search_rebuild(*, progress: Callable[[int, int], None] = lambda done, total: None) -> RebuildReport:
    """Learn words, index every page and drop entries of pages that are no longer published.

    Page by page, so that the site goes on working and nothing waits; safe to repeat and to interrupt.
    ``progress`` is told the number of pages done and of all pages.
    """
    published = Page.objects.live()
    learned_anew = learned_words_renew(titles=list(published.values_list("title", flat=True)))
    SearchEntry.objects.exclude(page__live=True).delete()
    ids = list(published.order_by("pk").values_list("pk", flat=True))
    entries = 0
    for done, page_id in enumerate(ids, start=1):
        entries += page_index(page_id=page_id)
        progress(done, len(ids))
    words_count()
    word_lists_renew()
    return RebuildReport(len(ids), entries, learned_anew)


def vectors_rebuild(*, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Compute the vectors that entries lack; what fits its text is not computed again.

    Returns for how many entries; 0 without the encoder.
    """
    return entry_vectors_compute(progress=progress) if available() else 0


def dated_entries_refresh() -> int:
    """Index pages again whose status may have changed by the date alone; returns how many. A daily job."""
    # Of events only those whose date went by; what is past and says so has nothing new to say.
    gone_by = Q(kind="veranstaltung", date__lt=timezone.localdate()) & ~Q(facets__value="vergangen")
    entries = SearchEntry.objects.filter(Q(kind__in=_DATED_KINDS) | gone_by)
    pages = entries.values_list("page_id", flat=True).distinct()
    for page_id in (ids := sorted(pages)):
        page_index(page_id=page_id)
    return len(ids)
