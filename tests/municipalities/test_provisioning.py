"""Rooms of members: opened in every language, safe to repeat, closed and opened again."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, Page

from exchange.municipalities.models import (
    AuditAction,
    AuditEntry,
    Member,
    MemberGroup,
    MemberKind,
    MemberPage,
    MembershipStatus,
)
from exchange.municipalities.permissions import can_read_network, members_of
from exchange.municipalities.services.membership import member_withdraw
from exchange.municipalities.services.people import role_grant
from exchange.municipalities.services.provisioning import member_provision, profile_slug
from exchange.municipalities.services.roles import roles_sync
from tests.factories.contributions import make_practice
from tests.factories.municipalities import MemberFactory, make_member, make_user, profile_of

pytestmark = pytest.mark.django_db


def fresh(user):
    return type(user).objects.get(pk=user.pk)


def counted():
    return [model.objects.count() for model in (Page, Group, MemberGroup, Collection, MemberPage, AuditEntry)]


@pytest.mark.parametrize("kind", MemberKind.values)
def test_every_kind_of_member_gets_rooms(kind):
    member = MemberFactory(kind=kind)
    member_provision(member=member)
    assert profile_of(member).live
    assert MemberGroup.objects.filter(member=member).count() == 4
    assert member.collection.name == member.name


def test_the_profile_is_live_in_german_and_a_draft_elsewhere():
    member = make_member("Bad Öhrsbach")
    pages = {page.locale.language_code: page for page in MemberPage.objects.filter(member=member)}
    assert {code: page.live for code, page in pages.items()} == {"de": True, "en": False, "de-simple": False}
    assert {page.url_path for page in pages.values()} == {
        "/home/kommunen/bad-oehrsbach/",
        "/home-en/kommunen/bad-oehrsbach/",
        "/home-de-simple/kommunen/bad-oehrsbach/",
    }
    assert len({page.translation_key for page in pages.values()}) == 1


def test_the_public_reads_the_profile_at_its_address(client):
    make_member("Bad Öhrsbach")
    assert client.get("/kommunen/bad-oehrsbach/").status_code == 200


@pytest.mark.parametrize("status", [MembershipStatus.INTERESTED, MembershipStatus.JOINING])
def test_who_has_not_joined_yet_works_on_a_draft(status):
    member = make_member(status=status)
    assert not profile_of(member).live
    assert profile_of(member).permissions_for_user(make_user("editor", member)).can_edit()


def test_the_profile_goes_live_once_when_the_member_joins():
    member = make_member(status=MembershipStatus.JOINING)
    member.status = MembershipStatus.MEMBER
    member.save()
    member_provision(member=member)
    profile = profile_of(member)
    assert profile.live
    profile.unpublish()
    assert not member_provision(member=member)
    assert not profile_of(member).live


def test_repeating_changes_nothing():
    member = make_member()
    before = counted()
    report = member_provision(member=Member.objects.get(pk=member.pk))
    assert not report
    assert report.done == []
    assert counted() == before


def test_what_somebody_broke_is_put_right_and_nothing_else():
    member = make_member()
    before = counted()
    profile_of(member, "en").delete()
    member.groups.get(role="editor").group.page_permissions.all().delete()
    report = member_provision(member=member)
    assert report.done == ["Profil angelegt: English", "Rechte: 10 vergeben, 0 entzogen"]
    assert counted() == [*before[:-1], before[-1] + 1]


def test_a_renamed_member_renames_its_groups_and_collection_but_not_its_address():
    member = make_member("Altstadt")
    member.name = "Neustadt"
    member.save()
    member_provision(member=member)
    assert set(member.groups.values_list("group__name", flat=True)) == {
        "Neustadt: Lesen",
        "Neustadt: Redaktion",
        "Neustadt: Redaktion mit Veröffentlichung",
        "Neustadt: Koordination",
    }
    assert Collection.objects.get(pk=member.collection_id).name == "Neustadt"
    assert profile_of(member).slug == "altstadt"


def test_two_members_of_one_name_in_the_address_get_two_addresses():
    first, second = make_member("Musterstadt"), make_member("Muster-Stadt", slug="musterstadt")
    assert profile_of(first).slug == "musterstadt"
    assert profile_of(second).slug != "musterstadt"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Köln", "koeln"),
        ("Kreis Düren", "kreis-dueren"),
        ("Straßfeld (Rhld.)", "strassfeld-rhld"),
        ("ÄÖÜ", "aeoeue"),
    ],
)
def test_addresses_are_written_as_germans_write_without_umlauts(name, slug):
    assert profile_slug(name) == slug


def test_a_failure_leaves_nothing_behind(monkeypatch):
    member = MemberFactory()
    before = counted()
    monkeypatch.setattr("exchange.municipalities.services.provisioning.rights_write", lambda _wanted: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        member_provision(member=member)
    assert counted() == before


@pytest.fixture
def town():
    member = make_member("Musterstadt")
    make_practice(member)
    return member


def test_a_withdrawn_member_keeps_its_pages_and_files_and_has_no_rights(town, client):
    editor, coordinator = make_user("editor", town), make_user("coordinator", town)
    pages = Page.objects.count()
    member_withdraw(member=town, reason="Austritt zum Jahresende")
    assert Page.objects.count() == pages
    assert client.get(profile_of(town).url).status_code == 200
    assert Collection.objects.filter(pk=town.collection_id).exists()
    for group in town.groups.select_related("group"):
        assert not group.group.permissions.exists()
        assert not group.group.page_permissions.exists()
        assert not group.group.collection_permissions.exists()
    for user in (fresh(editor), fresh(coordinator)):
        assert not user.groups.exists()
        assert not user.has_perm("wagtailadmin.access_admin")
        assert not can_read_network(user)
        assert members_of(user) == []


def test_sync_does_not_open_what_was_closed(town):
    member_withdraw(member=town, reason="Austritt")
    assert roles_sync().given == 0


def test_people_of_a_withdrawn_member_keep_their_roles_elsewhere(town):
    user = make_user("editor", town)
    other = make_member("Beispielhausen")
    role_grant(actor=None, user=user, member=other, role="reader")
    member_withdraw(member=town, reason="Austritt")
    assert members_of(fresh(user)) == [other]
    assert can_read_network(fresh(user))


def test_nobody_gets_a_role_in_a_member_that_left(town):
    member_withdraw(member=town, reason="Austritt")
    with pytest.raises(ValueError, match="keine Räume"):
        role_grant(actor=None, user=make_user(), member=town, role="reader")


def test_a_withdrawal_needs_a_reason(town):
    with pytest.raises(ValueError, match="Grund"):
        member_withdraw(member=town, reason=" ")
    assert Member.objects.get(pk=town.pk).is_active


def test_a_member_returns_with_its_people_and_their_rights(town):
    editor, coordinator = make_user("editor", town), make_user("coordinator", town)
    gone = make_user("reader", town)
    member_withdraw(member=town, reason="Versehen")
    gone.is_active = False
    gone.save()
    member_provision(member=town)
    assert Member.objects.get(pk=town.pk).status == MembershipStatus.MEMBER
    assert profile_of(town).permissions_for_user(fresh(editor)).can_edit()
    assert members_of(fresh(coordinator)) == [town]
    assert can_read_network(fresh(editor))
    assert not fresh(gone).groups.exists()
    assert not any(group.parked.exists() for group in town.groups.all())


def test_leaving_and_returning_are_in_the_log(town):
    ministry = make_user("editorial")
    editor = make_user("editor", town)
    member_withdraw(member=town, reason="Fusion", actor=ministry)
    member_provision(member=town, actor=ministry)
    rows = AuditEntry.objects.filter(actor=ministry, member=town).order_by("pk")
    assert [(row.action, row.subject_name) for row in rows] == [
        (AuditAction.ROLE_REVOKED, f"{editor} ({editor.email})"),
        (AuditAction.MEMBER_ENDED, "Musterstadt"),
        (AuditAction.ROLE_GRANTED, f"{editor} ({editor.email})"),
        (AuditAction.MEMBER_OPENED, "Musterstadt"),
    ]
    ended = rows.get(action=AuditAction.MEMBER_ENDED)
    assert (ended.before, ended.after, ended.reason) == ("Mitglied", "ausgetreten", "Fusion")
