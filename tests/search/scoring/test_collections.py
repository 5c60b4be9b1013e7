"""Reading other people's collections: lenient in what does not matter, clear about what is broken."""

import gzip
import json

import pytest

from search.scoring.collections import CollectionError, Document, Query, collection_read


@pytest.fixture
def read(tmp_path):
    """Write the three files (text or bytes) and read them as a collection."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read(
        documents='{"id": "d1", "title": "Ehrenamt", "text": "Ein Text."}\n',
        queries='{"id": "q1", "text": "Ehrenamt"}\n',
        qrels="q1\td1\t2\n",
    ):
        return collection_read(
            documents=write("documents.jsonl", documents),
            queries=write("queries.jsonl", queries),
            qrels=write("qrels.tsv", qrels),
        )

    return read


def test_a_collection_is_read_from_its_three_files(read):
    collection = read()
    assert collection.documents == [Document("d1", "Ehrenamt", "Ein Text.")]
    assert collection.queries == [Query("q1", "Ehrenamt")]
    assert collection.grades == {"q1": {"d1": 2}}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"7"', "7"),
        ("7", "7"),
        ("1.50", "1.50"),
        ('"https://a.example/b?c=1#d"', "https://a.example/b?c=1#d"),
        ('"Größe 3"', "Größe 3"),
    ],
)
def test_ids_are_any_strings_and_numbers_stay_as_written(read, written, meant):
    collection = read(documents=f'{{"id": {written}, "text": "x"}}', qrels=f"q1\t{meant}\t1")
    assert collection.documents[0].id == meant
    assert collection.grades["q1"] == {meant: 1}


@pytest.mark.parametrize("title", ["", '"title": "", ', '"title": null, '])
def test_titles_may_be_missing_or_empty(read, title):
    assert read(documents=f'{{"id": "d1", {title}"text": "x"}}').documents == [Document("d1", "", "x")]


def test_unknown_keys_are_ignored(read):
    row = {"id": "d1", "text": "x", "url": "/a/", "metadata": {"year": 2024}, "tags": ["a"]}
    assert read(documents=json.dumps(row)).documents == [Document("d1", "", "x")]


def test_blank_lines_byte_order_mark_and_windows_line_ends_do_not_matter(read):
    mark = "\ufeff"
    collection = read(
        documents=f'{mark}{{"id": "d1", "text": "x"}}\r\n\r\n  \r\n{{"id": "d2", "text": "y"}}\r\n',
        qrels=f"{mark}q1\td1\t1\r\n\r\nq1\td2\t0\r\n",
    )
    assert [document.id for document in collection.documents] == ["d1", "d2"]
    assert collection.grades == {"q1": {"d1": 1, "d2": 0}}


def test_other_line_separators_belong_to_the_text(read):
    text = "eins\u2028zwei\u0085drei\x0bvier"
    row = json.dumps({"id": "d1", "text": text}, ensure_ascii=False)
    assert read(documents=row).documents[0].text == text


def test_files_may_be_gzipped_whatever_their_name(read):
    plain, packed = (
        read(**{name: pack(content.encode()) for name, content in FILES.items()})
        for pack in (bytes, gzip.compress)
    )
    assert plain == packed


FILES = {
    "documents": '{"id": "d1", "text": "Umlaute: äöüß"}\n{"id": "d2", "text": "y"}\n',
    "queries": '{"id": "q1", "text": "x"}\n',
    "qrels": "q1\td1\t1\nq1\td2\t0\n",
}


@pytest.mark.parametrize(
    ("name", "content", "line", "word"),
    [
        ("documents", '{"id": "d1", "text": "x"}\n{"id": ', 2, "JSON"),
        ("documents", '\n\n["d1", "x"]', 3, "JSON-Objekt"),
        ("documents", '{"text": "x"}', 1, "„id“"),
        ("documents", '{"id": null, "text": "x"}', 1, "„id“"),
        ("documents", '{"id": true, "text": "x"}', 1, "„id“"),
        ("documents", '{"id": "d1"}', 1, "„text“"),
        ("documents", '{"id": "d1", "text": ["x"]}', 1, "„text“"),
        ("documents", '{"id": "d1", "text": "x"}\n{"id": "d1", "text": "y"}', 2, "„d1“"),
        ("documents", b'{"id": "d1", "text": "x"}\n{"id": "d2", "text": "\xfc"}', 2, "UTF-8"),
        ("queries", '{"id": "q1"}', 1, "„text“"),
        ("qrels", "q1\td1\t1\nq1 d2 1", 2, "Spalten"),
        ("qrels", "q1\t0\td1\t1", 1, "Spalten"),
        ("qrels", "q1\td1\tgut", 1, "„gut“"),
        ("qrels", "q1\td1\tnan", 1, "„nan“"),
        ("qrels", "query\tdocument\tgrade\nq1\td1\t1", 1, "„grade“"),
    ],
)
def test_a_broken_line_is_named_with_its_file_and_number(read, name, content, line, word):
    with pytest.raises(CollectionError) as raised:
        read(**{name: content})
    assert f"{name}." in str(raised.value)
    assert f"Zeile {line}:" in str(raised.value)
    assert word in str(raised.value)


@pytest.mark.parametrize("name", ["documents", "queries"])
@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_file_without_a_line_is_named(read, name, content):
    with pytest.raises(CollectionError, match=rf"{name}\.jsonl enthält keine Zeile"):
        read(**{name: content})


def test_a_file_that_is_missing_or_cut_short_is_named(read, tmp_path):
    with pytest.raises(CollectionError, match=r"lässt sich nicht lesen"):
        collection_read(documents=tmp_path / "none", queries=tmp_path / "none", qrels=tmp_path / "none")
    with pytest.raises(CollectionError, match=r"documents\.jsonl lässt sich nicht lesen"):
        read(documents=gzip.compress(FILES["documents"].encode())[:-12])


@pytest.mark.parametrize(("written", "grade"), [("3", 3), ("0.5", 0.5), (" 2 ", 2), ("-1", -1), ("+1", 1)])
def test_grades_are_numbers(read, written, grade):
    assert read(qrels=f"q1\td1\t{written}").grades == {"q1": {"d1": grade}}
