"""Contributions as cards."""

import pytest

from exchange.experiences.models import BestPracticePage
from exchange.municipalities.cards import (
    card_rows,
    contribution_cards,
    contribution_models,
    listed,
    population_label,
)
from exchange.municipalities.models import Member
from exchange.municipalities.readers import VISITOR
from tests.factories.contributions import make_guideline, make_practice, make_term
from tests.factories.municipalities import make_member


@pytest.fixture
def town(site):
    return make_member("Ottersbrink", population=8_900)


def test_types_come_in_the_order_of_the_lists():
    kinds = [model.kind for model in contribution_models()]
    assert kinds == ["strategie", "leitlinie", "praxisbeispiel", "amtshilfe", "veranstaltung"]


def test_a_card_says_what_where_and_about_what(town):
    make_term("topic", "anerkennung", label_de="Anerkennung", order=1)
    page = make_practice(town, title="Dankesabend")
    (card,) = contribution_cards([page])
    assert (card.title, card.url, card.kind) == ("Dankesabend", page.url, "praxisbeispiel")
    assert (card.kind_label, card.place, card.size) == ("Praxisbeispiel", "Ottersbrink", "8.900 Einwohner")
    assert (card.topic, list(card.topics)) == ("anerkennung", ["Anerkennung"])


def test_cards_of_invented_members_say_so_even_without_their_profile(town):
    assert contribution_cards([make_practice(town)])[0].fictional is True


def test_the_first_topic_is_the_first_in_the_order_of_the_ministry(town):
    for order, key in enumerate(("zuerst", "danach", "zuletzt")):
        make_term("topic", key, order=order)
    page = make_practice(town, topics=["zuletzt", "danach", "zuerst"])
    (card,) = contribution_cards([page])
    assert card.topic == "zuerst"
    assert list(card.topics) == ["Zuerst", "Danach"]


def test_cards_keep_the_order_of_the_pages_across_types(town):
    pages = [make_practice(town, title="A"), make_guideline(town, title="B"), make_practice(town, title="C")]
    assert [card.title for card in contribution_cards(pages)] == ["A", "B", "C"]


def test_bodies_without_inhabitants_have_no_size():
    assert population_label(Member(population=None)) == ""


def test_lists_leave_out_archived_pages_and_other_languages(town):
    page = make_practice(town)
    assert listed(BestPracticePage, VISITOR, page.locale_id).count() == 1
    assert listed(BestPracticePage, VISITOR, page.locale_id + 1).count() == 0
    BestPracticePage.objects.filter(pk=page.pk).update(archived_at="2026-01-01T00:00Z")
    assert listed(BestPracticePage, VISITOR, page.locale_id).count() == 0


def test_thirty_cards_cost_no_more_queries_than_three(town, django_assert_num_queries):
    locale_id = make_practice(town, title="0").locale_id
    for number in range(1, 30):
        make_practice(town, title=str(number))
    contribution_cards([BestPracticePage.objects.first()])  # addresses of the site are read once
    for number in (3, 30):
        with django_assert_num_queries(3):  # pages, their topics, their marks
            pages = card_rows(listed(BestPracticePage, VISITOR, locale_id))[:number]
            assert len(contribution_cards(pages)) == number
