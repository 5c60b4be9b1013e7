"""What the search stores. One table a file."""

from .attachment import AttachmentReading, AttachmentText, EntryFile
from .delivery import EntryChange
from .entry import Part, SearchEntry, SearchEntryQuerySet, SearchFacet
from .learned import LearnedWords
from .spelling import WordList
from .statistics import Collection, StemCount
from .suggestion import TitleKey
from .synonym import SynonymGroup
from .usage import SearchedDay, SearchedWords, SearchedWordsDay
from .vectors import EntryPassages, EntryVectors

__all__ = [
    "AttachmentReading",
    "AttachmentText",
    "Collection",
    "EntryChange",
    "EntryFile",
    "EntryPassages",
    "EntryVectors",
    "LearnedWords",
    "Part",
    "SearchEntry",
    "SearchEntryQuerySet",
    "SearchFacet",
    "SearchedDay",
    "SearchedWords",
    "SearchedWordsDay",
    "StemCount",
    "SynonymGroup",
    "TitleKey",
    "WordList",
]
