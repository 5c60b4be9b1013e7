"""Who reaches which list, form and menu entry of the admin."""

import pytest
from django.urls import reverse

from cms.mail.models import OutboxMail
from exchange.municipalities.models import Member
from exchange.municipalities.permissions import roles_of
from exchange.municipalities.roles import SiteRole
from tests.factories.municipalities import make_user

pytestmark = pytest.mark.django_db


PAGES = ["members:index", "members:add", "register:index", "audit:index"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("role", ["editor", "publisher", "coordinator", "translation"])
def test_the_ministrys_lists_are_closed_to_others(client, town, role, address):
    client.force_login(make_user(role, town))
    assert client.get(reverse(address)).status_code in (302, 403)
    assert client.get(reverse(address), {"export": "csv"}).status_code in (302, 403)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("role", [SiteRole.EDITORIAL, SiteRole.ADMINISTRATION])
def test_the_ministrys_lists_open_to_the_ministry(client, town, role, address):
    client.force_login(make_user(role))
    assert client.get(reverse(address)).status_code == 200


@pytest.mark.parametrize("role", ["editor", "publisher", "coordinator"])
@pytest.mark.parametrize("name", ["members:edit", "members:provision", "members:withdraw", "members:delete"])
def test_no_municipal_role_changes_a_member(client, town, role, name):
    client.force_login(make_user(role, town))
    address = reverse(name, args=[town.pk])
    for answer in (client.get(address), client.post(address, {"reason": "Rache"})):
        assert answer.status_code in (302, 403)
    assert Member.objects.get(pk=town.pk).is_active


def test_the_ministry_does_not_delete_members(client, town, ministry):
    assert client.post(reverse("members:delete", args=[town.pk])).status_code in (302, 403)
    assert Member.objects.filter(pk=town.pk).exists()


@pytest.mark.parametrize("name", ["people:member", "people:roles", "people:remove"])
@pytest.mark.parametrize("role", ["editor", "publisher", "coordinator", "translation"])
def test_the_people_of_another_member_are_closed(client, town, other, role, name):
    person = make_user("editor", other, last_name="Geheim")
    client.force_login(make_user(role, town))
    args = [other.pk] if name == "people:member" else [other.pk, person.pk]
    data = {"email": "x@x.example", "role": "reader", "roles": ["coordinator"]}
    for answer in (client.get(reverse(name, args=args)), client.post(reverse(name, args=args), data)):
        assert answer.status_code in (302, 403)
        assert "Geheim" not in answer.text
    assert roles_of(type(person).objects.get(pk=person.pk), other) == {"editor"}
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_the_people_of_the_own_member_are_for_coordinators(client, town, role):
    client.force_login(make_user(role, town))
    for address in (reverse("people:index"), reverse("people:member", args=[town.pk])):
        assert client.get(address).status_code in (302, 403)


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("editor", set()),
        ("coordinator", {"Kollegium"}),
        ("editorial", {"Mitglieder", "Gemeindeverzeichnis", "Protokoll"}),
    ],
)
def test_the_menu_shows_what_one_may_open(client, town, role, shown):
    client.force_login(make_user(role, town))
    text = client.get(reverse("wagtailadmin_home")).text
    entries = {"Kollegium", "Mitglieder", "Gemeindeverzeichnis", "Protokoll"}
    labels = {entry for entry in entries if f'"label": "{entry}"' in text}
    assert labels == shown
