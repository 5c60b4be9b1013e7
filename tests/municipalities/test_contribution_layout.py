"""What of a contribution stands where."""

from exchange.municipalities.cards import card_models
from exchange.municipalities.contribution_layout import (
    FOR_IMITATORS,
    KEY_FACTS,
    fact_box,
    first_sentences,
    story_and_help,
)
from tests.factories.contributions import make_offer, make_practice, make_strategy
from tests.factories.municipalities import make_member


def test_the_deciding_facts_of_a_practice_stand_apart_in_one_order(site):
    page = make_practice(make_member(), cost_once=0, staff_fte="0.5", carrier="Bürgerverein")
    box = fact_box(page, page.facts())
    assert [fact.key for _icon, fact in box.key_facts] == ["status", "cost_once", "staff_fte"]
    assert "carrier" in {fact.key for fact in box.others}
    assert {fact.key for fact in box.others} | {fact.key for _icon, fact in box.key_facts} == {
        fact.key for fact in page.facts()
    }


def test_the_box_of_a_practice_opens_with_the_problem_solved(site):
    page = make_practice(make_member(), problem="<p>Karten lagen herum. Niemand holte sie.</p><p>Schade.</p>")
    opening = fact_box(page, []).opening
    assert opening.label == "Welches Problem wurde gelöst?"
    assert opening.value.startswith("Karten lagen herum. Niemand holte sie.")
    assert fact_box(make_offer(make_member()), []).opening is None


def test_facts_that_a_reader_may_not_see_do_not_come_back(site):
    page = make_strategy(make_member(), staff_fte="2")
    seen = [fact for fact in page.facts() if not fact.internal]
    assert "staff_fte" not in {fact.key for _icon, fact in fact_box(page, seen).key_facts}


def test_every_kind_of_card_has_deciding_facts():
    for model in card_models():
        assert set(model.fact_fields) & KEY_FACTS.keys(), model


def test_names_in_the_layout_are_fields_of_some_type():
    fields = {name for model in card_models() for name in (*model.fact_fields, *model.prose_fields)}
    assert KEY_FACTS.keys() <= fields
    assert {anchor.replace("-", "_") for anchor in FOR_IMITATORS} <= fields


def test_what_helps_to_take_it_over_comes_after_the_story(site):
    page = make_practice(make_member(), rooms="<p>Ein Raum.</p>", lessons="<p>Früher anfangen.</p>")
    story, for_imitators = story_and_help(page.sections(reader_is_member=False))
    assert [section.anchor for section in for_imitators] == ["conditions", "rooms"]
    assert {"problem", "lessons"} <= {section.anchor for section in story}


def test_whole_sentences_are_kept_as_long_as_they_fit():
    assert first_sentences("Eins. Zwei! Drei?", 11) == "Eins. Zwei!"
    assert first_sentences("Eins. Zwei! Drei?", 40) == "Eins. Zwei! Drei?"


def test_a_first_sentence_that_is_too_long_is_cut():
    assert first_sentences("Ein langer Satz ohne Ende", 10) == "Ein lange…"
