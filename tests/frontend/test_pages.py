"""Every page as anonymous readers get it: sound HTML, headings in order, nothing inline, no cookie."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.views.defaults import server_error

from exchange.municipalities.models import MemberRole
from tests.factories.municipalities import make_user


@pytest.fixture
def answers(network, client):
    """The responses of all page types, by name."""
    return {name: client.get(address) for name, address in network.addresses.items()}


@pytest.fixture
def soups(answers):
    """The pages of all types, parsed."""
    return {name: BeautifulSoup(answer.content, "html.parser") for name, answer in answers.items()}


def _open(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def _text(soup):
    return " ".join(soup.main.get_text(" ").split())


def _faulty(soups, is_faulty) -> list[str]:
    """The names of the pages that have the fault."""
    assert len(soups) == 14
    return [name for name, soup in soups.items() if is_faulty(soup)]


def test_every_address_answers(answers):
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code != 200} == {
        "missing": 404
    }


def test_pages_have_a_language_and_titles_of_their_own(soups):
    assert _faulty(soups, lambda soup: soup.html["lang"] != "de") == []
    titles = [soup.title.get_text() for soup in soups.values()]
    assert all(title.endswith("– Kommunennetz") for title in titles)
    assert len(set(titles)) == len(titles)


def test_headings_begin_with_one_h1_and_skip_no_level(soups):
    def is_faulty(soup):
        levels = [int(heading.name[1]) for heading in soup.main.find_all(re.compile("^h[1-6]$"))]
        skips = any(below - above > 1 for above, below in pairwise(levels))
        return skips or levels[0] != 1 or levels.count(1) != 1

    assert _faulty(soups, is_faulty) == []


def test_no_page_holds_inline_style_or_script(soups):
    def is_faulty(soup):
        handlers = any(name.startswith("on") for tag in soup.find_all(True) for name in tag.attrs)
        return handlers or soup.select("[style], style, script:not([src], [type='application/ld+json'])")

    assert _faulty(soups, is_faulty) == []


def test_identifiers_occur_once(soups):
    def is_faulty(soup):
        return max(Counter(tag["id"] for tag in soup.find_all(id=True)).values()) > 1

    assert _faulty(soups, is_faulty) == []


def test_links_within_a_page_lead_somewhere(soups):
    def is_faulty(soup):
        targets = {tag["id"] for tag in soup.find_all(id=True)}
        return {link["href"][1:] for link in soup.select('a[href^="#"]')} - targets

    assert _faulty(soups, is_faulty) == []


def test_every_link_and_button_has_words(soups):
    def is_faulty(soup):
        return any(not tag.get_text(strip=True) for tag in soup.find_all(["a", "button", "summary"]))

    assert _faulty(soups, is_faulty) == []


def test_the_first_stop_of_the_keyboard_leads_to_the_content(soups):
    def is_faulty(soup):
        return soup.body.find("a")["href"] != "#inhalt" or soup.find(id="inhalt").name != "main"

    assert _faulty(soups, is_faulty) == []


def test_anonymous_visitors_get_no_cookie_no_token_and_no_divided_cache(answers):
    for answer in answers.values():
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert b"csrfmiddlewaretoken" not in answer.content


def test_a_practice_shows_facts_story_rows_and_owner(network, client):
    text = _text(_open(client, network.addresses["practice"]))
    for part in (
        "4.500 €",
        "0,25",
        "Stolpersteine",
        "Gespräche führen",
        "Freiwilligenagentur",
        "310",
        "Ottersbrink",
    ):
        assert part in text
    assert f"/b/{network.pages['practice'].pk}" in text
    assert "CC BY 4.0" in text


def test_unknown_costs_are_a_dash_and_not_zero(network, client):
    row = _open(client, network.addresses["practice"]).find(id="kosten").tbody.tr
    assert [cell.get_text() for cell in row.find_all("td")] == ["4.000 €", "–"]


def test_the_facts_come_before_the_story(network, client):
    text = _text(_open(client, network.addresses["practice"]))
    assert text.index("Kosten einmalig") < text.index("Ausgangslage und Problem")


def test_a_passed_review_date_is_said(network, client):
    assert "Prüfung steht aus" in _text(_open(client, network.addresses["practice"]))
    assert "Prüfung steht aus" not in _text(_open(client, network.addresses["guideline"]))


def test_visitors_do_not_see_what_is_for_members(network, client):
    html = client.get(network.addresses["practice"]).content.decode()
    assert "Der erste Vordruck" not in html
    assert "das Doppelte" not in html
    assert "Nur für Mitglieder" not in html


def test_members_see_their_parts_marked(network, client):
    client.force_login(make_user(MemberRole.READER, network.pages["practice"].member))
    soup = _open(client, network.addresses["practice"])
    assert "Nur für Mitglieder" in soup.find(id="failed").get_text()
    assert "das Doppelte" in soup.find(id="members-text").get_text()


def test_a_strategy_leads_to_the_practice_of_its_measure_and_back(network, client):
    strategy = _open(client, network.addresses["strategy"])
    practice = _open(client, network.addresses["practice"])
    assert strategy.find(id="massnahmen").find("a")["href"] == network.addresses["practice"]
    assert network.addresses["strategy"] in {link["href"] for link in practice.select(".card a")}


def test_a_relation_shows_at_both_ends(network, client):
    for here, there in (("offer", "practice"), ("practice", "offer")):
        links = {link["href"] for link in _open(client, network.addresses[here]).select(".card a")}
        assert network.addresses[there] in links


def test_a_replaced_guideline_says_so_and_leads_to_the_new_one(network, client):
    soup = _open(client, network.addresses["replaced"])
    assert "Außer Kraft" in _text(soup)
    assert network.addresses["guideline"] in {link["href"] for link in soup.select(".notice a")}


def test_the_rules_of_a_guideline_come_before_the_story_about_them(network, client):
    text = _text(_open(client, network.addresses["guideline"]))
    assert text.index("Auf Augenhöhe") < text.index("Die Regeln helfen bei neuen Kolleginnen")


def test_an_offer_says_that_it_is_no_amtshilfe_in_the_legal_sense(network, client):
    text = _text(_open(client, network.addresses["offer"]))
    assert "§§ 4 ff. VwVfG NRW" in text
    assert "Anfragen willkommen" in text


def test_a_paused_offer_takes_no_requests(network, client):
    page = network.pages["offer"]
    page.paused = True
    page.save_revision().publish()
    text = _text(_open(client, page.url))
    assert "Zurzeit pausiert" in text
    assert "Anfragen willkommen" not in text


def test_an_archived_contribution_has_a_banner_and_is_not_indexed(network, client):
    page = network.pages["practice"]
    page.archived_at = timezone.now()
    page.save()
    soup = _open(client, page.url)
    assert "archiviert" in _text(soup)
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_the_profile_of_a_kreis_lists_what_its_towns_contribute(network, client):
    links = {link["href"] for link in _open(client, network.addresses["kreis"]).select("a")}
    assert network.addresses["profile"] in links
    assert network.addresses["practice"] in links


def test_a_profile_shows_figures_with_their_date_and_the_contact_point(network, client):
    text = _text(_open(client, network.addresses["profile"]))
    for part in ("8.900", "Einwohnerzahl vom 31. Dezember 2024", "Ehrenamtsbüro", "Kreis Erlenmark"):
        assert part in text


def test_invented_members_are_marked_wherever_they_speak(network, client):
    for name in ("profile", "practice", "offer"):
        assert "Erfundenes Beispiel" in _text(_open(client, network.addresses[name]))


def test_the_error_page_asks_nothing_of_the_database(db, rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = server_error(rf.get("/")).content.decode()
    assert "Da ist etwas schiefgegangen" in html
    assert not re.search(r"style=|<script", html)
