"""What pages of contributions and profiles know."""

import pytest
from django.contrib.auth.models import AnonymousUser

from exchange.experiences.models.best_practice import PracticeStep
from exchange.experiences.models.strategy import StrategyMeasure
from exchange.municipalities.models import MemberRole, PageRelation
from exchange.municipalities.queries import contribution_context, profile_context, towns_of
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy
from tests.factories.municipalities import make_member, make_user, profile_of

VISITOR = AnonymousUser()


@pytest.fixture
def town(site):
    return make_member("Ottersbrink", kind="gemeinde")


def _related(page, user=VISITOR) -> list[str]:
    return [card.title for card in contribution_context(page, user)["related"]]


def test_relations_show_at_both_ends_by_title(town):
    practice = make_practice(town, title="Praxis")
    make_offer(town, title="Angebot", page_relations=[PageRelation(target=practice)])
    newest = make_guideline(town, title="Leitlinie", page_relations=[PageRelation(target=practice)])
    assert _related(practice) == ["Angebot", "Leitlinie"]
    assert _related(newest) == ["Praxis"]


def test_a_measure_links_strategy_and_practice_both_ways(town):
    practice = make_practice(town, title="Praxis")
    strategy = make_strategy(
        town, title="Strategie", measures=[StrategyMeasure(title="Tun", practice=practice)]
    )
    assert _related(strategy) == ["Praxis"]
    assert _related(practice) == ["Strategie"]
    (measure,) = contribution_context(strategy, VISITOR)["rows"]["measures"]
    assert measure.practice_url == practice.url


def test_related_pages_that_a_reader_may_not_see_are_not_named(town):
    secret = make_practice(town, title="Geheim", visibility="member")
    strategy = make_strategy(town, measures=[StrategyMeasure(title="Tun", practice=secret)])
    assert _related(strategy) == []
    assert contribution_context(strategy, VISITOR)["rows"]["measures"][0].practice_url == ""
    assert _related(strategy, make_user(MemberRole.READER, town)) == ["Geheim"]


def test_parts_for_members_are_given_to_members_alone(town):
    page = make_practice(town, failed="<p>Zu lang.</p>", members_text="<p>Teurer.</p>")
    for user, expected in (
        (VISITOR, set()),
        (make_user(MemberRole.READER, town), {"failed", "members-text"}),
    ):
        internal = {part.anchor for part in contribution_context(page, user)["sections"] if part.internal}
        assert internal == expected


def test_facts_for_members_are_given_to_members_alone(town):
    page = make_strategy(town, staff_fte="1.5", steering="fachamt")
    public = {fact.key for fact in contribution_context(page, VISITOR)["facts"]}
    assert "steering" in public
    assert "staff_fte" not in public
    member = contribution_context(page, make_user(MemberRole.READER, town))["facts"]
    assert "staff_fte" in {fact.key for fact in member}


def test_rows_of_a_type_come_in_the_author_s_order(town):
    page = make_practice(town, steps=[PracticeStep(title="Erst"), PracticeStep(title="Dann")])
    rows = contribution_context(page, VISITOR)["rows"]
    assert [step.title for step in rows["steps"]] == ["Erst", "Dann"]
    assert set(rows) == {"steps", "costs", "partners", "key_figures"}


def test_all_members_of_a_contribution_are_named_the_owner_first(town):
    other = make_member("Falkenwerth")
    page = make_practice(town, further_members=[other, town])
    names = [entry["member"].name for entry in contribution_context(page, VISITOR)["member_profiles"]]
    assert names == ["Ottersbrink", "Falkenwerth"]


def test_a_member_without_live_profile_is_named_without_link(town):
    other = make_member("Falkenwerth")
    page = make_practice(town, further_members=[other])
    profile_of(other).unpublish()
    entries = contribution_context(page, VISITOR)["member_profiles"]
    assert [entry["url"] for entry in entries] == [profile_of(town).url, ""]


def test_a_contribution_appears_on_the_profiles_of_all_its_members_once(town):
    other = make_member("Falkenwerth")
    make_practice(town, title="Gemeinsam", further_members=[other, town])
    for member in (town, other):
        groups = profile_context(profile_of(member), VISITOR)["groups"]
        assert [card.title for group in groups for card in group["cards"]] == ["Gemeinsam"]


def test_a_kreis_knows_its_towns_and_what_they_share(town):
    kreis = make_member("Kreis Erlenmark", kind="kreis")
    town.kreis_member = kreis
    town.save()
    make_practice(town, title="Aus der Gemeinde")
    context = profile_context(profile_of(kreis), VISITOR)
    assert [entry["member"].name for entry in context["towns"]] == ["Ottersbrink"]
    assert [card.title for card in context["town_groups"][0]["cards"]] == ["Aus der Gemeinde"]
    assert context["groups"] == []


def test_only_a_kreis_has_towns(town):
    assert list(towns_of(town)) == []


def test_a_profile_costs_as_many_queries_for_thirty_contributions_as_for_three(
    town, client, django_assert_max_num_queries
):
    address = profile_of(town).url
    for number in range(3):
        make_practice(town, title=f"Praxis {number}")
    client.get(address)
    with django_assert_max_num_queries(60) as three:
        client.get(address)
    for number in range(27):
        make_practice(town, title=f"Weitere {number}")
    with django_assert_max_num_queries(60) as thirty:
        client.get(address)
    assert len(thirty) == len(three)
