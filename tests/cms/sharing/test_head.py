"""What search machines and other sites read of a page."""

import json

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.models import StandardPage
from cms.sharing.description import short_text
from cms.sharing.json_ld import json_ld
from exchange.municipalities.models import MemberRole, MembersIndexPage
from tests.factories.contributions import make_offer, make_practice
from tests.factories.municipalities import make_user, profile_of


@pytest.fixture
def head(client):
    """The head of an address, parsed."""

    def read(address):
        return BeautifulSoup(client.get(address).content, "html.parser").head

    return read


def meta(head, name):
    """The content of a meta element, by name or property; None without one."""
    found = head.find("meta", attrs={"name": name}) or head.find("meta", attrs={"property": name})
    return found and found["content"]


def canonical(head):
    found = head.find("link", rel="canonical")
    return found and found["href"]


def graph(head):
    """The things that the data block names, by type."""
    data = json.loads(head.find("script", type="application/ld+json").string)
    return {thing["@type"]: thing for thing in data["@graph"]}


def test_a_contribution_is_described_by_its_summary(practice, head):
    found = head(practice.url)
    assert meta(found, "description") == "Karte auf dem Telefon."
    assert meta(found, "og:description") == "Karte auf dem Telefon."
    assert meta(found, "og:title") == "Ehrenamtskarte ohne Papier"
    assert meta(found, "og:type") == "article"
    assert meta(found, "og:url") == canonical(found) == practice.full_url
    assert meta(found, "robots") is None


def test_the_words_for_search_machines_come_before_the_summary(practice, head):
    practice.seo_title, practice.search_description = "Karte digital", "In drei Monaten eingeführt."
    practice.save_revision().publish()
    assert meta(head(practice.url), "description") == "In drei Monaten eingeführt."
    assert meta(head(practice.url), "og:title") == "Karte digital"


def test_a_page_without_an_introduction_is_described_by_how_its_story_begins(site, head):
    body = [("heading", "Anfang"), ("paragraph", f"<p>Zuerst <b>dies</b>. {'Wort ' * 200}</p>")]
    page = site.root_page.add_child(instance=StandardPage(title="Über uns", slug="ueber-uns", body=body))
    description = meta(head(page.url), "description")
    assert description.startswith("Anfang Zuerst dies. Wort")
    assert description.endswith("Wort …")
    assert len(description) <= 302


def test_descriptions_are_cut_at_the_end_of_a_word_and_stand_in_one_line():
    assert short_text("Eins\n zwei") == "Eins zwei"
    assert short_text("Wort, " * 60).endswith("Wort …")
    assert short_text("") == ""


def test_a_quote_in_a_title_ends_no_attribute(town, head):
    page = make_practice(town, title='Karte "Plus" <b>& mehr</b>', slug="karte")
    assert meta(head(page.url), "og:title") == 'Karte "Plus" <b>& mehr</b>'
    assert graph(head(page.url))["Article"]["name"] == 'Karte "Plus" <b>& mehr</b>'


def test_nothing_that_somebody_typed_ends_the_data_block():
    block = json_ld({"name": "</script><script>alert(1)</script> & \u2028"})
    assert block.count("<") == 2
    text = BeautifulSoup(block, "html.parser").script.string
    assert json.loads(text)["name"] == "</script><script>alert(1)</script> & \u2028"
    assert json_ld({}) == ""


