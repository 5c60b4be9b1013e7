"""The meter that names what would help readers next."""

import pytest

from exchange.experiences.models.best_practice import PracticeStep
from exchange.municipalities.cards import contribution_models
from exchange.municipalities.completeness import completeness, is_filled, required_fields
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_practice, make_strategy, make_guideline, make_offer])
def test_the_starred_fields_alone_are_a_good_start_but_not_all(make):
    found = completeness(make(make_member()))
    assert 40 <= found.percent < 80
    assert len(found.hints) == 3


def test_an_empty_page_is_asked_for_what_submitting_needs():
    page = make_offer(make_member(), live=False)
    for name in required_fields(page):
        setattr(page, name, [] if page._meta.get_field(name).many_to_many else None)
    found = completeness(page)
    assert found.percent == 0
    assert all("fehlt noch" in hint for hint in found.hints)


def test_the_most_helpful_wish_comes_first():
    first, *_rest = completeness(make_practice(make_member())).hints
    assert "einmaligen Kosten" in first


def test_an_answer_raises_the_percentage_and_ends_the_question():
    member = make_member()
    before = completeness(make_practice(member))
    after = completeness(make_practice(member, title="Mit Kosten", cost_once=0))
    assert after.percent > before.percent
    assert before.hints[0] not in after.hints


def test_rows_count_as_an_answer():
    page = make_practice(make_member(), steps=[PracticeStep(title="Verein fragen")])
    assert is_filled(page, "steps")
    assert not is_filled(page, "costs")


def test_zero_is_an_answer_and_an_empty_paragraph_is_none():
    page = make_practice(make_member(), cost_once=0, rooms="<p> </p>")
    assert is_filled(page, "cost_once")
    assert not is_filled(page, "cost_yearly")
    assert not is_filled(page, "rooms")


@pytest.mark.parametrize("model", contribution_models(), ids=lambda model: model.kind)
def test_every_wish_names_a_field_and_says_what_to_do(model):
    page = model()
    for wish in page.wishes:
        is_filled(page, wish.name)
        assert 1 <= wish.weight <= 3
        assert str(wish.hint)[-1] in ".?"
        assert wish.name not in required_fields(page)


def test_somebody_who_answers_everything_is_not_asked_any_more():
    page = make_offer(make_member())
    for name in [wish.name for wish in page.wishes]:
        if name == "deputy_point":
            page.deputy_point = page.contact_point
        elif page._meta.get_field(name).is_relation:
            continue
        else:
            setattr(page, name, 3 if name == "reply_days" else "online")
    assert completeness(page).percent > 85
