"""A small network with one page of each type, as readers meet it."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from cms.models import StandardPage
from exchange.experiences.models.best_practice import KeyFigure, PracticeCost, PracticePartner, PracticeStep
from exchange.experiences.models.strategy import StrategyMeasure
from exchange.municipalities.models import PageLink, PageRelation
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy
from tests.factories.municipalities import make_member, profile_of

LONG_WORD = "Jubiläumsehrenamtskartenantragsbearbeitungsvordruck"


@dataclass
class Network:
    """Addresses by name, and the pages behind them."""

    addresses: dict[str, str] = field(default_factory=dict)
    pages: dict[str, object] = field(default_factory=dict)

    def add(self, name: str, page) -> object:
        self.pages[name] = page
        self.addresses[name] = page.url
        return page


def network_make(site) -> Network:
    """One page of each type, with all its rows, related to each other."""
    network = Network()
    home = network.add("home", site.root_page)
    kreis = make_member("Kreis Erlenmark", kind="kreis", population=241_800)
    town = make_member("Ottersbrink", kind="gemeinde", population=8_900, kreis_member=kreis)
    network.add("kreis", profile_of(kreis))
    network.add("profile", profile_of(town))
    network.addresses["members"] = network.pages["profile"].get_parent().url
    practice = network.add("practice", make_practice(town, **_practice_rows()))
    network.add(
        "strategy", make_strategy(kreis, measures=[StrategyMeasure(title="Anlaufstelle", practice=practice)])
    )
    newer = network.add("guideline", make_guideline(town, in_force_on=date(2024, 1, 1)))
    network.add(
        "replaced",
        make_guideline(town, title="Alte Leitlinie", out_of_force_on=date(2024, 1, 1), replaced_by=newer),
    )
    network.add("offer", make_offer(town, page_relations=[PageRelation(target=practice)]))
    about = StandardPage(
        title="Über das Netzwerk", slug="ueber-das-netzwerk", body=_story(network.pages["profile"])
    )
    home.add_child(instance=about)
    network.add("standard", about)
    network.addresses |= {
        "list": "/praxisbeispiele/",
        "search": "/suche/?q=Ehrenamtskarte&thema=anerkennung",
        "no hits": "/suche/?q=Quastenflosser",
        "missing": "/gibt-es-nicht/",
    }
    return network


def _practice_rows() -> dict:
    return {
        "title": f"Ehrenamtskarte ohne Papier: {LONG_WORD}",
        "cost_once": 4500,
        "staff_fte": "0.25",
        "failed": "<p>Der erste Vordruck war zu lang.</p>",
        "members_text": "<p>Die Software kostete das Doppelte.</p>",
        "review_on": date(2024, 1, 1),
        "steps": [PracticeStep(title="Gespräche führen", duration="vier Wochen", who="Ehrenamtsbüro")],
        "costs": [PracticeCost(label="Software", once=4000)],
        "partners": [PracticePartner(name="Freiwilligenagentur", kind="freiwilligenagentur")],
        "key_figures": [
            KeyFigure(label="Anträge im Jahr", before="40", after="310", source="eigene Zählung")
        ],
        "page_links": [PageLink(label="Hinweise des Landes", url="https://www.example.org/karte")],
    }


def _story(page) -> list:
    return [
        ("notice", {"heading": "Kostenfrei", "text": "<p>Die Mitgliedschaft kostet nichts.</p>"}),
        ("heading", "Worum es geht"),
        ("paragraph", "<p>Kommunen lernen <b>voneinander</b>.</p><ul><li>Erfahrungen teilen</li></ul>"),
        ("quote", {"quote": "Ein Telefonat genügte.", "source": "Stabsstelle Ehrenamt"}),
        ("question", {"question": "Wer kann mitmachen?", "answer": "<p>Jede Kommune.</p>"}),
        ("link", {"label": "Zum Profil", "page": page, "url": ""}),
    ]


@pytest.fixture
def network(site) -> Network:
    """See ``network_make``."""
    return network_make(site)