def test_types_are_what_they_are_to_search_machines(practice, town, site, head):
    article = graph(head(practice.url))["Article"]
    assert article["author"] == [{"@type": "GovernmentOrganization", "name": "Ottersbrink"}]
    assert article["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert article["image"] == meta(head(practice.url), "og:image")
    service = graph(head(make_offer(town).url))["GovernmentService"]
    assert service["provider"][0]["name"] == "Ottersbrink"
    assert "author" not in service
    assert "datePublished" not in graph(head(profile_of(town).url))["GovernmentOrganization"]
    home = graph(head("/"))
    assert home["WebSite"]["potentialAction"]["target"]["urlTemplate"].endswith("/suche/?q={suche}")
    assert home["Organization"]["name"] == "Kommunennetz"


def test_the_way_from_home_is_a_list_of_breadcrumbs(practice, head):
    items = graph(head(practice.url))["BreadcrumbList"]["itemListElement"]
    assert [item["name"] for item in items] == [
        "Startseite", "Kommunen", "Ottersbrink", "Ehrenamtskarte ohne Papier",
    ]  # fmt: skip
    assert [item["position"] for item in items] == [1, 2, 3, 4]
    assert all(item["item"].startswith("http") for item in items)


@pytest.mark.parametrize("state", ["archived", "network"])
def test_what_is_archived_or_internal_is_not_for_search_machines(practice, state, head, client):
    if state == "archived":
        practice.archived_at = timezone.now()
        practice.save()
    else:
        practice.visibility = "network"
        practice.save_revision().publish()
        client.force_login(make_user(MemberRole.READER, practice.member))
    found = head(practice.url)
    assert meta(found, "robots") == "noindex"
    assert canonical(found) is None
    assert meta(found, "og:image") is None
    assert found.find("script", type="application/ld+json") is None


def test_pages_that_say_nothing_about_themselves_are_not_for_search_machines(site, head):
    assert meta(head("/gibt-es-nicht/"), "robots") == "noindex"


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        ("", ""),
        ("?unbekannt=1&utm_source=x", ""),
        ("?seite=1", ""),
        ("?status=laeuft&unbekannt=1&q=Karte", "?q=Karte&status=laeuft"),
        ("?sortierung=neu&kosten=gibt-es-nicht", ""),
    ],
)
def test_a_list_has_one_address_for_each_question(practice, head, asked, query):
    found = head(f"/praxisbeispiele/{asked}")
    assert canonical(found) == f"https://testserver/praxisbeispiele/{query}"
    assert meta(found, "robots") == ("noindex, follow" if query else None)


def test_the_list_of_members_has_one_address_for_each_question(town, site, head):
    address = MembersIndexPage.objects.first().url
    assert canonical(head(f"{address}?fremd=1")).endswith(address)
    found = head(f"{address}?sortierung=einwohner&fremd=1&gruppe=gemeinde")
    assert canonical(found).endswith("?gruppe=gemeinde&sortierung=einwohner")
    assert meta(found, "robots") == "noindex, follow"


def test_the_calendar_has_one_address_for_each_question(site, head):
    assert canonical(head("/kalender/?fremd=1")) == "https://testserver/kalender/"
    found = head("/kalender/?fremd=1&archiv=1")
    assert canonical(found) == "https://testserver/kalender/?archiv=1"
    assert meta(found, "robots") == "noindex, follow"


def languages(head):
    links = head.find_all("link", rel="alternate", hreflang=True)
    return {link["hreflang"]: link["href"] for link in links}


def test_live_pages_in_other_languages_are_named(site, head):
    found = languages(head("/"))
    assert set(found) == {"de", "en", "de-simple", "x-default"}
    assert found["x-default"] == found["de"]
    assert found["en"].endswith("/en/")
    assert languages(head("/en/")) == found


def test_a_page_in_one_language_names_no_other(practice, head):
    assert languages(head(practice.url)) == {}


def test_lists_are_there_in_every_language_but_not_their_filters(site, head):
    assert languages(head("/en/suche/"))["de-simple"] == "https://testserver/de-simple/suche/"
    assert languages(head("/en/suche/"))["x-default"] == "https://testserver/suche/"
    assert languages(head("/suche/?q=Karte")) == {}


def test_the_languages_of_a_page_cost_one_query(practice, rf, django_assert_num_queries):
    from cms.sharing.alternates import page_alternates

    request = rf.get(practice.url)
    practice.get_full_url(request)
    _ = practice.locale
    with django_assert_num_queries(1):
        page_alternates(practice, request)
