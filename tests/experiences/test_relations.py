"""Contributions name each other, and readers see it from both ends; several members share one."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from exchange.experiences.models.guideline import KeyPoint
from exchange.experiences.models.strategy import StrategyMeasure
from exchange.municipalities.models import Member, MembershipStatus, PageRelation
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy
from tests.factories.municipalities import make_member, profile_of

pytestmark = pytest.mark.django_db
MAKERS = [make_practice, make_strategy, make_guideline, make_offer]


@pytest.fixture
def member():
    return make_member("Musterhausen")


def read(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_a_relation_declared_once_is_shown_at_both_ends(client, member, make):
    target = make(member, title="Das Ziel")
    source = make_practice(member, title="Die Quelle", page_relations=[PageRelation(target=target.page_ptr)])
    assert f'href="{target.url}"' in read(client, source)
    assert f'href="{source.url}"' in read(client, target)


def test_a_measure_and_the_practice_it_became_lead_to_each_other(client, member):
    practice = make_practice(member, title="Ehrenamtskarte einführen")
    strategy = make_strategy(member, measures=[StrategyMeasure(title="Karte", practice=practice)])
    assert f'href="{practice.url}"' in read(client, strategy)
    assert f'href="{strategy.url}"' in read(client, practice)


def test_a_guideline_says_what_replaced_it_and_the_new_one_what_it_replaces(client, member):
    new = make_guideline(member, title="Leitlinien 2026")
    old = make_guideline(member, title="Leitlinien 2018", replaced_by=new)
    assert "Ersetzt durch" in read(client, old)
    assert f'href="{new.url}"' in read(client, old)
    assert f'href="{old.url}"' in read(client, new)


@pytest.mark.parametrize("state", [{"live": False}, {"visibility": "network"}, {"visibility": "member"}])
def test_a_relation_does_not_give_away_what_a_visitor_may_not_read(client, member, state):
    hidden = make_practice(member, title="Verborgenes Beispiel", **state)
    measures = [StrategyMeasure(title="Karte", practice=hidden)]
    strategy = make_strategy(member, measures=measures, page_relations=[PageRelation(target=hidden.page_ptr)])
    assert "Verborgenes Beispiel" not in read(client, strategy)


def test_a_replacement_that_is_not_public_is_not_named(client, member):
    hidden = make_guideline(member, title="Verborgene Fassung", visibility="network")
    old = make_guideline(member, title="Leitlinien 2018", replaced_by=hidden)
    assert "Verborgene Fassung" not in read(client, old)


def test_a_page_is_not_related_to_itself(member):
    page = make_practice(member)
    with pytest.raises(ValidationError, match="nicht auf sich selbst"):
        PageRelation(page=page.page_ptr, target=page.page_ptr).clean()


def test_a_contribution_of_several_members_appears_on_all_their_profiles(client, member):
    partner = make_member("Nachbarstadt")
    page = make_practice(member, title="Gemeinsames Beispiel", further_members=[partner])
    for owner in (member, partner):
        assert "Gemeinsames Beispiel" in read(client, profile_of(owner))
    text = read(client, page)
    assert f'href="{profile_of(member).url}"' in text
    assert f'href="{profile_of(partner).url}"' in text


def test_a_kreis_lists_the_contributions_of_its_towns(client, member):
    district = make_member("Kreis Beispielmark", kind="kreis")
    Member.objects.filter(pk=member.pk).update(kreis_member=district)
    make_practice(member, title="Beispiel der Stadt")
    assert "Beispiel der Stadt" in read(client, profile_of(district))
    Member.objects.filter(pk=member.pk).update(status=MembershipStatus.LEFT)
    assert "Beispiel der Stadt" not in read(client, profile_of(district))


def test_archived_contributions_leave_the_profile_and_stay_at_their_address(client, member):
    page = make_practice(member, title="Altes Beispiel")
    type(page).objects.update(archived_at="2026-01-01T00:00:00Z")
    assert "Altes Beispiel" not in read(client, profile_of(member))
    text = read(client, page)
    assert "noindex" in text
    assert "rchiviert" in text


class TestGuidelinesInTime:
    def test_key_points_can_be_cited(self, client, member):
        points = [KeyPoint(number="2.1", heading="Früh", rule="Beteiligung beginnt früh.")]
        assert 'id="kernpunkt-21"' in read(client, make_guideline(member, key_points=points))

    @pytest.mark.parametrize(
        ("dates", "said"),
        [
            ({"out_of_force_on": "2024-12-31"}, "gilt seit dem 31. Dezember 2024 nicht mehr"),
            ({"in_force_on": "2100-01-01"}, "gilt ab dem 1. Januar 2100"),
        ],
    )
    def test_readers_are_told_when_a_guideline_does_not_hold(self, client, member, dates, said):
        page = make_guideline(member)
        type(page).objects.update(**dates)
        assert said in read(client, page)

    def test_it_can_not_end_before_it_begins(self, member):
        page = make_guideline(member)
        page.in_force_on, page.out_of_force_on = date(2024, 1, 1), date(2020, 1, 1)
        with pytest.raises(ValidationError, match="Inkrafttreten"):
            page.clean()
