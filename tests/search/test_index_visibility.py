"""Who finds a page follows its visibility, its parts for members and the restrictions above it."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from exchange.municipalities.models import Visibility
from exchange.municipalities.readers import Reader
from search.models import SearchEntry
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, profile_of

from .conftest import answer_to

pytestmark = pytest.mark.django_db

MEMBER = Reader(is_member=True)


@pytest.fixture
def member(on_commit):
    with on_commit():
        return make_member("Eulenstadt", slug="eulenstadt")


@pytest.fixture
def page(member, on_commit):
    with on_commit():
        return make_practice(
            member, title="Zauberfest", solution="<p>Mit <b>Laternen</b>umzug.</p>", slug="zauberfest"
        )


def publish(page, **changes):
    version = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(version, name, value)
    version.save_revision().publish()


def reader_of_member(member):
    return Reader(is_member=True, member_ids=frozenset({member.pk}))


class TestVisibility:
    @pytest.mark.parametrize(
        ("visibility", "visitor", "network", "own"),
        [(Visibility.PUBLIC, 1, 1, 1), (Visibility.NETWORK, 0, 1, 1), (Visibility.MEMBER, 0, 0, 1)],
    )
    def test_a_contribution_is_found_by_those_it_is_for(
        self, page, member, on_commit, visibility, visitor, network, own
    ):
        with on_commit():
            publish(page, visibility=visibility)
        found = [
            answer_to("Zauberfest", reader=reader).total
            for reader in (Reader(), MEMBER, reader_of_member(member), Reader(is_member=True, sees_all=True))
        ]
        assert found == [visitor, network, own, 1]

    def test_a_page_that_becomes_restricted_disappears_and_comes_back(self, page, on_commit, find):
        with on_commit():
            publish(page, visibility=Visibility.NETWORK)
        assert find("Zauberfest") == []
        with on_commit():
            publish(page, visibility=Visibility.PUBLIC)
        assert find("Zauberfest") == ["Zauberfest"]

    def test_internal_parts_are_found_by_members_only(self, page, on_commit, find):
        with on_commit():
            publish(
                page,
                members_text="<p>Der Feuerschlucker sagte ab.</p>",
                failed="<p>Die Gaukler kamen nicht.</p>",
            )
        for words in ("Feuerschlucker", "Gaukler"):
            assert find(words) == []
            assert find(words, reader=MEMBER) == ["Zauberfest"]
        assert SearchEntry.objects.filter(page=page).count() == 2
        with on_commit():
            publish(page, members_text="", failed="")
        assert SearchEntry.objects.filter(page=page).count() == 1
        assert find("Zauberfest", reader=MEMBER) == ["Zauberfest"]

    def test_a_restriction_above_holds_for_what_stands_below(self, page, member, on_commit, find):
        profile = profile_of(member)
        with on_commit():
            restriction = PageViewRestriction.objects.create(page=profile, restriction_type="login")
        assert find("Zauberfest") == []
        assert find("Zauberfest", reader=MEMBER) == ["Zauberfest"]
        with on_commit():
            restriction.delete()
        assert find("Zauberfest") == ["Zauberfest"]

    def test_behind_a_password_nobody_finds_anything(self, page, member, on_commit, find):
        with on_commit():
            PageViewRestriction.objects.create(
                page=profile_of(member), restriction_type="password", password="x"
            )
        assert find("Zauberfest", reader=Reader(is_member=True, sees_all=True)) == []

    def test_a_restriction_to_unknown_groups_hides_the_page(self, page, member, on_commit, find):
        with on_commit():
            restriction = PageViewRestriction(page=profile_of(member), restriction_type="groups")
            restriction.save()
            restriction.groups.set([Group.objects.create(name="Fremde")])
        assert find("Zauberfest", reader=MEMBER) == []

    def test_restrictions_to_two_members_leave_nobody(self, page, member, on_commit, find):
        with on_commit():
            other = make_member("Falkenstadt")
            publish(page, visibility=Visibility.MEMBER)
            restriction = PageViewRestriction(page=profile_of(member), restriction_type="groups")
            restriction.save()
            restriction.groups.set(Group.objects.filter(member_group__member=other))
        assert find("Zauberfest", reader=reader_of_member(member)) == []
        assert find("Zauberfest", reader=reader_of_member(other)) == []
