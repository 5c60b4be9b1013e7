"""A translation is outdated while its source says something else than the text that was translated."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.languages.changes import ADDED, KEPT, TAKEN, changes_of
from cms.languages.models import TranslationState
from cms.languages.services.words import translation_confirm
from cms.models import StandardPage
from exchange.experiences.models.best_practice import PracticeStep
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_user

from .conftest import fresh, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(member):
    return make_practice(member, steps=[PracticeStep(title="Zählen")])


@pytest.fixture
def in_english(practice, translated):
    return translated(practice, title="Evening of thanks")


def is_outdated(page) -> bool:
    return TranslationState.objects.get(page_id=page.pk).outdated_since is not None


def test_a_new_translation_is_up_to_date(in_english):
    assert not is_outdated(in_english)
    assert changes_of(in_english) == []


def test_new_words_in_the_source_make_it_outdated_since_then(practice, in_english):
    publish(practice, problem="<p>Wer sich einsetzt, hört jetzt ein Dankeschön.</p>")

    state = TranslationState.objects.get(page_id=in_english.pk)
    assert state.outdated_since is not None
    assert state.source_revision == fresh(practice).live_revision
    publish(fresh(practice), summary="Ein Abend im Jahr.")
    again = TranslationState.objects.get(page_id=in_english.pk)
    assert (again.outdated_since, again.source_revision) == (state.outdated_since, state.source_revision)


def test_a_draft_and_new_facts_do_not(practice, in_english):
    publish(practice, cost_once=1200)
    practice.problem = "<p>Nur ein Entwurf.</p>"
    practice.save_revision()

    assert not is_outdated(in_english)


def test_planned_publishing_does(practice, in_english):
    practice.problem = "<p>Ab morgen.</p>"
    practice.go_live_at = timezone.now() - timedelta(days=1)
    practice.save_revision(approved_go_live_at=practice.go_live_at)
    call_command("publish_scheduled")

    assert is_outdated(in_english)


def test_back_at_the_old_words_it_is_up_to_date_again(practice, in_english):
    older = practice.latest_revision
    publish(practice, problem="<p>Neu erzählt.</p>")
    assert is_outdated(in_english)

    older.publish()

    assert not is_outdated(in_english)


def test_changes_say_what_was_and_what_is(practice, in_english):
    publish(practice, problem="<p>Wer sich einsetzt, hört nun ein Dankeschön.</p>")

    (change,) = changes_of(in_english)
    assert change.before == "Wer sich einsetzt, hört selten ein Dankeschön."
    assert change.before_runs == [
        (KEPT, "Wer sich einsetzt, hört"),
        (TAKEN, "selten"),
        (KEPT, "ein Dankeschön."),
    ]
    assert change.after_runs == [(KEPT, "Wer sich einsetzt, hört"), (ADDED, "nun"), (KEPT, "ein Dankeschön.")]


def test_changes_know_rows_that_came_and_went(practice, in_english):
    publish(practice, steps=[PracticeStep(title="Feiern")])

    assert [(change.before, change.after) for change in changes_of(in_english)] == [
        ("", "Feiern"),
        ("Zählen", ""),
    ]


def test_changes_know_blocks_of_a_story(site, english):
    page = StandardPage(
        title="Hilfe", slug="hilfe", body=[("heading", "Suchen"), ("paragraph", "<p>Mit Wörtern.</p>")]
    )
    site.root_page.add_child(instance=page)
    page.save_revision().publish()
    translation = page.copy_for_translation(english)
    page = fresh(page)
    page.body[1].value = type(page.body[1].value)("<p>Mit eigenen Wörtern.</p>")
    publish(page)

    assert [(change.before, change.after) for change in changes_of(translation)] == [
        ("Mit Wörtern.", "Mit eigenen Wörtern.")
    ]


def test_confirming_makes_it_up_to_date(practice, in_english):
    publish(practice, problem="<p>Neu erzählt.</p>")
    user = make_user("translation")

    translation_confirm(translation=in_english, user=user)

    state = TranslationState.objects.get(page_id=in_english.pk)
    assert (state.outdated_since, state.source_revision, state.confirmed_by) == (None, None, user)
    assert changes_of(in_english) == []
    publish(fresh(practice), problem="<p>Noch einmal neu.</p>")
    assert is_outdated(in_english)


def test_a_translation_from_before_this_was_recorded_counts_from_its_next_publishing(practice, in_english):
    TranslationState.objects.all().delete()

    publish(practice, problem="<p>Neu erzählt.</p>")
    assert not is_outdated(in_english)
    publish(fresh(practice), problem="<p>Noch einmal neu.</p>")
    assert is_outdated(in_english)
