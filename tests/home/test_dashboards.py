"""The first screen of the admin: what waits, what came back, what needs care, what is stale."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.blocks import StreamValue

from exchange.events.curation.services import event_propose
from exchange.experiences.models import BestPracticePage
from exchange.municipalities.models import MemberRole, PageRelation
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy
from tests.factories.events import make_event
from tests.factories.files import make_image
from tests.factories.municipalities import MemberFactory, make_member, make_user, profile_of

TODAY = date.today()


@pytest.fixture
def member(db):
    return make_member("Amselhövel")


@pytest.fixture
def editor(member):
    return make_user(MemberRole.EDITOR, member)


@pytest.fixture
def ministry(db):
    return make_user(SiteRole.EDITORIAL)


@pytest.fixture
def image(db):
    return make_image()


@pytest.fixture
def home(client):
    """Opens the dashboard and reads a section: its heading and the lines of its list."""

    def read(user) -> BeautifulSoup:
        client.force_login(user)
        response = client.get(reverse("wagtailadmin_home"))
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return read


def lines(page: BeautifulSoup, key: str) -> list[str]:
    section = page.find(id=f"dashboard-{key}-section")
    return [] if section is None else [" ".join(line.get_text().split()) for line in section.find_all("li")]


def words(page: BeautifulSoup, key: str) -> str:
    section = page.find(id=f"dashboard-{key}-section")
    return "" if section is None else " ".join(section.get_text().split())


def change(page, **values):
    type(page).objects.filter(pk=page.pk).update(**values)


def submit(page, user):
    page.get_workflow().start(page, user)
    return page.current_workflow_state.current_task_state


def test_an_editor_finds_the_big_actions(home, editor, member):
    links = {link.get_text(): link["href"] for link in home(editor).select("#dashboard-actions-section li a")}
    assert list(links) == [
        "Neues Praxisbeispiel",
        "Neues Amtshilfe-Angebot",
        "Neue Veranstaltung",
        "Neue Meldung",
        "Profil: Amselhövel",
    ]
    assert links["Profil: Amselhövel"] == reverse("wagtailadmin_pages:edit", args=[profile_of(member).pk])


def test_one_click_opens_the_form_of_a_new_practice(client, editor):
    client.force_login(editor)
    html = client.get(reverse("new_contribution", args=["praxisbeispiel"]), follow=True).text
    assert 'id="page-edit-form"' in html


def test_drafts_reviews_and_returns_stand_in_their_sections(home, editor, ministry, member):
    make_practice(member, live=False, title="Angefangen")
    waiting = make_offer(member, live=False, title="Eingereicht")
    submit(waiting, editor)
    back = make_practice(member, live=False, title="Zurück")
    submit(back, editor).reject(user=ministry, comment="Bitte Kosten nennen.")
    page = home(editor)
    assert lines(page, "drafts") == ["Angefangen · Praxisbeispiel"]
    assert [line.partition(" · ")[0] for line in lines(page, "review")] == ["Eingereicht"]
    assert lines(page, "returned") == ["Zurück · Bitte Kosten nennen."]


def test_unpublished_changes_of_a_live_page_wait_too(home, editor, member):
    page = make_practice(member, title="Alt")
    page.title = "Neu"
    page.save_revision()
    assert lines(home(editor), "drafts") == ["Neu · Praxisbeispiel"]


def test_an_empty_desk_says_so_kindly(home, editor):
    page = home(editor)
    assert "Keine angefangenen Entwürfe." in words(page, "drafts")
    assert "Nichts ist zurückgekommen." in words(page, "returned")
    assert "Zurzeit wird nichts geprüft." in words(page, "review")
    assert "Danke!" in words(page, "care")


def test_what_expires_or_wants_a_look_comes_the_most_urgent_first(home, editor, member):
    change(make_practice(member, title="Bald"), review_on=TODAY + timedelta(days=29))
    change(make_practice(member, title="Vorbei"), review_on=TODAY - timedelta(days=3))
    change(make_practice(member, title="Später"), review_on=TODAY + timedelta(days=31))
    change(make_practice(member, title="Endet"), expire_at=timezone.now() + timedelta(days=10))
    change(make_practice(member, title="Archiv"), review_on=TODAY, archived_at=timezone.now())
    found = lines(home(editor), "due")
    assert [line.partition(" · ")[0] for line in found] == ["Vorbei", "Bald", "Endet"]
    assert "zu prüfen seit" in found[0]
    assert "zu prüfen bis" in found[1]
    assert "geht offline am" in found[2]


def test_images_without_description_are_named(home, editor, member, image):
    change(make_practice(member, title="Ohne"), image=image)
    change(make_practice(member, title="Mit"), image=image, image_alt="Zwei Frauen am Stand")
    change(make_practice(member, title="Schmuck"), image=image, image_decorative=True)
    block = {"type": "image", "value": {"image": image.pk, "alt_text": "", "decorative": False}}
    change(make_practice(member, title="Im Text"), body=_story(block))
    change(profile_of(member), logo=image)
    found = [line.partition(" · ")[0] for line in lines(home(editor), "alt")]
    assert sorted(found) == ["Amselhövel", "Im Text", "Ohne"]


def _story(*blocks):
    field = BestPracticePage._meta.get_field("body")
    return StreamValue(field.stream_block, list(blocks), is_lazy=True)


@pytest.mark.django_db(transaction=True)
def test_links_to_pages_that_are_gone_or_not_public_are_counted(home, editor, member):
    gone = make_practice(member, title="Gelöscht")
    offline = make_practice(member, title="Offline", live=False)
    fine = make_practice(member, title="Heil")
    link = '<p>Siehe <a linktype="page" id="{}">dort</a>.</p>'
    make_practice(
        member, title="Kaputt", problem=link.format(gone.pk), goals=link.format(offline.pk),
        solution=link.format(fine.pk),
    )  # fmt: skip
    make_practice(member, title="Verwandt", page_relations=[PageRelation(target=offline)])
    button = {"type": "link", "value": {"label": "Dort", "page": gone.pk, "url": ""}}
    text = {"type": "paragraph", "value": link.format(offline.pk)}
    make_practice(member, title="Geschichte", body=_story(button, text))
    gone.delete()
    assert set(lines(home(editor), "links")) == {
        "Verwandt · 1 Link",
        "Kaputt · 2 Links",
        "Geschichte · 2 Links",
    }


def test_incomplete_contributions_come_with_the_one_thing_that_helps_most(home, editor, member):
    make_practice(member, title="Knapp")
    assert lines(home(editor), "improve") == [
        "Knapp · Nennen Sie die einmaligen Kosten, auch grob geschätzt: Danach fragen Kommunen zuerst."
    ]


def test_nothing_of_other_members_stands_on_the_desk(home, editor, image):
    other = make_member("Falkenwerth")
    make_practice(other, live=False, title="Geheimer Entwurf")
    change(make_practice(other, title="Fremd"), review_on=TODAY, image=image)
    assert "Geheimer Entwurf" not in home(editor).get_text()
    assert "Fremd" not in home(editor).get_text()


def test_a_long_list_is_cut_and_leads_to_the_rest(home, editor, member):
    for number in range(10):
        make_practice(member, live=False, title=f"Entwurf {number}")
    page = home(editor)
    assert len(lines(page, "drafts")) == 8
    assert "Noch 2 Seiten zeigen" in words(page, "drafts")


def test_the_ministry_sees_what_waits_with_its_age(home, editor, ministry, member):
    first = make_practice(member, live=False, title="Alt")
    state = submit(first, editor)
    type(state).objects.filter(pk=state.pk).update(started_at=timezone.now() - timedelta(days=12, hours=1))
    submit(make_practice(member, live=False, title="Frisch"), editor)
    page = home(ministry)
    assert "Wartet auf Prüfung: 2 Seiten, älteste: 12 Tage" in words(page, "waiting")
    assert lines(page, "waiting") == [
        "Alt · Amselhövel · Praxisbeispiel · 12 Tage",
        "Frisch · Amselhövel · Praxisbeispiel · heute",
    ]


def test_the_ministry_sees_which_events_wait_for_a_decision(home, editor, ministry, member):
    event = make_event(member, title="Runder Tisch", land_calendar="own")
    event_propose(event=event, user=editor)
    page = home(ministry)
    assert lines(page, "proposed") == ["Runder Tisch · Amselhövel"]
    assert page.find("a", href=reverse("land_calendar:decide", args=[event.pk]))


def test_the_ministry_sees_who_is_new_and_who_has_no_rooms(home, ministry):
    make_member("Neustadt", joined_on=TODAY - timedelta(days=5))
    make_member("Altstadt", joined_on=TODAY - timedelta(days=500))
    MemberFactory(name="Raumlos", joined_on=None)
    found = lines(home(ministry), "new")
    assert len(found) == 2
    assert any(line.startswith("Neustadt · beigetreten am") for line in found)
    assert "Raumlos · noch ohne Profil und Rechte" in found


def test_the_ministry_sees_what_has_gone_stale_by_member(home, ministry, member):
    for page in (make_practice(member), make_strategy(member), make_guideline(member)):
        change(page, review_on=TODAY - timedelta(days=91))
    change(make_offer(member), review_on=TODAY - timedelta(days=89))
    other = make_member("Falkenwerth")
    change(make_practice(other), review_on=TODAY - timedelta(days=400))
    change(make_practice(other), review_on=TODAY - timedelta(days=400), archived_at=timezone.now())
    assert lines(home(ministry), "stale") == ["Amselhövel · 3 Beiträge", "Falkenwerth · 1 Beitrag"]


def test_an_idle_ministry_is_told_so(home, ministry):
    page = home(ministry)
    assert "Es wartet nichts auf Prüfung." in words(page, "waiting")
    assert "kam niemand dazu" in words(page, "new")
    assert "geprüft worden" in words(page, "stale")


def test_every_section_is_named_by_its_heading(home, editor, member):
    make_practice(member, live=False)
    page = home(editor)
    sections = page.select("section.w-panel--dashboard")
    assert len(sections) >= 4
    for section in sections:
        assert page.find(id=section["aria-labelledby"]).get_text(strip=True)


def _queries(client, user) -> int:
    client.force_login(user)
    client.get(reverse("wagtailadmin_home"))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("wagtailadmin_home")).status_code == 200
    return len(queries)


def _fill(member, user, count, image):
    for number in range(count):
        make_practice(member, live=False, title=f"Entwurf {member.pk} {number}")
        old = make_practice(member, title=f"Alt {member.pk} {number}")
        change(old, review_on=TODAY - timedelta(days=100), image=image)
        submit(make_offer(member, live=False, title=f"Wartet {member.pk} {number}"), user)


@pytest.mark.parametrize("reader", ["editor", "ministry"])
def test_thirty_items_cost_as_many_queries_as_three(client, editor, ministry, member, image, reader):
    user = editor if reader == "editor" else ministry
    _fill(member, editor, 3, image)
    few = _queries(client, user)
    _fill(member, editor, 7, image)
    if reader == "ministry":
        for number in range(3):
            _fill(make_member(f"Stadt {number}", joined_on=TODAY), editor, 1, image)
    assert _queries(client, user) == few
