"""Tables from spreadsheets: what is read, what is refused, and how the refusal is worded."""

import pytest

from exchange.municipalities.table_file import MAX_PROBLEMS, TableError, read_date, table_read


def upper(text):
    if not text:
        raise ValueError("ist leer")
    return text.upper()


COLUMNS = {"name": upper, "art": str}


def read(text, **options):
    return table_read(text.encode(), COLUMNS, **options)


def test_lines_are_numbered_as_an_editor_shows_them():
    lines, problems = read("name;art\na;1\n\nb;2\n")
    assert lines == [(2, {"name": "A", "art": "1"}), (4, {"name": "B", "art": "2"})]
    assert problems == []


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffname;art\na;1\n",
        "name;art\r\na;1\r\n",
        " name ; art \n a ; 1 \n",
        'name;art\n"a";"1"\n',
        "art;mehr;name\n1;weg;a",
        "name;art\na;1\n;\n",
    ],
)
def test_what_spreadsheets_write_is_read(text):
    assert read(text) == ([(2, {"name": "A", "art": "1"})], [])


def test_a_cell_may_hold_separators_and_line_breaks():
    lines, _problems = read('name;art\n"a;\nb";1\nc;2\n')
    assert lines == [(3, {"name": "A;\nB", "art": "1"}), (4, {"name": "C", "art": "2"})]


def test_optional_columns_may_be_missing_and_are_not_made_up():
    assert read("name\na\n", optional=frozenset({"art"})) == ([(2, {"name": "A"})], [])


def test_a_wrong_cell_leaves_out_its_line_and_names_the_column():
    lines, problems = read("name;art\n;1\nb;2\n")
    assert lines == [(3, {"name": "B", "art": "2"})]
    assert problems == ["Zeile 2, Spalte „name“: ist leer."]


@pytest.mark.parametrize("text", ["name;art\n", "name;art"])
def test_a_header_alone_is_a_problem(text):
    assert read(text) == ([], ["Zeile 2: Nach der Kopfzeile steht kein Eintrag."])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "Zeile 1: Die Datei ist leer."),
        ("näme".encode("latin-1"), "Zeile 1, Zeichen 2: Die Datei ist nicht in UTF-8 gespeichert."),
        (
            "name;art\nx\nnä".encode("latin-1"),
            "Zeile 3, Zeichen 2: Die Datei ist nicht in UTF-8 gespeichert.",
        ),
        (b"PK\x03\x04\x14\xff\xfe", "Zeile 1, Zeichen 6: Die Datei ist nicht in UTF-8 gespeichert."),
        (b"name\na", "Zeile 1, Spalte „art“: Die Spalte fehlt."),
        (b"name;art;art\na;1;2", "Zeile 1, Spalte „art“: Die Spalte steht doppelt."),
    ],
)
def test_a_file_that_is_no_table_is_refused(content, problem):
    with pytest.raises(TableError) as raised:
        table_read(content, COLUMNS)
    assert raised.value.problems == [problem]


def test_nobody_reads_a_thousand_problems():
    error = TableError([f"Zeile {number}" for number in range(1000)])
    assert len(error.problems) == MAX_PROBLEMS
    assert str(error).count("\n") == MAX_PROBLEMS - 1


@pytest.mark.parametrize("text", ["", "31.12.2024", "2024-13-01", "2024-02-30", "heute"])
def test_a_date_has_one_form(text):
    with pytest.raises(ValueError, match="JJJJ-MM-TT"):
        read_date(text)
