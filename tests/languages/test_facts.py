"""Facts of a translation are those of its source, whatever way the source was published; words stay."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.models import StandardPage
from exchange.experiences.models.best_practice import PracticePartner, PracticeStep
from exchange.municipalities.models import ContactPoint, PageDocument, PageLink, PageRelation
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice, make_strategy, make_term
from tests.factories.events import make_event
from tests.factories.files import make_document, make_image
from tests.factories.municipalities import make_member, make_user, profile_of

from .conftest import draft, fresh, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(member):
    steps = [PracticeStep(title="Zählen", sort_order=0), PracticeStep(title="Reden", sort_order=1)]
    return make_practice(member, cost_once=900, steps=steps)


@pytest.fixture
def in_english(practice, translated):
    page = translated(practice, title="Evening of thanks", problem="<p>Nobody says thank you.</p>")
    for step, title in zip(page.steps.order_by("sort_order"), ("Count", "Talk"), strict=True):
        step.title = title
        step.save()
    publish(fresh(page))
    return fresh(page)


def words(page) -> tuple:
    return page.title, page.problem, [step.title for step in page.steps.order_by("sort_order")]


ENGLISH = ("Evening of thanks", "<p>Nobody says thank you.</p>", ["Count", "Talk"])


def test_publishing_brings_facts_to_the_live_page_and_to_the_draft(practice, in_english):
    publish(practice, cost_once=1200, status="eingestellt", problem="<p>Neu erzählt.</p>")

    for page in (fresh(in_english), draft(in_english)):
        assert (page.cost_once, page.status) == (1200, "eingestellt")
        assert words(page) == ENGLISH


def test_a_draft_of_the_source_changes_nothing(practice, in_english):
    practice.cost_once = 1200
    practice.save_revision()

    assert (fresh(in_english).cost_once, draft(in_english).cost_once) == (900, 900)


def test_words_of_an_unpublished_draft_survive(practice, in_english):
    page = draft(in_english)
    page.problem = "<p>Hardly anybody says thank you.</p>"
    page.save_revision()

    publish(practice, cost_once=1200)

    assert draft(in_english).problem == "<p>Hardly anybody says thank you.</p>"
    assert draft(in_english).cost_once == 1200
    assert fresh(in_english).problem == "<p>Nobody says thank you.</p>"


def test_a_translation_that_was_never_published_follows_too(practice, translated):
    page = translated(practice, live=False, title="Evening of thanks")

    publish(practice, cost_once=1200)

    assert (fresh(page).cost_once, draft(page).cost_once, draft(page).title) == (
        1200,
        1200,
        "Evening of thanks",
    )


def test_saving_some_fields_of_the_source_is_enough(practice, in_english):
    practice.cost_once = 1200
    practice.save(update_fields=["cost_once"])

    assert (fresh(in_english).cost_once, draft(in_english).cost_once) == (1200, 1200)


def test_planned_publishing_brings_facts(practice, in_english):
    now = timezone.now()
    practice.cost_once, practice.go_live_at = 1200, now - timedelta(days=1)
    revision = practice.save_revision(approved_go_live_at=practice.go_live_at)
    assert fresh(in_english).cost_once == 900

    call_command("publish_scheduled")

    assert revision.pk == fresh(practice).live_revision_id
    assert fresh(in_english).cost_once == 1200


def test_approval_in_the_workflow_brings_facts(practice, in_english):
    practice.cost_once = 1200
    practice.save_revision()
    state = practice.get_workflow().start(practice, None)

    state.current_task_state.approve(user=make_user(SiteRole.EDITORIAL))

    assert fresh(practice).cost_once == 1200
    assert fresh(in_english).cost_once == 1200


def test_publishing_an_older_version_turns_facts_back(practice, in_english):
    older = practice.latest_revision
    publish(practice, cost_once=1200)

    older.publish()

    assert (fresh(in_english).cost_once, draft(in_english).cost_once) == (900, 900)
    assert words(fresh(in_english)) == ENGLISH


def test_an_older_version_of_the_translation_has_the_facts_of_today(practice, in_english):
    older = in_english.latest_revision
    publish(practice, cost_once=1200)

    older.refresh_from_db()
    older.publish()

    assert fresh(in_english).cost_once == 1200


def test_a_translation_cannot_say_other_facts(practice, in_english):
    publish(in_english, cost_once=1)

    assert fresh(in_english).cost_once == 900
    assert fresh(practice).cost_once == 900


def test_terms_files_and_members_follow(practice, in_english, member):
    other = make_member("Nachbarstadt")
    image = make_image(collection=member.collection)
    publish(
        practice,
        topics=[make_term("topic", "nachwuchs")],
        further_members=[other],
        image=image,
        image_decorative=True,
        confirmed_on=timezone.localdate(),
    )

    for page in (fresh(in_english), draft(in_english)):
        assert [term.key for term in page.topics.all()] == ["nachwuchs"]
        assert list(page.further_members.all()) == [other]
        assert (page.image, page.confirmed_on) == (image, timezone.localdate())
    publish(fresh(practice), further_members=[])
    assert not fresh(in_english).further_members.exists()


def test_rows_keep_their_words_in_another_order_and_go_with_the_source(practice, in_english):
    first, second = practice.steps.order_by("sort_order")
    first.sort_order, second.sort_order = 1, 0
    publish(practice, steps=[second, first])
    assert words(fresh(in_english))[2] == ["Talk", "Count"]

    publish(fresh(practice), steps=[first])
    assert words(fresh(in_english))[2] == words(draft(in_english))[2] == ["Count"]


def test_a_row_that_needs_words_waits_for_its_translation(practice, in_english):
    publish(practice, steps=[*practice.steps.all(), PracticeStep(title="Feiern", sort_order=2)])

    assert words(fresh(in_english))[2] == ["Count", "Talk"]


def test_a_row_that_stands_without_words_comes_at_once(practice, in_english, member):
    document = make_document(collection=member.collection)
    publish(
        practice,
        page_documents=[PageDocument(document=document, kind="vorlage", note="Zum Anpassen")],
        partners=[PracticePartner(name="Kulturverein", kind="verein", role="Programm")],
        page_links=[PageLink(label="Mehr dazu", url="https://mehr.example/")],
    )

    page = fresh(in_english)
    assert [(row.document, row.kind, row.note) for row in page.page_documents.all()] == [
        (document, "vorlage", "")
    ]
    assert [(row.name, row.role) for row in page.partners.all()] == [("Kulturverein", "")]
    assert not page.page_links.exists()


def test_facts_of_rows_follow_and_their_words_stay(practice, in_english, member):
    publish(practice, partners=[PracticePartner(name="Kulturverein", kind="verein", role="Programm")])
    row = fresh(in_english).partners.get()
    row.role = "Programme"
    row.save()

    partner = fresh(practice).partners.get()
    partner.kind = "stiftung"
    publish(fresh(practice), partners=[partner])

    row = fresh(in_english).partners.get()
    assert (row.kind, row.role) == ("stiftung", "Programme")


def test_relations_and_notes_of_the_editors_stay_with_the_source(practice, translated, member):
    target = make_strategy(member)
    practice.page_relations = [PageRelation(target=target.page_ptr)]
    publish(practice, internal_note="Noch einmal fragen")

    page = translated(fresh(practice), title="Evening of thanks")

    assert not page.page_relations.exists()
    assert page.internal_note == ""
    assert fresh(practice).internal_note == "Noch einmal fragen"
    assert fresh(practice).page_relations.count() == 1


def test_contact_points_of_a_profile_follow(member, english):
    profile = profile_of(member)
    profile.contact_points.add(ContactPoint(function="Agentur", mailbox="agentur@musterhausen.example"))
    publish(profile)

    assert [point.function for point in profile_of(member, "en").contact_points.all()] == [
        "Ehrenamtsbüro",
        "Agentur",
    ]


def test_dates_and_rules_of_an_event_follow(member, translated):
    event = make_event(member, capacity=20)
    page = translated(event, title="How volunteers stay")

    publish(event, venue_name="Stadthalle", capacity=30)

    assert (fresh(page).venue_name, fresh(page).capacity) == ("Stadthalle", 30)
    assert not page.occurrences.exists()


def test_the_end_of_a_page_is_that_of_its_source(site, english):
    home = site.root_page.specific
    page = home.add_child(instance=StandardPage(title="Aktion", slug="aktion"))
    page.save_revision().publish()
    translation = page.copy_for_translation(english)
    translation.save_revision().publish()
    end = timezone.now() + timedelta(days=3)

    publish(fresh(page), expire_at=end)

    assert fresh(translation).expire_at == end


def test_what_did_not_change_is_not_written(practice, in_english):
    before = fresh(in_english).latest_revision.content
    publish(practice, problem="<p>Neu erzählt.</p>")

    assert fresh(in_english).latest_revision.content == before
