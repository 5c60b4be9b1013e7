"""„Kolleginnen und Kollegen“: the coordinators' page."""

import pytest
from django.urls import reverse

from cms.mail.models import OutboxMail
from exchange.municipalities.permissions import roles_of
from tests.factories.municipalities import make_user

pytestmark = pytest.mark.django_db


def test_a_coordinator_lands_at_the_own_member_and_sees_its_people_only(client, town, other):
    make_user("editor", town, last_name="Hiesig")
    make_user("editor", other, last_name="Fremd")
    client.force_login(make_user("coordinator", town))
    page = client.get(reverse("people:index"), follow=True)
    assert page.redirect_chain[-1][0] == reverse("people:member", args=[town.pk])
    assert "Hiesig" in page.text
    assert "Fremd" not in page.text
    assert "Kolleginnen und Kollegen" in page.text


def test_who_coordinates_two_members_chooses_one(client, town, other):
    user = make_user("coordinator", town)
    other.groups.get(role="coordinator").group.user_set.add(user)
    client.force_login(user)
    page = client.get(reverse("people:index")).text
    assert page.index("Beispielhausen") < page.index("Musterstadt")


def test_the_ministry_comes_from_the_list_of_members(client, ministry, town):
    assert client.get(reverse("people:index")).url == reverse("members:index")
    person = make_user("editor", town, last_name="Hiesig")
    assert "Hiesig" in client.get(reverse("members:edit", args=[town.pk])).text
    client.post(reverse("people:roles", args=[town.pk, person.pk]), {"roles": ["publisher"]})
    assert roles_of(type(person).objects.get(pk=person.pk), town) == {"publisher"}


def test_a_coordinator_invites_by_mail(client, town):
    client.force_login(make_user("coordinator", town))
    data = {"email": "neu@musterstadt.example", "first_name": "Nele", "last_name": "Neu", "role": "editor"}
    page = client.post(reverse("people:member", args=[town.pk]), data, follow=True).text
    assert "Offene Einladungen" in page
    assert "Erneut senden" in page
    assert OutboxMail.objects.get().to == "neu@musterstadt.example"


def test_the_form_offers_no_role_that_one_may_not_give(client, town):
    client.force_login(make_user("coordinator", town))
    address = reverse("people:member", args=[town.pk])
    assert 'value="publisher"' not in client.get(address).text
    answer = client.post(address, {"email": "neu@musterstadt.example", "role": "publisher"})
    assert answer.status_code == 200
    assert not OutboxMail.objects.exists()


def test_an_account_of_nobody_is_not_reached_by_its_number(client, town, other):
    stranger = make_user("editor", other, last_name="Fremd")
    client.force_login(make_user("coordinator", town))
    for name in ("people:roles", "people:remove"):
        page = client.get(reverse(name, args=[town.pk, stranger.pk]), follow=True).text
        assert "arbeitet nicht für dieses Mitglied" in page
        assert "Fremd" not in page


def test_a_coordinator_changes_roles_and_removes_a_colleague(client, town):
    person = make_user("publisher", town)
    client.force_login(make_user("coordinator", town))
    roles = reverse("people:roles", args=[town.pk, person.pk])
    assert 'value="publisher"' in client.get(roles).text
    client.post(roles, {"roles": ["reader"]})
    assert roles_of(type(person).objects.get(pk=person.pk), town) == {"reader"}
    remove = reverse("people:remove", args=[town.pk, person.pk])
    assert "alles, was sie geschrieben hat, bleiben" in client.get(remove).text
    client.post(remove)
    assert not type(person).objects.get(pk=person.pk).groups.exists()


def test_coordinators_read_why_they_can_not_remove_themselves(client, town):
    user = make_user("coordinator", town)
    client.force_login(user)
    page = client.post(reverse("people:remove", args=[town.pk, user.pk]), follow=True).text
    assert "kann nur jemand anderes beenden" in page
