"""Related words: read from a thesaurus, ranking what is found, finding nothing."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from search import thesaurus
from search.analysis import german_analyser
from search.answering import answer
from search.counting import WordCounts, words_count
from search.engines import SearchRequest
from search.planning import query_plan
from search.ranking import EntryWords, rank

GERMAN = german_analyser()

SOURCE = """UTF-8
fördern|2
-|unterstützen (Hauptform)|(jemanden) stärken|unter die Arme greifen|behindern (Antonym)
-|unterstützen|sponsern|Hilfe (Oberbegriff)
Überblick|1
-|Übersicht
"""


@pytest.fixture
def small_thesaurus(tmp_path, monkeypatch):
    """A thesaurus of a few words in place of the shipped one."""
    source, made = tmp_path / "th.dat", tmp_path / "made.tsv.gz"
    source.write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(thesaurus, "FILE", made)
    thesaurus.thesaurus_write(thesaurus.mythes_groups(source), analyser=GERMAN, path=made)
    yield made
    thesaurus._lines.cache_clear()


class TestReading:
    def test_words_of_more_shared_meanings_come_first(self, small_thesaurus):
        assert thesaurus.related("ford") == (("unterstutz",), ("spons", "stark"))

    def test_expressions_of_several_words_opposites_and_broader_words_are_left_out(self, small_thesaurus):
        related = {stem for tier in thesaurus.related("ford") for stem in tier}
        assert related.isdisjoint({"greif", "behind", "hilf"})

    def test_umlauts_are_folded_as_everywhere(self, small_thesaurus):
        assert thesaurus.related("uberblick") == (("ubersicht",),)

    def test_an_unknown_word_has_no_relatives(self, small_thesaurus):
        assert thesaurus.related("quastenfloss") == ()

    def test_the_same_source_makes_the_same_file(self, small_thesaurus, tmp_path):
        source, again = tmp_path / "th.dat", tmp_path / "again.gz"
        thesaurus.thesaurus_write(thesaurus.mythes_groups(source), analyser=GERMAN, path=again)
        assert again.read_bytes() == small_thesaurus.read_bytes()

    def test_the_command_refuses_what_is_no_thesaurus(self, small_thesaurus, tmp_path):
        (tmp_path / "letter.txt").write_text("UTF-8\nSehr geehrte Damen und Herren\n", encoding="utf-8")
        before = small_thesaurus.read_bytes()
        for name in ("letter.txt", "missing.dat"):
            with pytest.raises(CommandError):
                call_command("make_thesaurus", tmp_path / name)
        assert small_thesaurus.read_bytes() == before


class TestChoosing:
    def test_only_words_that_documents_have_the_more_frequent_of_a_tier_first(self, small_thesaurus):
        documents = {"spons": 2, "stark": 9}
        assert thesaurus.related_among("ford", documents, 5) == ("stark", "spons")
        assert thesaurus.related_among("ford", documents | {"unterstutz": 1}, 2) == ("unterstutz", "stark")


@pytest.mark.parametrize(
    ("word", "relative"), [("unterstützen", "fördern"), ("Zuschuss", "Beihilfe"), ("Ehrenamt", "freiwillig")]
)
def test_the_shipped_file_is_made_with_the_stems_of_today(word, relative):
    (stem,), (other,) = GERMAN.stems(word), GERMAN.stems(relative)
    assert other in {found for tier in thesaurus.related(stem) for found in tier}


class TestRanking:
    COUNTS = WordCounts(1_000, 20, 500, {"ford": 30, "unterstutz": 40, "klub": 20})

    def _order(self, plan, *texts):
        entries = []
        for number, text in enumerate(texts, start=1):
            stems, parts = GERMAN.fields(text)
            entries.append(EntryWords(number, "", "", stems, parts, "", len(stems)))
        return [hit.entry_id for hit in rank(plan, entries, None, {1, 2, 3})]

    @pytest.fixture
    def plan(self, small_thesaurus, monkeypatch, db):
        monkeypatch.setattr("search.planning.word_counts", lambda *args, **kwargs: self.COUNTS)
        return query_plan("Klub fördern", "de")

    def test_a_related_word_above_none_and_below_the_word_itself(self, plan):
        assert self._order(plan, "klub haus", "klub unterstützen", "klub fördern") == [3, 2, 1]

    def test_english_has_no_relatives(self, small_thesaurus, db):
        assert not any(word.related for word in query_plan("fördern", "en").words)


@pytest.mark.django_db
def test_a_related_word_alone_makes_no_hit(small_thesaurus, entry):
    for number in range(3):
        entry(f"Unterstützen {number}", text="unterstützen")
        entry(f"Fördern {number}", text="fördern")
    words_count()
    plan = query_plan("fördern", "de")
    assert plan.words[0].related == ("unterstutz",)
    request = SearchRequest(language="de", now=timezone.now(), plan=plan)
    assert answer(request, "fördern").total == 3
