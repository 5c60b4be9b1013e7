"""Terms: shipped, labelled in every language, ordered and retired by the ministry."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation
from wagtail.models import Revision

from cms.models import User
from exchange.experiences.models.strategy import StrategyGoal
from exchange.vocabulary.models import Term, Vocabulary
from exchange.vocabulary.services import term_retire, terms_load
from tests.factories.contributions import make_practice, make_strategy, make_term
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return make_term("topic", "buergerarbeit")


@pytest.fixture
def new():
    return Term.objects.get(vocabulary="topic", key="anerkennung")


@pytest.fixture
def admin_client(client):
    client.force_login(User.objects.create_superuser("admin@land.example", "ein-langes-kennwort"))
    return client


class TestShippedTerms:
    def test_every_vocabulary_holds_terms(self):
        assert set(Term.objects.values_list("vocabulary", flat=True)) == set(Vocabulary.values)

    def test_only_the_six_confirmed_fields_of_action_are_shipped(self):
        assert Term.objects.of(Vocabulary.ACTION_FIELD).count() == 6

    def test_loading_again_changes_nothing_that_the_ministry_changed(self, new):
        Term.objects.filter(pk=new.pk).update(label_de="Würdigung", order=990, retired=True)
        number = Term.objects.count()
        assert terms_load() == 0
        new.refresh_from_db()
        assert (new.label_de, new.order, new.retired) == ("Würdigung", 990, True)
        assert Term.objects.count() == number

    def test_the_command_brings_back_what_is_missing(self, capsys):
        Term.objects.of(Vocabulary.FUNDING).delete()
        call_command("load_terms")
        assert Term.objects.of(Vocabulary.FUNDING).exists()
        assert "ergänzt" in capsys.readouterr().out

    def test_a_label_follows_the_readers_language_and_falls_back_to_german(self, new, old):
        with translation.override("en"):
            assert new.label == "Recognition"
            assert old.label == old.label_de
        with translation.override("de-simple"):
            assert new.label == "Anerkennung und Dank"


class TestRetiring:
    def test_live_pages_name_the_successor_once(self, old, new):
        member = make_member()
        page = make_practice(member, topics=[old])
        both = make_practice(member, title="Zweites Beispiel", topics=[old, new])
        term_retire(term=old, replaced_by=new)
        assert list(page.topics.all()) == [new]
        assert list(type(both).objects.get(pk=both.pk).topics.all()) == [new]

    def test_drafts_and_their_rows_name_the_successor(self):
        old = make_term("action_field", "altes-feld")
        new = Term.objects.get(vocabulary="action_field", key="teilhabe")
        goal = StrategyGoal(text="Mehr Beteiligung", action_field=old)
        page = make_strategy(make_member(), live=False, goals=[goal], action_fields=[old])
        term_retire(term=old, replaced_by=new)
        draft = page.get_latest_revision_as_object()
        assert list(draft.action_fields.all()) == [new]
        assert draft.goals.get().action_field == new

    def test_versions_of_the_past_stay_as_they_were(self, old, new):
        page = make_practice(make_member(), topics=[old])
        former = page.latest_revision_id
        page.save_revision()
        term_retire(term=old, replaced_by=new)
        assert Revision.objects.get(pk=former).content["topics"] == [old.pk]

    def test_terms_that_led_to_the_retired_one_lead_to_its_successor(self, old, new):
        older = make_term("topic", "noch-aelter")
        term_retire(term=older, replaced_by=old)
        term_retire(term=old, replaced_by=new)
        older.refresh_from_db()
        assert older.replaced_by == new

    def test_the_search_and_its_old_addresses_follow(
        self, old, new, client, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            page = make_practice(make_member(), topics=[old])
        with django_capture_on_commit_callbacks(execute=True):
            term_retire(term=old, replaced_by=new)
        for key in (old.key, new.key):
            answer = client.get("/suche/", {"thema": key}, follow=True)
            assert page.url in answer.content.decode()

    def test_without_successor_pages_keep_the_term_and_authors_do_not_find_it(self, old):
        page = make_practice(make_member(), topics=[old])
        term_retire(term=old)
        assert list(page.topics.all()) == [old]
        assert old not in Term.objects.of(Vocabulary.TOPIC).in_use()

    @pytest.mark.parametrize("wrong", ["itself", "retired", "other vocabulary"])
    def test_a_successor_is_another_term_in_use_of_the_same_vocabulary(self, old, wrong):
        successor = {
            "itself": lambda: old,
            "retired": lambda: make_term("topic", "auch-alt", retired=True),
            "other vocabulary": lambda: make_term("funding", "lotterie"),
        }[wrong]()
        with pytest.raises(ValidationError):
            term_retire(term=old, replaced_by=successor)
        old.refresh_from_db()
        assert not old.retired


class TestMinistrysLists:
    def test_a_list_shows_one_vocabulary_in_its_order(self, admin_client):
        text = admin_client.get(reverse("terms_topic:index")).content.decode()
        assert text.index("Anerkennung") < text.index("Netzwerkmanagement")
        assert "Sponsoring" not in text

    def test_drag_and_drop_moves_a_term_within_its_vocabulary(self, admin_client):
        last = Term.objects.of(Vocabulary.TOPIC).last()
        elsewhere = list(Term.objects.of(Vocabulary.FUNDING).values_list("pk", "order"))
        admin_client.post(reverse("terms_topic:reorder", args=[last.pk]) + "?position=0")
        assert Term.objects.of(Vocabulary.TOPIC).first() == last
        assert list(Term.objects.of(Vocabulary.FUNDING).values_list("pk", "order")) == elsewhere

    def test_a_new_term_stands_at_the_end_of_its_list(self, admin_client):
        data = {"label_de": "Nachtarbeit", "key": "nachtarbeit"}
        admin_client.post(reverse("terms_topic:add"), data)
        assert Term.objects.of(Vocabulary.TOPIC).last().key == "nachtarbeit"

    def test_retiring_in_the_form_takes_the_pages_along(self, admin_client, old, new):
        page = make_practice(make_member(), topics=[old])
        data = {"label_de": old.label_de, "retired": "on", "replaced_by": new.pk}
        admin_client.post(reverse("terms_topic:edit", args=[old.pk]), data)
        assert list(page.topics.all()) == [new]

    def test_the_key_never_changes(self, admin_client, old):
        admin_client.post(reverse("terms_topic:edit", args=[old.pk]), {"label_de": "Neu", "key": "anders"})
        old.refresh_from_db()
        assert (old.label_de, old.key) == ("Neu", "buergerarbeit")

    def test_a_term_of_another_vocabulary_is_not_edited_here(self, admin_client, old):
        assert admin_client.get(reverse("terms_funding:edit", args=[old.pk])).status_code == 404
