"""The matrix of rights: what each role may do, asked of the database and of Wagtail, not of the table."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.permissions import policy_registry

from cms.models import PortalDocument, PortalImage
from exchange.municipalities.models import Member, MemberPage, MemberRole
from exchange.municipalities.roles import MEMBER_RIGHTS, Rights, SiteRole
from exchange.municipalities.services import roles as role_services
from exchange.municipalities.services.provisioning import member_provision
from exchange.municipalities.services.roles import roles_sync
from tests.databases import kept
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user, profile_of

ROLES = ["visitor", "none", *MemberRole.values, "editorial", "translation", "administration"]
RIGHTS = [
    "admin", "own: add", "own: change", "own: publish", "own: change in en", "other: change", "other: add",
    "network: read", "own: people", "other: people", "own files: add", "own files: choose",
    "own files: delete", "other files: choose", "shared files: choose", "shared files: add",
    "register", "members", "log", "users", "groups", "collections", "translations",
]  # fmt: skip

_WRITES = {"admin", "own: add", "own: change", "own: change in en", "network: read", "own files: add",
           "own files: choose", "own files: delete", "shared files: choose"}  # fmt: skip
_EDITORIAL = {*RIGHTS} - {"users", "groups", "collections", "translations"}
EXPECTED = {
    "visitor": set(),
    "none": set(),
    "reader": {"network: read", "shared files: choose"},
    "editor": _WRITES,
    "publisher": _WRITES | {"own: publish"},
    "coordinator": _WRITES | {"own: people"},
    "editorial": _EDITORIAL,
    "translation": {"admin", "own: change in en", "network: read", "shared files: choose", "translations"},
    "administration": {*RIGHTS} - {"translations"},
}


@pytest.fixture(scope="module")
def numbers(django_db_setup, django_db_blocker):
    def make():
        return make_member("Musterstadt", trusted=True).pk, make_member("Beispielhausen").pk

    with kept(django_db_blocker, make) as numbers:
        yield numbers


@pytest.fixture
def members(db, numbers):
    return tuple(Member.objects.get(pk=number) for number in numbers)


def person(role, member):
    if role == "visitor":
        return AnonymousUser()
    return make_user(None if role == "none" else role, member)


def held_rights(user, own, other) -> set[str]:
    """The rights of the matrix that the database gives this account."""
    from exchange.municipalities.permissions import can_manage_people, can_read_network

    mine, theirs = profile_of(own), profile_of(other)
    shared = Collection.objects.get(name=role_services.SHARED_COLLECTION)
    in_english = profile_of(own, "en")
    my_page, their_page, english = (page.permissions_for_user(user) for page in (mine, theirs, in_english))

    def files(collection, action):
        policies = [policy_registry.get_by_type(model) for model in (PortalImage, PortalDocument)]
        return all(
            collection in policy.collections_user_has_permission_for(user, action) for policy in policies
        )

    answers = {
        "admin": user.has_perm("wagtailadmin.access_admin"),
        "own: add": my_page.can_add_subpage(),
        "own: change": my_page.can_edit(),
        "own: publish": my_page.can_publish(),
        "own: change in en": english.can_edit(),
        "other: change": their_page.can_edit(),
        "other: add": their_page.can_add_subpage(),
        "network: read": can_read_network(user),
        "own: people": can_manage_people(user, own),
        "other: people": can_manage_people(user, other),
        "own files: add": files(own.collection, "add"),
        "own files: choose": files(own.collection, "choose"),
        "own files: delete": files(own.collection, "delete"),
        "other files: choose": files(other.collection, "choose"),
        "shared files: choose": files(shared, "choose"),
        "shared files: add": files(shared, "add"),
        "register": user.has_perm("municipalities.view_municipality"),
        "members": user.has_perm("municipalities.change_member"),
        "log": user.has_perm("municipalities.view_auditentry"),
        "users": user.has_perm("cms.change_user"),
        "groups": user.has_perm("auth.change_group"),
        "collections": policy_registry.get_by_type(Collection).user_has_permission(user, "change"),
        "translations": user.has_perm("wagtail_localize.submit_translation"),
    }
    assert list(answers) == RIGHTS
    return {right for right, is_held in answers.items() if is_held}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_holds_exactly_its_rights(members, role):
    own, other = members
    assert held_rights(person(role, own), own, other) == EXPECTED[role]


def test_two_roles_add_up_in_their_own_members_only(members):
    own, other = members
    user = make_user("editor", own)
    other.groups.get(role="reader").group.user_set.add(user)
    user = type(user).objects.get(pk=user.pk)
    assert held_rights(user, own, other) == _WRITES


def test_publishing_needs_the_role_and_a_trusted_member(members):
    own, _other = members
    user = make_user("publisher", own)
    own.trusted = False
    own.save()
    member_provision(member=own)
    assert not profile_of(own).permissions_for_user(type(user).objects.get(pk=user.pk)).can_publish()


def test_rights_reach_into_the_trees_of_all_languages(members):
    own, _other = members
    profiles = MemberPage.objects.filter(member=own)
    assert {page.locale.language_code for page in profiles} == {"de", "en", "de-simple"}
    user = make_user("editor", own)
    assert all(page.permissions_for_user(user).can_add_subpage() for page in profiles)


def test_every_role_sees_the_own_drafts_and_no_foreign_ones(members):
    own, other = members
    mine, theirs = make_practice(own, live=False), make_practice(other, live=False)
    user = make_user("editor", own)
    assert mine.permissions_for_user(user).can_edit()
    assert not theirs.permissions_for_user(user).can_edit()


@pytest.mark.parametrize(
    "role", ["reader", *sorted(set(MEMBER_RIGHTS) - {"reader"}), "editorial", "translation"]
)
@pytest.mark.parametrize(
    "address",
    ["wagtailusers_users:index", "wagtailusers_users:add", "wagtailusers_groups:index",
     "wagtailusers_groups:add", "wagtailadmin_collections:index", "wagtailadmin_collections:add",
     "wagtailsites:index", "wagtailadmin_workflows:index"],
)  # fmt: skip
def test_only_the_administration_reaches_accounts_groups_collections(client, members, role, address):
    client.force_login(make_user(role, members[0]))
    assert client.get(reverse(address)).status_code in (302, 403)


def test_the_administration_reaches_them(client, members):
    client.force_login(make_user("administration"))
    for address in (
        "wagtailusers_users:index",
        "wagtailusers_groups:index",
        "wagtailadmin_collections:index",
    ):
        assert client.get(reverse(address)).status_code == 200


def counted():
    models = (
        Group,
        GroupPagePermission,
        GroupCollectionPermission,
        Group.permissions.through,
        Collection,
        Page,
    )
    return [model.objects.count() for model in models]


def test_sync_repairs_the_database_and_changes_nothing_the_second_time(members, capsys):
    own, _other = members
    before = counted()
    editor = own.groups.get(role="editor").group
    editor.permissions.clear()
    editor.page_permissions.all().delete()
    editor.permissions.add(Permission.objects.get(codename="add_user"))
    reader = own.groups.get(role="reader").group
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=reader, page=profile_of(own), permission=publish)
    call_command("sync_roles")
    assert "Rechte vergeben: 7, entzogen: 2" in capsys.readouterr().out
    assert counted() == before
    again = roles_sync()
    assert (again.given, again.taken) == (0, 0)
    assert counted() == before


def test_sync_costs_the_same_for_one_and_for_many_members(members, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as two:
        roles_sync()
    for number in range(6):
        make_member(f"Stadt {number}")
    with django_assert_num_queries(len(two)):
        roles_sync()


def test_a_right_that_does_not_exist_is_named(members, monkeypatch):
    monkeypatch.setitem(
        role_services.SITE_RIGHTS, SiteRole.TRANSLATION, Rights(site=frozenset({"cms.fly_page"}))
    )
    with pytest.raises(LookupError, match=r"cms\.fly_page"):
        roles_sync()
