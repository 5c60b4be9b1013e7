"""Judging the search with somebody else's collection, beside the running site."""

import json
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.utils.connection import ConnectionDoesNotExist

from search.engines.elasticsearch import address_in_use, cluster_at
from search.models import SearchEntry
from search.scoring.collections import Collection, Document, Query
from search.scoring.judging import collection_score
from search.scoring.scratch import ALIAS, scratch_database

DOCUMENTS = [
    {"id": "garten 1", "title": "Gemeinschaftsgarten", "text": "Beete und Kompost für alle.", "url": "/x/"},
    {"id": 2, "title": "", "text": "Der Verein sucht eine neue Kassenführung."},
    {"id": "3/ü", "title": "Strom", "text": "Zisternenpumpen brauchen ihn."},
    {"id": "4", "title": "Zisterne", "text": "Regen für die Beete."},
    {"id": "5", "title": "Pumpe", "text": "Aus dem Brunnen."},
]
QUERIES = [
    {"id": "q1", "text": "Gärten der Gemeinschaft"},
    {"id": "q2", "text": "Kassenfuehrung"},
    {"id": "q3", "text": "Pumpe"},
    {"id": "q4", "text": "Quantenchromodynamik"},
]
QRELS = "q1\tgarten 1\t3\nq2\t2\t1\nq3\t5\t2\nq3\t3/ü\t1\nq4\t5\t1\n"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    """Temporary files stand where no other test looks."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def files(tmp_path):
    """The options that name the three files of a collection."""
    (tmp_path / "documents.jsonl").write_text("\n".join(map(json.dumps, DOCUMENTS)), encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, QUERIES)), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text(QRELS, encoding="utf-8")
    names = {"documents": "documents.jsonl", "queries": "queries.jsonl", "qrels": "qrels.tsv"}
    return {option: tmp_path / name for option, name in names.items()}


@pytest.fixture
def score(db, files):
    """Run the command; returns what stands on stdout and on stderr."""

    def score(*flags, **options):
        out, err = StringIO(), StringIO()
        paths = [f"--{option}={path}" for option, path in files.items()]
        call_command("score_search", *paths, *flags, **{"stdout": out, "stderr": err} | options)
        return out.getvalue(), err.getvalue()

    return score


@pytest.fixture
def collection():
    return Collection(
        [Document("d1", "Freiwillige gewinnen", "Ehrenamtliche finden."), Document("d2", "", "Nudeln.")],
        [Query("q1", "Freiwillige"), Query("q2", "recruiting volunteers")],
        {"q1": {"d1": 1}, "q2": {"d1": 1}},
    )


def remains() -> list[str]:
    """What a scoring has left behind."""
    left = [str(path) for path in Path(tempfile.gettempdir()).glob("scoring-*")]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'scoring%%'")
            left += [name for (name,) in cursor.fetchall()]
    try:
        return [*left, connections[ALIAS].alias]
    except ConnectionDoesNotExist:
        return left


def test_the_figures_are_printed_as_one_line_of_json_and_nothing_else(score):
    out, err = score("--json")
    assert out.count("\n") == 1
    figures = json.loads(out)
    assert figures["engine"] == connection.vendor
    assert figures["documents"] == 5
    assert figures["queries"] == 4
    assert figures["ndcg@10"] == figures["recall@10"] == 0.75
    assert figures["zero_hit_rate"] == 0.25
    assert figures["seconds_per_query"] > 0
    assert "Wörter: 5" in err
    assert "Fragen: 4" in err


def test_a_table_is_printed_for_people(score):
    out, _err = score()
    assert "nDCG@10              0.7500" in out
    assert f"Suchmaschine         {connection.vendor}" in out


def test_nothing_but_the_figures_is_printed_when_nobody_watches(score):
    assert score("--json", verbosity=0)[1] == ""


def test_the_run_holds_query_document_and_score_best_first(score, tmp_path):
    score(f"--run={tmp_path / 'run.tsv'}")
    rows = [line.split("\t") for line in (tmp_path / "run.tsv").read_text(encoding="utf-8").splitlines()]
    assert [(query, document) for query, document, _score in rows] == [
        ("q1", "garten 1"),
        ("q2", "2"),
        ("q3", "5"),
        ("q3", "3/ü"),
    ]
    assert float(rows[2][2]) > float(rows[3][2]) > 0


def test_an_id_never_breaks_a_line_of_the_run(score, files, tmp_path):
    files["documents"].write_text(
        json.dumps({"id": "a\tb\nc", "title": "Pumpe", "text": ""}), encoding="utf-8"
    )
    score("--words-only", "--run", str(tmp_path / "run.tsv"))
    ((query, document, _score),) = [
        line.split("\t") for line in (tmp_path / "run.tsv").read_text(encoding="utf-8").splitlines()
    ]
    assert (query, document) == ("q3", "a\\tb\\nc")


def test_a_run_that_cannot_be_written_is_told_before_anything_is_done(score, tmp_path):
    said = StringIO()
    with pytest.raises(CommandError, match="missing"):
        score("--words-only", "--run", str(tmp_path / "missing" / "run.tsv"), stderr=said)
    assert said.getvalue() == ""


def test_who_interrupts_reads_one_line(score):
    class Impatient(StringIO):
        def write(self, text):
            raise KeyboardInterrupt

    with pytest.raises(CommandError, match="Abgebrochen") as ended:
        score("--words-only", stderr=Impatient())
    assert ended.value.returncode == 130
    assert remains() == []


def test_a_broken_line_ends_the_command_with_its_place(score, files):
    files["qrels"].write_text("q1\tgarten 1\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"qrels\.tsv, Zeile 1: .* drei Spalten"):
        score()
    assert remains() == []


def test_an_engine_that_the_site_does_not_have_is_refused(score):
    with pytest.raises(CommandError, match="invalid choice"):
        score("--engine=elasticsearch")


def test_the_site_is_neither_searched_nor_changed(score, entry, find):
    page = entry("Kassenführung im Verein")
    out, _err = score("--json")
    assert json.loads(out)["ndcg@10"] == 0.75
    assert [found.page_id for found in SearchEntry.objects.all()] == [page.pk]
    assert find("Kassenführung") == ["Kassenführung im Verein"]
    assert find("Gemeinschaftsgarten") == []


def test_the_site_can_be_written_while_a_collection_is_loaded(collection, entry):
    def write(step, done, total):
        if step == "Wörter":
            entry("Währenddessen")

    collection_score(collection=collection, engine_name=connection.vendor, language="de", progress=write)
    assert [found.title for found in SearchEntry.objects.all()] == ["Währenddessen"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError])
@pytest.mark.parametrize("step", ["Wörter", "Fragen"])
def test_nothing_is_left_behind_however_it_ends(db, collection, error, step):
    def interrupt(current, done, total):
        if current == step:
            assert remains() != []
            raise error

    with pytest.raises(error):
        collection_score(
            collection=collection, engine_name=connection.vendor, language="de", progress=interrupt
        )
    assert remains() == []


def test_the_scratch_database_has_the_tables_of_the_site_and_none_of_its_rows(entry):
    entry("Auf der Website")
    with scratch_database() as using:
        assert not SearchEntry.objects.using(using).exists()
        with connections[using].cursor() as cursor:
            tables = set(connections[using].introspection.table_names(cursor))
    assert SearchEntry._meta.db_table in tables
    assert SearchEntry.objects.count() == 1


def test_compounds_are_cut_with_words_of_the_collection_only(db):
    documents = [Document("d1", "Quarkblatt", "Ein Zwirbelquarkblatt."), Document("d2", "Zwirbel", "Nichts.")]
    collection = Collection(documents, [Query("q", "Zwirbel")], {"q": {"d1": 1, "d2": 1}})
    report = collection_score(collection=collection, engine_name=connection.vendor, language="de")
    assert [document for document, _score in report.run["q"]] == ["d2", "d1"]


def test_a_title_longer_than_that_of_any_page_is_found_to_its_end(db):
    title = f"{'lang ' * 80}Zitronenfalter"
    collection = Collection([Document("d1", title, "")], [Query("q", "Zitronenfalter")], {"q": {"d1": 1}})
    report = collection_score(collection=collection, engine_name=connection.vendor, language="de")
    assert report.figures.ndcg == 1


def test_meaning_takes_part_unless_words_alone_are_asked_for(meaning, db, collection):
    both, words = (
        collection_score(
            collection=collection, engine_name=connection.vendor, language="de", with_meaning=with_meaning
        )
        for with_meaning in (True, False)
    )
    assert (both.with_meaning, words.with_meaning) == (True, False)
    assert [document for document, _score in both.run["q2"]] == ["d1"]
    assert words.run["q2"] == []
    assert both.figures.ndcg > words.figures.ndcg


@pytest.mark.elasticsearch
def test_elasticsearch_is_judged_in_indexes_that_are_gone_afterwards(
    meaning, db, collection, on_elasticsearch
):
    reports = [
        collection_score(collection=collection, engine_name=name, language="de")
        for name in ("elasticsearch", connection.vendor)
    ]
    runs = [{query: dict(found) for query, found in report.run.items()} for report in reports]
    assert [*runs[0]] == [*runs[1]] == ["q1", "q2"]
    assert all(runs[0][query] == pytest.approx(runs[1][query]) for query in runs[0])
    names = cluster_at(address_in_use()).ask(
        lambda client: list(client.indices.get(index=f"{on_elasticsearch.prefix}*", expand_wildcards="all"))
    )
    assert names == []
