"""Synonyms: the ministry's words, from the next query on."""

import tomllib

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from exchange.municipalities.roles import SiteRole
from search.analysis import german_analyser
from search.models import SynonymGroup
from search.planning import query_plan
from search.synonyms import MAX_SYNONYMS, SHIPPED, synonyms_in_use, synonyms_load
from tests.factories.municipalities import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_other_synonyms():
    SynonymGroup.objects.all().delete()


@pytest.fixture
def group():
    """Make a group: ``group("Wort", "anderes Wort", searched=…)``."""

    def make(*terms, searched=(), **fields):
        return SynonymGroup.objects.create(terms="\n".join(terms), searched="\n".join(searched), **fields)

    return make


def synonyms_of(query, language="de"):
    return {word.typed: word.synonyms for word in query_plan(query, language).words}


class TestFinding:
    def test_each_word_of_a_group_finds_the_others(self, entry, find, group):
        entry("Die Blumenkutsche")
        assert find("Rosenwagen") == []
        group("Rosenwagen", "Blumenkutsche")
        assert find("Rosenwagen") == ["Die Blumenkutsche"]

    def test_a_change_works_from_the_next_query_on(self, entry, find, group):
        entry("Die Blumenkutsche")
        saved = group("Rosenwagen", "Blumenkutsche")
        assert find("Rosenwagen") == ["Die Blumenkutsche"]
        saved.terms = "Rosenwagen\nFliederboot"
        saved.save()
        assert find("Rosenwagen") == []
        saved.terms = "Rosenwagen\nBlumenkutsche"
        saved.save()
        assert find("Rosenwagen") == ["Die Blumenkutsche"]
        SynonymGroup.objects.all().delete()
        assert find("Rosenwagen") == []

    def test_a_group_out_of_use_finds_nothing(self, entry, find, group):
        entry("Die Blumenkutsche")
        group("Rosenwagen", "Blumenkutsche", active=False)
        assert find("Rosenwagen") == []

    def test_one_way_words_find_and_are_not_found(self, entry, find, group):
        entry("Blumenkutsche")
        entry("Rosenwagen")
        group("Blumenkutsche", searched=["Rosenwagen"])
        assert find("Rosenwagen") == ["Rosenwagen", "Blumenkutsche"]
        assert find("Blumenkutsche") == ["Blumenkutsche"]

    def test_the_word_itself_ranks_above_its_synonym(self, entry, find, group):
        entry("Rosenwagen", text="Rosenwagen. Ein Rosenwagen.")
        entry("Unterwegs", text="Eine Fahrt mit der Blumenkutsche durch die Stadt.")
        group("Rosenwagen", "Blumenkutsche")
        assert find("Blumenkutsche") == ["Unterwegs", "Rosenwagen"]

    def test_an_expression_finds_its_abbreviation_and_the_other_way_round(self, entry, find, group):
        entry("Die RWB tagt")
        entry("Ein rosiger Wagen Bund")
        entry("Wagen im Test")
        group("RWB", "rosiger Wagen Bund")
        assert find("RWB") == ["Die RWB tagt", "Ein rosiger Wagen Bund"]
        assert find("rosiger Wagen Bund")[:2] == ["Ein rosiger Wagen Bund", "Die RWB tagt"]

    def test_an_inflected_expression_within_a_question_is_known(self, entry, find, group):
        entry("Die RWB tagt")
        group("RWB", "rosiger Wagen")
        assert find("Wer hat rosige Wagen?") == ["Die RWB tagt"]

    def test_half_an_expression_is_none(self, entry, find, group):
        entry("Die RWB tagt")
        group("RWB", "rosiger Wagen")
        assert find("Wagen") == []

    def test_hidden_entries_stay_hidden(self, entry, find, group):
        entry("Blumenkutsche", audience="network")
        group("Rosenwagen", "Blumenkutsche")
        assert find("Rosenwagen") == []

    def test_easy_language_shares_the_german_groups_and_english_has_its_own(self, group):
        group("Rosenwagen", "Blumenkutsche")
        group("wagon", "coach", language="en")
        assert synonyms_of("Rosenwagen", "de-simple") == {"Rosenwagen": (("blumenkutsch",),)}
        assert synonyms_of("Rosenwagen", "en") == {"Rosenwagen": ()}
        assert synonyms_of("wagon", "en") == {"wagon": (("coach",),)}
        assert synonyms_of("wagon", "de") == {"wagon": ()}

    def test_a_word_has_a_bounded_number_of_synonyms(self, group):
        group("Rosenwagen", *(f"Kutsche{number}" for number in range(19)))
        assert len(synonyms_of("Rosenwagen")["Rosenwagen"]) == MAX_SYNONYMS

    def test_unchanged_groups_are_read_once(self, group, django_assert_num_queries):
        group("Rosenwagen", "Blumenkutsche")
        analyser = german_analyser()
        synonyms_in_use("de", analyser)
        with django_assert_num_queries(1):
            assert synonyms_in_use("de", analyser).found_by[("rosenwag",)] == (("blumenkutsch",),)


