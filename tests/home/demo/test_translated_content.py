"""The words of the demo content in other languages: all of them, nothing but them, plain where needed."""

import tomllib
from collections.abc import Iterator

import pytest
from wagtail_localize.fields import TranslatableField

from cms.readability.easy_language import easy_language_hints
from home.demo.reading import CONTENT, Entry, entry
from home.demo.translations import FOLDERS
from home.fields import row_models
from home.translated import ROW_NAMES
from tests.home.demo.test_content import assert_fits

FIRST_PAGES = CONTENT.parent.parent / "first_pages" / "content"
# Prose of pages; the title alone of those that are called by what they are about.
NOT_IN_MODELS = {"title", "body"}
TYPED = {folder: model for folder, model in FOLDERS.items() if folder != "pages"}


def translated(language: str, folders) -> list[Entry]:
    """The files of a language in these folders."""
    paths = [path for folder in folders for path in sorted((CONTENT / language / folder).glob("*.toml"))]
    return [entry(f"{language}/{path.parent.name}/{path.stem}") for path in paths]


def german(each: Entry) -> Entry:
    return entry(each.key.partition("/")[2])


def model_of(each: Entry):
    return TYPED[each.key.split("/")[1]]


def words_of(model) -> set[str]:
    return {
        field.field_name
        for field in model.override_translatable_fields
        if isinstance(field, TranslatableField)
    }


def texts(value) -> Iterator[str]:
    """Every text of a file, whatever it stands in."""
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def first_pages(language: str) -> list[Entry]:
    """The files of a language for pages that every installation has."""
    paths = sorted((FIRST_PAGES / language).glob("*.toml"))
    return [
        Entry(f"{language}/pages/{path.stem}", tomllib.loads(path.read_text(encoding="utf-8")))
        for path in paths
    ]


ENGLISH = translated("en", TYPED)
PAGES = [
    each
    for language in ("en", "de-simple")
    for each in [*translated(language, ["pages"]), *first_pages(language)]
]
SIMPLE = translated("de-simple", FOLDERS) + first_pages("de-simple")


def test_there_is_one_of_each_type_in_english():
    assert {each.key.split("/")[1] for each in ENGLISH} == TYPED.keys()


@pytest.mark.parametrize("each", ENGLISH, ids=lambda each: each.key)
class TestEnglish:
    def test_all_words_of_the_german_file_are_there_and_no_fact(self, each):
        words = words_of(model_of(each)) | NOT_IN_MODELS
        wanted = {name for name in german(each).data if ROW_NAMES.get(name, name) in words} - {"slug"}
        if "title" not in german(each).data:
            wanted -= {"title"}
        assert each.data.keys() - {"slug"} == wanted

    def test_rows_are_as_many_as_the_german_ones_and_hold_their_words(self, each):
        models, source = row_models(model_of(each)), german(each).data
        for name in each.data:
            if model := models.get(ROW_NAMES.get(name, name)):
                words = words_of(model)
                assert [row.keys() for row in each.data[name]] == [row.keys() & words for row in source[name]]

    def test_texts_are_not_too_long(self, each):
        rows = row_models(model_of(each)).keys() | ROW_NAMES.keys() | NOT_IN_MODELS
        assert_fits(model_of(each), {name: value for name, value in each.data.items() if name not in rows})


@pytest.mark.parametrize("each", PAGES, ids=lambda each: each.key)
def test_a_page_of_the_ministry_has_a_german_page_title_and_short_introduction(each):
    name = f"{each.name}.toml"
    assert (CONTENT / "pages" / name).exists() or (FIRST_PAGES / name).exists()
    assert {"title", "intro", "body"} <= each.data.keys()
    assert len(each.data["intro"]) <= 400


@pytest.mark.parametrize("language", ["en", "de-simple"])
def test_the_pages_that_the_law_asks_for_exist_in_each_language(language):
    present = {each.name for each in PAGES if each.key.startswith(f"{language}/")}
    law = {"impressum", "datenschutz", "erklaerung-zur-barrierefreiheit", "kontakt", "leichte-sprache"}
    assert law | {"mitmachen", "ueber-das-netzwerk", "hilfe-zur-suche"} <= present


@pytest.mark.parametrize("each", SIMPLE, ids=lambda each: each.key)
def test_leichte_sprache_has_short_active_sentences_and_headings_that_ask(each):
    # Placeholders in brackets are German until the ministry replaces them.
    lines = [line for text in texts(each.data) for line in text.splitlines() if "[" not in line]
    sentences = "\n".join(
        line if line.endswith((".", "?", "!", ":")) else f"{line}." for line in lines if line
    )
    hints = {hint.rule.split(" ")[0].strip(":") for hint in easy_language_hints(sentences)}
    assert not hints & {"Sätze", "Passiv"}
    assert all(block["heading"].endswith("?") for block in each.data["body"] if "heading" in block)
