"""The admin: the ministry's lists and forms, the coordinators' page, and who reaches them."""

from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from openpyxl import load_workbook
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.mail.models import OutboxMail
from exchange.municipalities.models import AuditAction, AuditEntry, Member, MembershipStatus, Municipality
from exchange.municipalities.permissions import roles_of
from exchange.municipalities.roles import SiteRole
from exchange.municipalities.services.audit import audit_write
from exchange.municipalities.services.membership import member_withdraw
from exchange.municipalities.services.register import register_load
from tests.factories.municipalities import MemberFactory, make_member, make_user, profile_of

pytestmark = pytest.mark.django_db
REGISTER = Path("exchange/municipalities/data/nrw_municipalities.csv")


@pytest.fixture
def town():
    return make_member("Musterstadt")


@pytest.fixture
def other():
    return make_member("Beispielhausen")


@pytest.fixture
def ministry(client):
    user = make_user("editorial")
    client.force_login(user)
    return user


@pytest.fixture
def register():
    register_load(content=REGISTER.read_bytes())


def member_data(**fields) -> dict:
    """What the ministry's form posts."""
    data = {"name": "", "kind": "", "register": "", "status": "mitglied", "criteria": inline_formset([])}
    return nested_form_data(data | {"network_roles": inline_formset([])} | fields)


def saved_data(member, **fields) -> dict:
    """What the form of an existing member posts, with some fields changed."""
    values = {name: getattr(member, name) for name in ("name", "kind", "status", "joined_on", "population")}
    marks = {"fictional": "on"} | ({"trusted": "on"} if member.trusted else {})
    return member_data(**values | marks | fields)


# Who reaches what

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


@pytest.mark.parametrize("name", ["people:member", "people:roles", "people:remove", "people:invite_again"])
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


# Members


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


# The register


def test_the_register_is_searched_and_filtered_and_offers_no_changes(client, ministry, register):
    address = reverse("register:index_results")
    assert "05334028" in client.get(address, {"q": "simmer"}).text
    assert "Kreis Düren" in client.get(address, {"q": "05358000"}).text
    in_bezirk = client.get(
        address, {"level": "kreis", "bezirk": Municipality.objects.get(ags="05500000").pk}
    ).text
    assert "Kreis Coesfeld" in in_bezirk
    assert "Kreis Düren" not in in_bezirk
    koeln = Municipality.objects.get(ags="05300000").pk
    rows = client.get(reverse("register:index"), {"bezirk": koeln, "export": "csv"})
    lines = b"".join(rows.streaming_content).decode().splitlines()
    assert len(lines) == 1 + Municipality.objects.filter(ags__startswith="053").count()
    assert f"/{Municipality.objects.first().pk}/" not in client.get(address).text


# The log


def test_the_log_is_filtered_by_action_member_and_time(client, ministry, town, other):
    audit_write(
        actor=ministry, action=AuditAction.PAGE_DELETED, subject="Alte Seite", member=town, reason="Doppelt"
    )
    audit_write(actor=ministry, action=AuditAction.PAGE_DELETED, subject="Andere Seite", member=other)
    address = reverse("audit:index_results")
    by_member = client.get(address, {"member": town.pk, "action": AuditAction.PAGE_DELETED}).text
    assert "Alte Seite" in by_member
    assert "Doppelt" in by_member
    assert "Andere Seite" not in by_member
    assert "Alte Seite" not in client.get(address, {"action": AuditAction.ROLE_GRANTED}).text
    assert "Alte Seite" not in client.get(address, {"at_to": "2020-01-01"}).text
    assert "Alte Seite" in client.get(address, {"q": "doppelt"}).text


def test_the_log_is_exported_and_no_cell_is_a_formula(client, ministry, town):
    action = AuditAction.PAGE_DELETED
    audit_write(actor=ministry, action=action, subject="=1+1", member=town, reason="@SUM(A1)")
    exports = {
        kind: b"".join(
            client.get(reverse("audit:index"), {"export": kind, "action": action}).streaming_content
        )
        for kind in ("xlsx", "csv")
    }
    [_head, row] = load_workbook(BytesIO(exports["xlsx"])).active.values
    assert {"Seite gelöscht", "'=1+1", "'@SUM(A1)", "Musterstadt"} <= set(row)
    text = exports["csv"].decode()
    assert "'=1+1" in text
    assert ",=1+1" not in text


def test_the_log_says_day_and_minute(client, ministry):
    entry = audit_write(actor=ministry, action=AuditAction.PAGE_DELETED, subject="Alte Seite")
    shown = date_format(localtime(entry.at), "d.m.Y H:i")
    assert shown in client.get(reverse("audit:index_results")).text


# Colleagues


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
    assert "Nele Neu" in page
    assert "eingeladen, noch ohne Passwort" in page
    assert "Erneut einladen" in page
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
    for name in ("people:roles", "people:remove", "people:invite_again"):
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