class TestShipped:
    def test_the_abbreviations_of_the_field_find_what_they_stand_for(self, entry, find):
        synonyms_load()
        for abbreviation, text in [
            ("VZÄ", "Vollzeitäquivalent"),
            ("FWA", "Freiwilligenagenturen"),
            ("EA", "Ehrenamt"),
            ("BE", "Bürgerschaftliches Engagement"),
            ("FSJ", "Freiwilliges Soziales Jahr"),
        ]:
            entry(text)
            assert find(abbreviation) == [text]
            assert abbreviation.lower() in synonyms_stems(text) or find(text)[0] == text

    def test_loading_again_changes_nothing(self):
        first = synonyms_load()
        assert first == len(tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["group"]) > 40
        assert synonyms_load() == 0

    def test_what_the_ministry_changed_stays(self):
        synonyms_load()
        SynonymGroup.objects.filter(key="fwa").update(terms="FWA\nEngagementbüro", active=False)
        synonyms_load()
        changed = SynonymGroup.objects.get(key="fwa")
        assert (changed.terms, changed.active) == ("FWA\nEngagementbüro", False)

    def test_every_shipped_group_is_one_that_the_form_would_take(self):
        synonyms_load()
        for group in SynonymGroup.objects.all():
            terms = group.terms
            group.full_clean(exclude=["key"])
            assert group.terms == terms

    def test_no_shipped_word_is_a_stop_word(self):
        """An abbreviation that is also a stop word (OB) would match nearly every text."""
        synonyms_load()
        analyser = german_analyser()
        for group in SynonymGroup.objects.filter(language="de"):
            for line in (group.terms + "\n" + group.searched).split("\n"):
                words = {analyser.fold(word) for word in line.split()}
                assert not words or words - analyser.stop_words, line


def synonyms_stems(text):
    words = query_plan(text, "de").words
    return {stem for word in words for stems in word.synonyms for stem in stems}


class TestCleaning:
    def test_lines_are_cleaned(self):
        group = SynonymGroup(terms="  Rosen\u00adwagen \r\n\nBlumenkutsche\nRosenwagen\n")
        group.clean()
        assert group.terms == "Rosenwagen\nBlumenkutsche"
        assert str(group) == "Rosenwagen, Blumenkutsche"

    @pytest.mark.parametrize(
        ("terms", "searched", "field"),
        [
            ("Rosenwagen", "", "terms"),
            ("Rosenwagen\nRosenwagen", "", "terms"),
            ("Rosenwagen\n…", "", "terms"),
            ("\n".join(f"Wort {number}" for number in range(21)), "", "terms"),
            ("x" * 81 + "\nRosenwagen", "", "terms"),
            ("Rosenwagen", "!", "searched"),
        ],
    )
    def test_groups_that_say_nothing_are_refused(self, terms, searched, field):
        with pytest.raises(ValidationError) as refused:
            SynonymGroup(terms=terms, searched=searched).clean()
        assert list(refused.value.message_dict) == [field]

    def test_one_word_is_enough_one_way(self):
        SynonymGroup(terms="Rosenwagen", searched="Kutsche").clean()


class TestAdmin:
    def test_the_ministry_adds_a_group_and_it_works(self, client, entry, find):
        entry("Die Blumenkutsche")
        client.force_login(make_user(SiteRole.EDITORIAL))
        form = {"terms": "Rosenwagen\r\nBlumenkutsche", "searched": "", "language": "de", "active": "on"}
        response = client.post(reverse("synonyms:add"), form)
        assert response.status_code == 302
        assert find("Rosenwagen") == ["Die Blumenkutsche"]

    def test_a_group_of_one_word_is_refused_with_a_sentence(self, client):
        client.force_login(make_user(SiteRole.EDITORIAL))
        form = {"terms": "Rosenwagen", "searched": "", "language": "de"}
        response = client.post(reverse("synonyms:add"), form)
        assert "Nennen Sie mindestens zwei Wörter." in response.content.decode()
        assert not SynonymGroup.objects.exists()

    def test_the_list_shows_and_finds_groups(self, client, group):
        group("Rosenwagen", "Blumenkutsche", note="Aus der Sitzung im Mai")
        group("Fliederboot", "Nelkenkahn")
        client.force_login(make_user(SiteRole.EDITORIAL))
        whole = client.get(reverse("synonyms:index")).content.decode()
        assert "Rosenwagen, Blumenkutsche" in whole
        assert "Aus der Sitzung im Mai" in whole
        found = client.get(reverse("synonyms:index_results"), {"q": "Flieder"}).content.decode()
        assert "Fliederboot" in found
        assert "Rosenwagen" not in found

    def test_others_may_not_read_or_write_them(self, client, group):
        saved = group("Rosenwagen", "Blumenkutsche")
        client.force_login(make_user(SiteRole.TRANSLATION))
        for address in (reverse("synonyms:index"), reverse("synonyms:edit", args=[saved.pk])):
            assert "Rosenwagen" not in client.get(address, follow=True).content.decode()

    def test_the_list_takes_as_many_queries_for_many_groups(self, client, group):
        client.force_login(make_user(SiteRole.EDITORIAL))

        def queries():
            with CaptureQueriesContext(connection) as captured:
                client.get(reverse("synonyms:index"))
            return len(captured)

        for number in range(3):
            group(f"Rosenwagen{number}", f"Blumenkutsche{number}")
        queries()
        few = queries()
        for number in range(3, 15):
            group(f"Rosenwagen{number}", f"Blumenkutsche{number}")
        assert queries() == few
