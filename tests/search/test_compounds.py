import pytest

from search.compounds import CompoundSplitter, curated_parts
from search.german import fold_german, stem_german

SPLITTER = CompoundSplitter((fold_german(part) for part in curated_parts()), stem_german)


def split(word):
    return SPLITTER.split(fold_german(word))


def stems(*words):
    return tuple(stem_german(fold_german(word)) for word in words)


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("Ehrenamtskarte", ("Ehrenamt", "Karte")),
        ("Jubiläumsehrenamtskarte", ("Jubiläum", "Ehrenamt", "Karte")),
        ("Freiwilligenagentur", ("Freiwillige", "Agentur")),
        ("Engagementbeauftragte", ("Engagement", "Beauftragte")),
        ("Anerkennungskultur", ("Anerkennung", "Kultur")),
        ("Unternehmensengagement", ("Unternehmen", "Engagement")),
        ("Seniorenbüro", ("Senioren", "Büro")),
        ("Nachbarschaftshilfe", ("Nachbarschaft", "Hilfe")),
        ("Feuerwehrnachwuchs", ("Feuerwehr", "Nachwuchs")),
        ("Beteiligungssatzung", ("Beteiligung", "Satzung")),
        ("Flüchtlingshilfe", ("Flüchtling", "Hilfe")),
        ("Vereinsförderrichtlinie", ("Verein", "fördern", "Richtlinie")),
        ("Mehrgenerationenhaus", ("mehr", "Generation", "Haus")),
        ("Jugendparlament", ("Jugend", "Parlament")),
        ("Entwicklungswerkstatt", ("Entwicklung", "Werkstatt")),
        ("Haushaltssicherungskommune", ("Haushalt", "Sicherung", "Kommune")),
        ("Engagementstrategie", ("Engagement", "Strategie")),
        ("Bürgerbeteiligung", ("Bürger", "Beteiligung")),
        ("Amtshilfe", ("Amt", "Hilfe")),
        ("Schulweghelfer", ("Schule", "Weg", "Helfer")),
        ("Städtepartnerschaft", ("Stadt", "Partnerschaft")),
        ("Sprachpatin", ("Sprache", "Pate")),
    ],
)
def test_a_compound_is_cut_into_its_parts(compound, parts):
    assert split(compound) == stems(*parts)


@pytest.mark.parametrize("written", ["Seniorenbueros", "Seniorenbüros", "SENIORENBÜRO", "Seniorenburo"])
def test_spelling_and_number_do_not_matter(written):
    assert split(written) == stems("Senioren", "Büro")


@pytest.mark.parametrize(
    "word",
    "Ehrenamt Feuerwehr Vereinbarung Jugendliche Bürgerschaft gemeinsam Verwaltung Unterstützung Beirat "
    "Heirat Zeitung Notiz Autor Mitarbeit Verantwortung erforderlich selbstverständlich angebotenen "
    "Manifest Widerspruch Dokumentation Vorbereitung Bewerbung Verständigung sowohl weiterhin".split(),
)
def test_what_is_no_compound_stays_whole(word):
    assert split(word) == ()


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("Ehrenamtskneipe", ("Ehrenamt", "Kneipe")),
        ("Kneipenstrategie", ("Kneipe", "Strategie")),
        ("Zauberfest", ("Zauber", "Fest")),
        ("Jubiläumsehrenamtskneipe", ("Jubiläum", "Ehrenamt", "Kneipe")),
    ],
)
def test_a_long_known_word_is_found_beside_an_unknown_one(compound, parts):
    assert split(compound) == stems(*parts)


def test_the_fewest_parts_win():
    splitter = CompoundSplitter(["ehren", "amt", "ehrenamt", "karte"], stem_german)
    assert splitter.split("ehrenamtskarte") == stems("Ehrenamt", "Karte")


def test_the_longest_word_is_cut_in_bounded_work():
    assert len(split("Ehrenamtskarten" * 5)) == 10


def test_the_curated_list_has_several_hundred_parts_once_each():
    parts = curated_parts()
    assert len(parts) > 700
    assert len(parts) == len(set(parts))
