"""Contributions as cards."""

import pytest
from django.utils.translation import override

from cms.page_cache.remembered import rendering_of
from exchange.experiences.models import BestPracticePage
from exchange.municipalities.cards import (
    contribution_cards,
    contribution_models,
    found_rows,
    listed,
    population_label,
)
from exchange.municipalities.models import Member
from exchange.municipalities.readers import VISITOR
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy, make_term
from tests.factories.files import make_image
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
        with django_assert_num_queries(5):  # which pages, what cards show, topics (two), marks
            pages = found_rows(listed(BestPracticePage, VISITOR, locale_id))[:number]
            assert len(contribution_cards(pages)) == number


def test_a_card_of_every_type_loads_nothing_that_was_left_out(town, django_assert_num_queries):
    image = make_image()
    makers = (make_practice, make_strategy, make_guideline, make_offer)
    pages = [make(town, title="Mit Bild", image=image, image_alt="Ein Platz") for make in makers]
    contribution_cards(pages)  # the picture is scaled at the first sight
    with django_assert_num_queries(4 + 4):  # pages of each type; all pictures, topics (two) and marks
        cards = contribution_cards(pages)
    assert all(card.image and card.image.width for card in cards)


def test_visitors_cards_are_read_once_a_version(town, django_assert_num_queries):
    pages = [make_practice(town, title="A"), make_guideline(town, title="B")]
    with rendering_of("one"):
        contribution_cards(pages[:1])
        both = contribution_cards(pages)
        with django_assert_num_queries(0):
            assert contribution_cards(reversed(pages)) == [both[1], both[0]]
    BestPracticePage.objects.filter(pk=pages[0].pk).update(title="Neu")
    with rendering_of("two"):
        assert [card.title for card in contribution_cards(pages)] == ["Neu", "B"]


def test_visitors_of_other_languages_have_cards_of_their_own(town):
    make_term("topic", "anerkennung", label_de="Anerkennung", label_en="Recognition", order=1)
    page = make_practice(town)
    with rendering_of("one"):
        for language, label in (("de", "Anerkennung"), ("en", "Recognition")):
            with override(language):
                assert contribution_cards([page])[0].topics == (label,)
