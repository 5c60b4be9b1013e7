"""What every engine must find, and in which order: entries, queries and titles as plain data."""

from datetime import date
from typing import NamedTuple

FILLER = "Der Rat hat beschlossen, was die Verwaltung vorgelegt hat. " * 20


class Entry(NamedTuple):
    """An entry to be found by its title."""

    title: str
    text: str = ""
    date: date = date(2026, 11, 1)


class Case(NamedTuple):
    """Entries, a query, and the titles that it finds, best first."""

    name: str
    entries: tuple[Entry, ...]
    query: str
    found: tuple[str, ...]
    language: str = "de"


def _case(name: str, query: str, found: list[str], *entries: Entry | str, language: str = "de") -> Case:
    made = tuple(entry if isinstance(entry, Entry) else Entry(entry) for entry in entries)
    return Case(name, made, query, tuple(found), language)


_CARDS = ("Ehrenamtskarte einführen", "Dankesabend im Saal", "Karte der Radwege")
_PHRASES = (
    Entry("Der runde Tisch", "Ein Tisch für alle."),
    Entry("Tisch und Stuhl", "Beide sind rund."),
    Entry("Treffen", "Am runden Tisch sitzen alle."),
)

CASES = [
    # Words are preferred
    _case(
        "all words come first",
        "Strategie Jugend",
        ["Strategie Jugend", "Strategie"],
        "Strategie",
        "Strategie Jugend",
        "Fest",
    ),
    _case(
        "an odd word is not in the way",
        "Ehrenamtskarte Quantencomputer",
        ["Ehrenamtskarte einführen"],
        *_CARDS,
    ),
    _case("only odd words find nothing", "Quantencomputer Flurbel", [], *_CARDS),
    _case(
        "of four words two are needed",
        "Blume Kutsche Wagen Rose",
        ["Blume und Kutsche"],
        "Blume und Kutsche",
        "Wagen allein",
    ),
    _case(
        "question words are not looked for",
        "Wie kann man die Ehrenamtskarte einführen?",
        ["Ehrenamtskarte einführen"],
        *_CARDS,
    ),
    _case(
        "the number of spellings does not matter",
        "EHRENAMTSKARTEN einfuehren",
        ["Ehrenamtskarte einführen"],
        *_CARDS,
    ),
    # Order
    _case(
        "title above text",
        "Nistkasten",
        ["Nistkasten", "Vögel"],
        Entry("Vögel", "Ein Nistkasten im Garten."),
        Entry("Nistkasten", "Vögel im Garten.", date(2020, 1, 1)),
    ),
    _case(
        "the word above a compound with it",
        "Ehrenamt",
        ["Das Ehrenamt", "Die Ehrenamtskarte"],
        "Die Ehrenamtskarte",
        "Das Ehrenamt",
    ),
    _case(
        "about it above mentioning it",
        "Hospitation",
        ["B", "A"],
        Entry("A", f"{FILLER} Eine Hospitation. {FILLER}"),
        Entry("B", "Hospitation: wie wir eine Hospitation vorbereiten und wer zur Hospitation kommt."),
    ),
    _case(
        "neighbours above words far apart",
        "blauer Kran",
        ["B", "A"],
        Entry("A", f"Ein blauer Wagen. {FILLER} Der Kran steht."),
        Entry("B", f"Ein Wagen. {FILLER} Der blaue Kran steht."),
    ),
    _case(
        "both in a title's compound above both in a text",
        "Nachwuchs Feuerwehr",
        ["Feuerwehrnachwuchs", "Kreis"],
        Entry("Feuerwehrnachwuchs", FILLER),
        Entry("Kreis", "Die Feuerwehr sucht Nachwuchs. Unsere Feuerwehr ist klein."),
    ),
    # Phrases
    _case("a phrase stands in title or text", '"runder Tisch"', ["Der runde Tisch", "Treffen"], *_PHRASES),
    _case("German quotes are quotes", "„runder Tisch“", ["Der runde Tisch", "Treffen"], *_PHRASES),
    _case("the order of a phrase matters", '"Tisch runder"', [], *_PHRASES),
    _case(
        "a phrase is required, words beside it are not",
        '"runder Tisch" sitzen',
        ["Treffen", "Der runde Tisch"],
        *_PHRASES,
    ),
    _case("a word in quotes stands for itself alone", '"Karte"', ["Karte der Radwege"], *_CARDS),
    _case("a phrase does not run over compound parts", '"Ehrenamt Karte"', [], *_CARDS),
    _case(
        "a quote that is never closed means nothing",
        'Karte "der Radwege',
        ["Karte der Radwege", "Ehrenamtskarte einführen"],
        *_CARDS,
    ),
    _case("a phrase of stop words is one", '"der Radwege"', ["Karte der Radwege"], *_CARDS),
    # Exclusion
    _case("an excluded word", "Karte -Radwege", ["Ehrenamtskarte einführen"], *_CARDS),
    _case("an excluded phrase", 'Tisch -"runder Tisch"', ["Tisch und Stuhl"], *_PHRASES),
    _case(
        "an excluded word leaves its compounds",
        "Karte -Ehrenamt",
        ["Karte der Radwege", "Ehrenamtskarte einführen"],
        *_CARDS,
    ),
    _case("only an exclusion lists the rest", "-Karte -Ehrenamtskarte", ["Dankesabend im Saal"], *_CARDS),
    _case("what is looked for and excluded is not found", "Radwege -Radwege", [], *_CARDS),
    _case("a hyphen is no minus", "Ehrenamts-Karte", ["Ehrenamtskarte einführen"], *_CARDS),
    _case("a minus alone means nothing", "Radwege - ", ["Karte der Radwege"], *_CARDS),
    # German
    _case("abbreviations of the field", "VZÄ", ["Ein Vollzeitäquivalent"], "Ein Vollzeitäquivalent", "Halb"),
    _case(
        "umlauts in every spelling", "Buergerbeteiligung", ["Bürgerbeteiligung"], "Bürgerbeteiligung", "Burg"
    ),
    _case("sharp s", "Strassenfest", ["Straßenfest"], "Straßenfest", "Strauß"),
    _case(
        "parts of the query's compound",
        "Engagementstrategie",
        ["Strategie für Engagement"],
        "Strategie für Engagement",
        "Strategie",
    ),
    _case(
        "parts of the entry's compound",
        "Engagement Strategie",
        ["Engagementstrategie"],
        "Engagementstrategie",
        "Fest",
    ),
    _case(
        "soft hyphens and decomposed umlauts", "Bu\u0308rger\u00adfest", ["Bürgerfest"], "Bürgerfest", "Burg"
    ),
    _case(
        "points of easy language",
        "Ehrenamt",
        ["Das Ehren·amt", "Ein Ehren-Amt"],
        Entry("Ein Ehren-Amt", date=date(2026, 1, 1)),
        Entry("Das Ehren·amt"),
        language="de-simple",
    ),
    _case(
        "English is English",
        "strategies",
        ["A municipal strategy"],
        "A municipal strategy",
        "The town",
        language="en",
    ),
]
