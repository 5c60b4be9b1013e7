"""The ministry's list and form of members, and the buttons that open and close their rooms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from exchange.municipalities.models import AuditAction, AuditEntry, Member, MembershipStatus, Municipality
from exchange.municipalities.permissions import roles_of
from exchange.municipalities.services.membership import member_withdraw
from tests.factories.municipalities import MemberFactory, make_member, make_user, profile_of

pytestmark = pytest.mark.django_db


def member_data(**fields) -> dict:
    """What the ministry's form posts."""
    data = {"name": "", "kind": "", "register": "", "status": "mitglied", "criteria": inline_formset([])}
    return nested_form_data(data | {"network_roles": inline_formset([])} | fields)


def saved_data(member, **fields) -> dict:
    """What the form of an existing member posts, with some fields changed."""
    values = {name: getattr(member, name) for name in ("name", "kind", "status", "joined_on", "population")}
    marks = {"fictional": "on"} | ({"trusted": "on"} if member.trusted else {})
    return member_data(**values | marks | fields)


def test_the_list_of_members_is_filtered_and_searched(client, ministry, town, other):
    other.status = MembershipStatus.RESTING
    other.save()
    address = reverse("members:index_results")
    assert "Beispielhausen" not in client.get(address, {"status": "mitglied"}).text
    assert "Musterstadt" in client.get(address, {"kind": "stadt"}).text
    found = client.get(address, {"q": "beispiel"}).text
    assert "Beispielhausen" in found
    assert "Musterstadt" not in found


def test_the_list_of_members_costs_the_same_for_few_and_many(
    client, ministry, town, django_assert_max_num_queries
):

    address = reverse("members:index")
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _number in range(10):
        MemberFactory()
    with django_assert_max_num_queries(len(few)):
        client.get(address)


def test_choosing_a_register_entry_fills_in_everything(client, ministry, register):
    entry = Municipality.objects.get(ags="05358008")
    answer = client.post(reverse("members:add"), member_data(register=entry.pk))
    assert answer.status_code == 302
    member = Member.objects.get()
    assert (member.name, member.kind, member.population) == ("Düren", "stadt", 94_568)
    assert (str(member.kreis_row), str(member.district_row)) == ("Kreis Düren", "Regierungsbezirk Köln")


@pytest.mark.parametrize(
    ("ags", "name", "kind"),
    [
        ("05315000", "Köln", "kreisfreie-stadt"),
        ("05358000", "Kreis Düren", "kreis"),
        ("05334000", "Städteregion Aachen", "staedteregion"),
        ("05334028", "Simmerath", "gemeinde"),
        ("05300000", "Bezirksregierung Köln", "bezirksregierung"),
        ("05000000", "Nordrhein-Westfalen", "land"),
    ],
)
def test_every_level_of_the_register_may_join(client, ministry, register, ags, name, kind):
    entry = Municipality.objects.get(ags=ags)
    client.post(reverse("members:add"), member_data(register=entry.pk))
    member = Member.objects.get()
    assert (member.name, member.kind) == (name, kind)


def test_a_member_outside_the_register_needs_name_and_kind(client, ministry):
    answer = client.post(reverse("members:add"), member_data())
    assert answer.context["form"].errors.keys() == {"name", "kind"}
    client.post(reverse("members:add"), member_data(name="Landschaftsverband", kind="landschaftsverband"))
    assert Member.objects.get().kind == "landschaftsverband"


def test_the_register_entry_is_found_by_name_in_the_chooser(client, ministry, register):
    found = client.get(reverse("municipality_chooser:choose_results"), {"q": "Simmer"}).text
    assert "Simmerath" in found
    assert "Roetgen" not in found


def test_criteria_and_roles_in_the_network_are_kept(client, ministry, town):
    criteria = [{"criterion": "querschnitt", "met_on": "2021-05-04", "evidence": "Ratsbeschluss"}]
    data = saved_data(
        town,
        criteria=inline_formset(criteria),
        network_roles=inline_formset([{"role": "sprecherteam", "starts_on": "2024-01-01", "ends_on": ""}]),
    )
    assert client.post(reverse("members:edit", args=[town.pk]), data).status_code == 302
    assert [str(row) for row in town.criteria.all()] == [
        "Engagementförderung als Querschnittsaufgabe verankert"
    ]
    assert [str(row) for row in town.network_roles.all()] == ["Sprecherteam"]


