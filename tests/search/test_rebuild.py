from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from search.learning import analyser_in_use, learned_words_renew
from search.models import LearnedWords, SearchEntry, SearchFacet
from search.rebuild import dated_entries_refresh, search_rebuild
from tests.factories.contributions import make_guideline, make_practice, make_term
from tests.factories.municipalities import make_member

from .conftest import answer_to, titles_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    member = make_member("Eulenstadt")
    return [make_practice(member, title=f"Zauberfest {number}") for number in range(3)]


def rows():
    entries = SearchEntry.objects.order_by("page", "part").values_list(
        "page", "part", "title_stems", "text_stems", "path"
    )
    return list(entries), sorted(SearchFacet.objects.values_list("entry__page", "name", "value"))


def test_a_rebuild_finds_every_published_page(pages):
    SearchEntry.objects.all().delete()
    report = search_rebuild()
    assert sorted(titles_of(answer_to("Zauberfest"))) == ["Zauberfest 0", "Zauberfest 1", "Zauberfest 2"]
    assert report.entries == SearchEntry.objects.count()


def test_a_second_rebuild_changes_nothing(pages):
    search_rebuild()
    before = rows()
    assert search_rebuild().learned_anew is False
    assert rows() == before


def test_a_rebuild_mends_what_is_wrong(pages):
    search_rebuild()
    before = rows()
    SearchEntry.objects.filter(page=pages[0]).update(title_stems="falsch", path="/falsch/")
    SearchEntry.objects.filter(page=pages[1]).delete()
    SearchFacet.objects.filter(entry__page=pages[2]).delete()
    search_rebuild()
    assert [row[1:] for row in rows()[0]] == [row[1:] for row in before[0]]
    assert rows()[1] == before[1]


def test_entries_of_pages_that_are_no_longer_published_go(pages):
    search_rebuild()
    type(pages[0]).objects.filter(pk=pages[0].pk).update(live=False)
    search_rebuild()
    assert sorted(titles_of(answer_to("Zauberfest"))) == ["Zauberfest 1", "Zauberfest 2"]


def test_words_of_titles_and_terms_become_parts_of_compounds(pages):
    make_term("topic", "laternen", label_de="Laternen")
    make_practice(make_member("Uhudorf"), title="Drachen", solution="<p>Drachenlaternen basteln.</p>")
    search_rebuild()
    assert titles_of(answer_to("Laterne Drache")) == ["Drachen"]
    assert answer_to("Laterne").total == 1


def test_index_and_query_use_the_same_version_of_the_learned_words(pages):
    _analyser, before = analyser_in_use("de")
    make_term("topic", "laternen", label_de="Laternen")
    assert analyser_in_use("de")[1] == before, "only a rebuild may learn"
    assert search_rebuild().learned_anew
    _analyser, version = analyser_in_use("de")
    assert version == LearnedWords.objects.latest().pk != before
    assert set(SearchEntry.objects.filter(language="de").values_list("analysis_version", flat=True)) == {
        version
    }


def test_learning_the_same_makes_no_new_version():
    assert learned_words_renew(titles=["Zauberlaterne"])
    assert not learned_words_renew(titles=["Zauberlaterne"])


def test_english_has_no_learned_words():
    learned_words_renew(titles=["Zauberlaterne"])
    assert analyser_in_use("en")[1] == 0


def test_the_command_shows_its_progress_and_what_it_did(pages):
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert "100" not in out.getvalue()
    assert f"{SearchEntry.objects.count()} Einträge" in out.getvalue()
    assert "█" in out.getvalue()


def test_the_command_can_be_silent(pages):
    out = StringIO()
    call_command("rebuild_search", stdout=out, verbosity=0)
    assert out.getvalue() == ""


def test_a_guideline_comes_into_force_by_the_date_alone(monkeypatch):
    guideline = make_guideline(make_member("Eulenstadt"), in_force_on=date(2026, 12, 1))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: date(2026, 11, 30))
    search_rebuild()
    assert answer_to().facets["status"] == {"kuenftig": 1}
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: date(2026, 12, 1))
    assert dated_entries_refresh() == 1
    assert answer_to().facets["status"] == {"in-kraft": 1}
    assert SearchEntry.objects.filter(page=guideline).exists()


def test_the_daily_refresh_is_a_job():
    from cms.tick.registry import jobs_registered

    assert dated_entries_refresh in [job.function for job in jobs_registered()]
