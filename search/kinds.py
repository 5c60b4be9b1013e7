"""The lists of one or two kinds: the search page with its kinds fixed, under an address of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class ListPage:
    """What stands at the head of a results page. No ``kinds`` means the search of everything."""

    kinds: Sequence[str]
    heading: Promise
    intro: Promise
    feed: str = ""
    """The name of the address of a feed of its own, for the list without filters."""


def list_pages(beside: "ListPage") -> list[tuple[str, "ListPage"]]:
    """Name of the address and list, all but the one that the reader is on."""
    return [(name, page) for name, page in LISTS.items() if page is not beside]


EVERYTHING = ListPage(
    (),
    _("Suche"),
    _("Suchen Sie in Praxisbeispielen, Strategien, Leitlinien, Angeboten zur Amtshilfe und Profilen."),
)
STRATEGIES = ListPage(
    ("strategie",),
    _("Strategien"),
    _("Wie Kommunen das Ehrenamt auf Dauer stärken: Ziele, Maßnahmen und der Weg zum Beschluss."),
)
GUIDELINES = ListPage(
    ("leitlinie",),
    _("Leitlinien"),
    _("Regeln, Richtlinien und Grundsätze anderer Kommunen, zum Nachlesen und Übernehmen."),
)
PRACTICES = ListPage(
    ("praxisbeispiel",),
    _("Praxisbeispiele"),
    _("Was andere Kommunen erprobt haben: mit Kosten, Ergebnissen und dem, was sie anders machen würden."),
)
OFFERS = ListPage(
    ("amtshilfe",),
    _("Amtshilfe"),
    _("Kommunen helfen Kommunen: Hier bieten Kolleginnen und Kollegen Rat, Unterlagen und Besuche an."),
)
NEWS = ListPage(
    ("meldung", "dossier"),
    _("Aktuelles"),
    _("Meldungen, Pressemitteilungen und Dossiers aus dem Ministerium und den Kommunen, das Neueste zuerst."),
    feed="news_atom",
)
# By the name of their address.
LISTS = {
    "search:results": EVERYTHING,
    "search:practices": PRACTICES,
    "search:strategies": STRATEGIES,
    "search:guidelines": GUIDELINES,
    "search:offers": OFFERS,
    "search:news": NEWS,
}