def test_trust_opens_publishing_at_once_and_is_logged(client, ministry, town):
    publisher = make_user("publisher", town)
    client.post(reverse("members:edit", args=[town.pk]), saved_data(town, trusted=""))
    assert not may_publish(publisher, town)
    client.post(reverse("members:edit", args=[town.pk]), saved_data(town, trusted="on"))
    assert may_publish(publisher, town)
    rows = AuditEntry.objects.filter(action=AuditAction.MEMBER_CHANGED, actor=ministry).order_by("pk")
    assert [(row.before, row.after) for row in rows] == [
        ("Veröffentlicht selbst: ja", "Veröffentlicht selbst: nein"),
        ("Veröffentlicht selbst: nein", "Veröffentlicht selbst: ja"),
    ]


def may_publish(user, member):
    return profile_of(member).permissions_for_user(type(user).objects.get(pk=user.pk)).can_publish()


def test_joining_publishes_the_profile_and_is_logged(client, ministry):
    member = make_member(status=MembershipStatus.JOINING)
    client.post(reverse("members:edit", args=[member.pk]), saved_data(member, status="mitglied"))
    assert profile_of(member).live
    row = AuditEntry.objects.get(action=AuditAction.MEMBER_CHANGED)
    assert (row.before, row.after) == ("Status: Beitritt läuft", "Status: Mitglied")


def test_saving_without_a_change_logs_nothing(client, ministry, town):
    entries = AuditEntry.objects.count()
    client.post(reverse("members:edit", args=[town.pk]), saved_data(town))
    assert AuditEntry.objects.count() == entries


def test_the_form_does_not_end_a_membership(client, ministry, town):
    answer = client.post(reverse("members:edit", args=[town.pk]), saved_data(town, status="ausgetreten"))
    assert answer.status_code == 200
    assert Member.objects.get(pk=town.pk).is_active


def test_a_button_opens_rooms(client, ministry):
    member = MemberFactory(name="Neustadt")
    address = reverse("members:provision", args=[member.pk])
    assert "Räume einrichten" in client.get(reverse("members:edit", args=[member.pk])).text
    assert "soweit sie fehlen" in client.get(address).text
    answer = client.post(address, follow=True)
    assert "Profil angelegt" in answer.text
    assert profile_of(member).live
    assert "Es war schon alles eingerichtet" in client.post(address, follow=True).text


def test_a_button_ends_a_membership_with_a_reason_and_another_takes_it_back(client, ministry, town):
    editor = make_user("editor", town, first_name="Erna", last_name="Eifrig")
    address = reverse("members:withdraw", args=[town.pk])
    assert "Erna Eifrig: Redaktion" in client.get(address).text
    assert client.post(address, {"reason": ""}).status_code == 200
    assert Member.objects.get(pk=town.pk).is_active
    client.post(address, {"reason": "Fusion"})
    assert not Member.objects.get(pk=town.pk).is_active
    row = AuditEntry.objects.get(action=AuditAction.MEMBER_ENDED)
    assert (row.actor, row.reason) == (ministry, "Fusion")
    edit = client.get(reverse("members:edit", args=[town.pk])).text
    assert "Wieder aufnehmen" in edit
    assert "Mitgliedschaft beenden" not in edit
    client.post(reverse("members:provision", args=[town.pk]))
    assert roles_of(type(editor).objects.get(pk=editor.pk), town) == {"editor"}


def test_a_member_that_left_is_edited_and_stays_closed(client, ministry, town):
    member_withdraw(member=town, reason="Austritt")
    client.post(reverse("members:edit", args=[town.pk]), saved_data(town, name="Musterstadt (alt)"))
    member = Member.objects.get(pk=town.pk)
    assert (member.name, member.status) == ("Musterstadt (alt)", MembershipStatus.LEFT)
    assert not town.groups.first().group.page_permissions.exists()
