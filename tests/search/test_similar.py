"""Contributions about the same: beside a published page, and while another one is written."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from exchange.municipalities.models import MemberRole, PageRelation
from exchange.municipalities.readers import VISITOR
from search.meaning.vectors import entry_vectors_compute
from search.models import EntryVectors
from search.rebuild import search_rebuild
from search.similar import MAX_CARDS, Draft, existing_contributions, similar_pages
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db

PHONES = {
    "title": "Smartphone-Sprechstunde",
    "summary": "Ehrenamtliche erklären älteren Menschen das Telefon.",
    "problem": "<p>Seniorinnen und Senioren kommen mit dem Smartphone nicht zurecht.</p>",
    "goals": "<p>Ältere Menschen nutzen Handy und Tablet sicher.</p>",
    "solution": "<p>Freiwillige zeigen einmal in der Woche, wie Apps funktionieren.</p>",
}
TABLETS = PHONES | {
    "title": "Tablets für Ältere",
    "summary": "Freiwillige bringen Tablets nach Hause und üben.",
}
GARDEN = {
    "title": "Gemeinschaftsgarten am Bahndamm",
    "summary": "Nachbarn pflanzen Gemüse auf einer Brache.",
    "problem": "<p>Die Fläche lag seit Jahren voller Schutt.</p>",
    "goals": "<p>Ein grüner Ort mit Beeten und Bäumen.</p>",
    "solution": "<p>Die Stadt liefert Erde und Wasser, der Verein gärtnert.</p>",
}
DRAFT = Draft(
    language="de",
    title="Handykurs für Senioren",
    summary="Ehrenamtliche üben mit älteren Menschen am Smartphone.",
)


@pytest.fixture
def member():
    return make_member("Eulenstadt")


@pytest.fixture
def published(member, meaning):
    """Publish practices and compute what they mean."""

    def publish(*pages, **more):
        made = [make_practice(more.pop("member", member), **(fields | more)) for fields in pages]
        search_rebuild()
        entry_vectors_compute()
        return made

    return publish


def similar_titles(client, page) -> list[str]:
    main = BeautifulSoup(client.get(page.url).content, "html.parser").main
    section = main.find("section", attrs={"aria-labelledby": "aehnlich"})
    return [title.get_text(strip=True) for title in section.select(".card__title")] if section else []


def test_a_page_shows_what_is_about_the_same(client, published):
    phones, _tablets, _garden = published(PHONES, TABLETS, GARDEN)
    assert similar_titles(client, phones) == ["Tablets für Ältere"]


def test_every_type_shows_them_the_nearest_first(client, published, member):
    same = {"summary": PHONES["summary"], "title": PHONES["title"]}
    others = [make_strategy(member, **same), make_guideline(member, **same), make_offer(member, **same)]
    published(PHONES, TABLETS)
    for page in others:
        assert similar_titles(client, page)[0] == "Smartphone-Sprechstunde"


def test_there_are_three_at_most(client, published):
    page, *_others = published(*[PHONES | {"title": f"Sprechstunde {number}"} for number in range(6)])
    assert len(similar_titles(client, page)) == MAX_CARDS


def test_nobody_meets_what_is_not_theirs(client, published, member):
    page, _tablets = published(PHONES, TABLETS, visibility="network")
    own = published(TABLETS | {"title": "Nur Eulenstadt"}, visibility="member")
    public = published(PHONES | {"title": "Für alle"})[0]
    assert similar_titles(client, public) == []
    client.force_login(make_user(MemberRole.EDITOR, make_member()))
    assert sorted(similar_titles(client, public)) == ["Smartphone-Sprechstunde", "Tablets für Ältere"]
    client.force_login(make_user(MemberRole.EDITOR, member))
    assert own[0].title in similar_titles(client, page)


def test_archived_expired_and_withdrawn_pages_are_not_shown(client, published):
    page, archived, expired, withdrawn = published(
        PHONES, *[TABLETS | {"title": title} for title in ("Archiviert", "Abgelaufen", "Zurückgezogen")]
    )
    type(archived).objects.filter(pk=archived.pk).update(archived_at=timezone.now())
    type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(days=1))
    withdrawn.unpublish()
    search_rebuild()
    assert similar_titles(client, page) == []


def test_translations_are_near_only_to_their_own_language(client, published):
    page, tablets = published(PHONES, TABLETS)
    english = Locale.objects.get(language_code="en")
    for original, title in ((page, "Smartphone hour"), (tablets, "Tablets for the elderly")):
        translated = original.copy_for_translation(english, copy_parents=True)
        translated.title = title
        translated.save_revision().publish()
    search_rebuild()
    entry_vectors_compute()
    assert similar_titles(client, page) == ["Tablets für Ältere"]
    assert similar_titles(client, page.get_translation(english)) == ["Tablets for the elderly"]


def test_what_the_page_names_is_not_shown_twice(client, published, member):
    named, other = published(TABLETS, PHONES)
    page = make_practice(
        member, **PHONES | {"title": "Mit Verweis"}, page_relations=[PageRelation(target=named.page_ptr)]
    )
    search_rebuild()
    entry_vectors_compute()
    assert similar_titles(client, page) == [other.title]


def test_without_meaning_there_is_no_such_section(client, published, settings):
    page, _tablets = published(PHONES, TABLETS)
    settings.SEARCH_MEANING = False
    assert similar_titles(client, page) == []


def test_before_the_worker_came_there_is_no_such_section(client, published):
    page, _tablets = published(PHONES, TABLETS)
    EntryVectors.objects.all().delete()
    assert similar_titles(client, page) == []


def test_many_cost_as_many_queries_as_few(client, published):
    page = published(PHONES, *[TABLETS | {"title": f"Tablets {number}"} for number in range(3)])[0]
    counts = []
    for more in (0, 27):
        published(*[TABLETS | {"title": f"Mehr Tablets {number}"} for number in range(more)])
        client.get(page.url)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(page.url)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def titles_for(draft=DRAFT, user=None) -> list[str]:
    return [page.title for page in existing_contributions(draft, user or AnonymousUser())]


def test_pages_are_compared_again_only_when_other_texts_may_be_found(client, published, member):
    phones, tablets, garden = published(PHONES, TABLETS, GARDEN)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert similar_pages(phones.pk, VISITOR)
        return len(found)

    assert queries() > 2
    member.save()
    assert queries() == 2
    # What was near and is withdrawn is not shown, and what is written now is.
    tablets.unpublish()
    assert similar_titles(client, phones) == []
    garden.title, garden.solution = "Handykurs für Ältere", PHONES["solution"]
    garden.save_revision().publish()
    search_rebuild()
    entry_vectors_compute()
    assert queries() > 2
    assert similar_titles(client, phones) == ["Handykurs für Ältere"]


def test_a_draft_meets_what_exists_already(published):
    published(PHONES, GARDEN)
    assert titles_for() == ["Smartphone-Sprechstunde"]
    assert titles_for(Draft(language="de", title="Beete und Gemüse mitten in der Stadt")) == [GARDEN["title"]]


def test_a_draft_about_something_new_meets_nothing(published):
    published(PHONES, GARDEN)
    assert (
        titles_for(Draft(language="de", title="Hundesteuer", summary="Der Bescheid kommt per E-Mail.")) == []
    )
    assert titles_for(Draft(language="de", title="")) == []


def test_a_draft_does_not_meet_itself_nor_drafts(published, member):
    page = published(PHONES)[0]
    make_practice(member, live=False, **TABLETS)
    search_rebuild()
    entry_vectors_compute()
    assert titles_for(Draft(language="de", title=DRAFT.title, summary=DRAFT.summary, page_id=page.pk)) == []


def test_an_author_meets_what_the_network_may_read_and_no_more(published, member):
    published(PHONES, visibility="network")
    published(TABLETS, visibility="member")
    assert titles_for() == []
    assert titles_for(user=make_user(MemberRole.EDITOR, make_member())) == ["Smartphone-Sprechstunde"]
    assert len(titles_for(user=make_user(MemberRole.EDITOR, member))) == 2


def test_without_meaning_words_of_the_title_find_it(published, settings):
    page = published(PHONES, GARDEN)[0]
    settings.SEARCH_MEANING = False
    assert titles_for(Draft(language="de", title="Sprechstunde am Smartphone")) == [page.title]
    assert titles_for(Draft(language="de", title="Sprechstunde am Smartphone", page_id=page.pk)) == []
    assert titles_for(Draft(language="de", title="?!")) == []


class TestTheEditorsQuestion:
    """The address that the form asks."""

    address = "/admin/beitraege/vorhandene/"

    @pytest.fixture
    def officer(self, client, published):
        published(PHONES, GARDEN)
        client.force_login(make_user(MemberRole.EDITOR, make_member()))
        return client

    def test_it_answers_links_that_open_beside_the_form(self, officer):
        answer = officer.post(
            self.address, {"title": DRAFT.title, "summary": DRAFT.summary, "language": "de"}
        )
        [link] = BeautifulSoup(answer.content, "html.parser").find_all("a")
        assert link["href"].endswith("/smartphone-sprechstunde/")
        assert (link["target"], link["rel"]) == ("_blank", ["noopener"])
        assert "neuem Fenster" in link.get_text()
        assert "no-store" in answer["Cache-Control"]

    @pytest.mark.parametrize(
        "asked",
        [
            {},
            {"title": "Ha"},
            {"title": "Hundesteuer per E-Mail"},
            {"title": DRAFT.title, "language": "fr", "page": "x" * 99, "text": "\x00" * 9},
        ],
    )
    def test_it_bears_whatever_is_sent(self, officer, asked):
        assert officer.post(self.address, asked).status_code == 200

    def test_nothing_near_is_an_empty_answer(self, officer):
        assert officer.post(self.address, {"title": "Hundesteuer per E-Mail"}).content.strip() == b""

    def test_reading_addresses_leave_no_draft_in_logs(self, officer):
        assert officer.get(f"{self.address}?title=Handykurs").status_code == 405

    def test_only_people_of_the_admin_may_ask(self, client, published):
        published(PHONES)
        answer = client.post(self.address, {"title": DRAFT.title, "summary": DRAFT.summary})
        assert answer.status_code == 302

    def test_another_site_can_not_ask(self, officer):
        officer.handler.enforce_csrf_checks = True
        assert officer.post(self.address, {"title": DRAFT.title}).status_code == 403

    def test_the_forms_of_contributions_ask_it(self, client, member, meaning):
        client.force_login(make_user(MemberRole.EDITOR, member))
        for kind in ("praxisbeispiel", "strategie", "leitlinie", "amtshilfe"):
            form = client.get(reverse("new_contribution", args=[kind]), follow=True)
            soup = BeautifulSoup(form.content, "html.parser")
            [status] = soup.select("[role=status][data-existing]")
            assert status["data-existing"] == self.address
            assert status["data-language"] == "de"
            assert soup.select("script[src*='search/existing']")
