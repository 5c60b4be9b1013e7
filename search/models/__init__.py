"""What the search stores. One table a file."""

from .entry import Part, SearchEntry, SearchEntryQuerySet, SearchFacet
from .learned import LearnedWords

__all__ = ["LearnedWords", "Part", "SearchEntry", "SearchEntryQuerySet", "SearchFacet"]
