"""Which contributions each reader may know of."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from exchange.experiences.models import BestPracticePage
from exchange.municipalities.models import MemberRole, Visibility
from exchange.municipalities.readers import VISITOR, readable, reader_of
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user


@pytest.fixture
def town(site):
    return make_member("Ottersbrink")


@pytest.fixture
def practices(town):
    """One practice of each visibility, and a draft."""
    for visibility in Visibility.values:
        make_practice(town, title=visibility, visibility=visibility)
    make_practice(town, title="draft", live=False)


def _titles(user) -> set[str]:
    found = readable(BestPracticePage.objects.all(), reader_of(user))
    return set(found.values_list("title", flat=True))


def test_a_visitor_costs_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert reader_of(AnonymousUser()) == VISITOR


def test_visitors_know_of_public_pages_only(practices):
    assert _titles(AnonymousUser()) == {"public"}


def test_an_account_without_role_is_a_visitor(practices):
    assert _titles(make_user()) == {"public"}


def test_people_of_the_own_member_know_of_all_its_published_pages(practices, town):
    assert _titles(make_user(MemberRole.READER, town)) == {"public", "network", "member"}


def test_people_of_another_member_do_not_know_of_its_own_pages(practices):
    other = make_user(MemberRole.EDITOR, make_member("Falkenwerth"))
    assert _titles(other) == {"public", "network"}


def test_the_ministry_knows_of_everything_published(practices):
    assert _titles(make_user(SiteRole.EDITORIAL)) == {"public", "network", "member"}


def test_an_expired_page_is_gone_before_anybody_takes_it_offline(town):
    page = make_practice(town, title="expired")
    BestPracticePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert _titles(AnonymousUser()) == set()
    BestPracticePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() + timedelta(minutes=1))
    assert _titles(AnonymousUser()) == {"expired"}
