"""The slot between pages and search: a page *declares* how it is found, whoever searches listens.

A page type answers ``search_document()`` with a `SearchDocument`, or with ``None`` when it is not to be found
for the page's own reasons; whether it is live, expired or restricted is checked by the reader of the slot.

A facet is a URL parameter with stable keys as values. The app that owns the keys registers the facet in its
``AppConfig.ready()``, so that nobody else has to know what the keys mean.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date

PUBLIC = "public"
NETWORK = "network"


def member_audience(member_id: int) -> str:
    """The audience of what only the people of one member may find."""
    return f"member:{member_id}"


@dataclass(frozen=True, kw_only=True)
class SearchDocument:
    """What a page wants to be found by, in plain text. It holds no HTML and no analysed words."""

    kind: str
    """A key of the facet ``art``: praxisbeispiel, strategie, leitlinie, amtshilfe, veranstaltung, …"""
    title: str
    summary: str = ""
    text: str = ""
    """Public prose, paragraphs separated by newlines."""
    members_text: str = ""
    """What only readers who are logged in may find. Never shown, counted or highlighted to others."""
    audience: str = PUBLIC
    """``PUBLIC``, ``NETWORK`` or ``member_audience(id)``: who may know that the page exists."""
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Name of the URL parameter -> stable keys, e.g. ``{"thema": ["anerkennung"], "kreis": ["05358"]}``."""
    member_id: int | None = None
    place: str = ""
    """Name of the member, as lists show it."""
    date: Date | None = None
    """When the page was last published: what "newest first" means."""
    archived: bool = False


LabelsOf = Callable[[Sequence[str]], Mapping[str, str]]
Successors = Callable[[Sequence[str]], Mapping[str, str]]


@dataclass(frozen=True)
class Facet:
    """A filter of the public search. Use `register_facet` to make one."""

    name: str
    label: str
    order: int
    label_of: LabelsOf
    successor_of: Successors | None = None
    labels_are_words: bool = False


FACETS: dict[str, Facet] = {}


def register_facet(
    name: str,
    label: str,
    order: int,
    label_of: LabelsOf,
    *,
    successor_of: Successors | None = None,
    labels_are_words: bool = False,
) -> None:
    """Offer a filter in the public search; registering a name again replaces it.

    ``label_of(keys)`` answers the labels of the keys that exist, in the language that is active and
    **in the order in which readers see them**; a key it leaves out is unknown and ignored in addresses.
    It may ask the database once, for all keys together. ``successor_of(keys)`` names what a retired key was
    replaced by, so that old addresses keep working. With ``labels_are_words`` a page is also found by the
    labels of its keys, as if they stood in its text.
    """
    FACETS[name] = Facet(name, label, order, label_of, successor_of, labels_are_words)


def register_choices_facet(
    name: str, label: str, order: int, choices: Callable[[], Mapping[str, str]]
) -> None:
    """Offer a filter whose keys stand in code, e.g. ``lambda: dict(Status.choices)``, in their order."""
    register_facet(name, label, order, lambda keys: {k: str(v) for k, v in choices().items() if k in keys})


def facets_in_order() -> list[Facet]:
    """All registered facets, in the order in which the search page shows them."""
    return sorted(FACETS.values(), key=lambda facet: facet.order)


FileNote = Callable[[int], str]
_file_notes: list[FileNote] = []


def register_file_note(note: FileNote) -> None:
    """Let the form of a document say more: ``note(number of the document)`` answers a sentence or ""."""
    _file_notes.append(note)


def file_notes(document_id: int) -> list[str]:
    """What those who search know about the document's file."""
    return [text for note in _file_notes if (text := note(document_id))]
