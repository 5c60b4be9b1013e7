"""A catalogue is brought up to date without losing a translation, and tells what is wrong with it."""

import gettext

import polib
import pytest

from cms.words.catalogue import catalogue_update, catalogues_compile, missing, mistakes, read
from cms.words.message import Message

NOW = {Message("Suche"): ["a.py"], Message("Neu"): ["b.py"], Message("%(n)s Tag", "%(n)s Tage"): ["b.py"]}
PLURALS = "nplurals=2; plural=(n != 1);"


@pytest.fixture
def catalogue(tmp_path, settings):
    """Writes a catalogue of a language with these entries and answers its path."""
    settings.BASE_DIR = tmp_path

    def write(language, *entries):
        path = tmp_path / "locale" / language / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True)
        po = polib.POFile()
        po.metadata = {"Content-Type": "text/plain; charset=utf-8", "Plural-Forms": PLURALS}
        po.extend(entries)
        po.save(str(path))
        return path

    return write


def entry(german, translation, **more):
    return polib.POEntry(msgid=german, msgstr=translation, **more)


def test_translations_stay_new_messages_come_empty_and_unused_ones_go(catalogue):
    path = catalogue("en", entry("Fort", "Gone"), entry("Suche", "Search", tcomment="a remark"))
    catalogue_update(path=path, messages=NOW)
    assert [(each.msgid, each.msgstr) for each in read(path)] == [
        ("Suche", "Search"),
        ("Neu", ""),
        ("%(n)s Tag", ""),
    ]
    assert read(path)[0].tcomment == "a remark"
    assert read(path).metadata["Plural-Forms"] == PLURALS
    assert [each.singular for each in missing(read(path), NOW)] == ["Neu", "%(n)s Tag"]


def test_leichte_sprache_keeps_only_what_it_words_differently(catalogue):
    path = catalogue("de_Simple", entry("Suche", "Suchen"), entry("Fort", "Weg"))
    catalogue_update(path=path, messages=NOW)
    assert [(each.msgid, each.msgstr) for each in read(path)] == [("Suche", "Suchen")]


def test_a_second_update_changes_nothing(catalogue):
    path = catalogue("en", entry("Suche", "Search"))
    catalogue_update(path=path, messages=NOW)
    once = path.read_bytes()
    catalogue_update(path=path, messages=NOW)
    assert path.read_bytes() == once


@pytest.mark.parametrize(
    "wrong",
    [
        entry("Suche", "Search", flags=["fuzzy"]),
        entry("%(n)s Tage", "days"),
        entry("<b>Halt</b>", "<i>Stop</i>"),
        polib.POEntry(msgid="%(n)s Tag", msgid_plural="%(n)s Tage", msgstr_plural={0: "%(n)s day"}),
        polib.POEntry(
            msgid="%(n)s Tag", msgid_plural="%(n)s Tage", msgstr_plural={0: "%(n)s day", 1: "days"}
        ),
    ],
    ids=["fuzzy", "placeholder", "tag", "one form", "placeholder of the plural"],
)
def test_a_mistake_is_told(catalogue, wrong):
    assert len(list(mistakes(read(catalogue("en", wrong))))) == 1


def test_what_is_compiled_translates(catalogue, tmp_path):
    path = catalogue("en", entry("Suche", "Search"))
    assert catalogues_compile() == [path.with_suffix(".mo")]
    translation = gettext.translation("django", tmp_path / "locale", ["en"])
    assert translation.gettext("Suche") == "Search"
