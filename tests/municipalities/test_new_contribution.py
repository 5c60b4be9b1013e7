"""A new contribution opens in the right place and belongs to whose profile stands above."""

import pytest
from django.urls import reverse

from exchange.experiences.models import BestPracticePage
from exchange.municipalities.cards import contribution_models
from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user, profile_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return make_member("Musterhausen")


@pytest.fixture
def editor(client, member):
    client.force_login(make_user(MemberRole.EDITOR, member))
    return client


def test_the_owner_is_whose_profile_stands_above(member):
    page = make_practice(member)
    assert page.member == member


def test_a_moved_page_belongs_to_the_other_member(member):
    other = make_member("Nachbarstadt")
    page = make_practice(member)
    page.move(profile_of(other), pos="last-child")
    page = BestPracticePage.objects.get()
    assert page.member == other
    page.get_latest_revision().publish()
    assert BestPracticePage.objects.get().member == other


def test_a_copy_belongs_to_where_it_lies(member):
    other = make_member("Nachbarstadt")
    copy = make_practice(member).copy(to=profile_of(other))
    assert copy.specific.member == other


@pytest.mark.parametrize("model", contribution_models(), ids=lambda model: model.kind)
def test_one_click_opens_the_form_below_the_own_profile(editor, member, model):
    response = editor.get(reverse("new_contribution", args=[model.kind]))
    args = [model._meta.app_label, model._meta.model_name, profile_of(member).pk]
    assert response.url == reverse("wagtailadmin_pages:add", args=args)
    assert editor.get(response.url).status_code == 200


def test_somebody_of_two_members_chooses(editor, member):
    other = make_member("Nachbarstadt")
    user = make_user(MemberRole.EDITOR, member)
    other.groups.get(role=MemberRole.EDITOR).group.user_set.add(user)
    editor.force_login(user)
    text = editor.get(reverse("new_contribution", args=["praxisbeispiel"])).content.decode()
    assert "Musterhausen" in text
    assert "Nachbarstadt" in text


def test_readers_are_refused_and_unknown_kinds_not_found(client, member):
    client.force_login(make_user(MemberRole.READER, member))
    assert client.get(reverse("new_contribution", args=["praxisbeispiel"])).status_code in (302, 403)
    client.force_login(make_user(SiteRole.EDITORIAL))
    assert client.get(reverse("new_contribution", args=["gedicht"])).status_code == 404
