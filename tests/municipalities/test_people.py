"""People: roles that nobody gives beyond their own, the log, accounts that go."""

import pytest
from django.core.exceptions import PermissionDenied

from cms.models import User
from exchange.municipalities.colleagues import colleagues_of
from exchange.municipalities.models import AuditAction, AuditEntry, MemberRole
from exchange.municipalities.permissions import (
    can_manage_people,
    can_read_member_part,
    can_read_network,
    grantable_roles,
    is_editorial,
    members_of,
    roles_of,
)
from exchange.municipalities.roles import SiteRole
from exchange.municipalities.services.people import (
    person_remove,
    role_grant,
    role_revoke,
    roles_choose,
)
from tests.factories.contributions import make_practice
from tests.factories.municipalities import MemberFactory, make_user

pytestmark = pytest.mark.django_db
NAMES = {"first_name": "A", "last_name": "B", "is_active": "on"}
NETWORK = SiteRole.NETWORK.label


def fresh(user):
    return User.objects.get(pk=user.pk)


def group_names(user):
    return set(user.groups.values_list("name", flat=True))


def log_of(user):
    return AuditEntry.objects.filter(subject_type="cms.user", subject_id=user.pk).order_by("pk")


READER, EDITOR, PUBLISHER, COORDINATOR = MemberRole
ALL = set(MemberRole.values)
# Who may give what in the own member; in any other member only the ministry gives anything.
GRANTS = {
    (READER,): set(),
    (EDITOR,): set(),
    (PUBLISHER,): set(),
    (COORDINATOR,): {READER, EDITOR, COORDINATOR},
    (COORDINATOR, PUBLISHER): ALL,
    (SiteRole.TRANSLATION,): set(),
    (SiteRole.EDITORIAL,): ALL,
    (SiteRole.ADMINISTRATION,): ALL,
}


def person_with(roles, member):
    user = make_user(roles[0], member)
    for role in roles[1:]:
        role_grant(actor=None, user=user, member=member, role=role)
    return user


@pytest.mark.parametrize("roles", GRANTS, ids=lambda roles: "+".join(roles))
def test_nobody_gives_more_than_they_have(town, other, roles):
    actor = person_with(roles, town)
    elsewhere = ALL if is_editorial(actor) else set()
    for member, allowed in ((town, GRANTS[roles]), (other, elsewhere)):
        assert set(grantable_roles(actor, member)) == allowed
        for role in MemberRole.values:
            user = make_user()
            if role in allowed:
                assert role_grant(actor=actor, user=user, member=member, role=role)
                assert roles_of(user, member) == {role}
                continue
            with pytest.raises(PermissionDenied):
                role_grant(actor=actor, user=user, member=member, role=role)
            assert not user.groups.exists()


def test_a_role_is_given_once(town):
    user = make_user()
    assert role_grant(actor=None, user=user, member=town, role="editor")
    assert not role_grant(actor=None, user=user, member=town, role="editor")
    assert AuditEntry.objects.filter(action=AuditAction.ROLE_GRANTED).count() == 1


def test_a_member_without_rooms_has_no_roles_to_give():
    with pytest.raises(ValueError, match="keine Räume"):
        role_grant(actor=None, user=make_user(), member=MemberFactory(), role="editor")


@pytest.mark.parametrize("role", MemberRole.values)
def test_a_coordinator_takes_every_role_in_the_own_member(town, role):
    user = make_user(role, town)
    assert role_revoke(actor=make_user("coordinator", town), user=user, member=town, role=role)
    assert not user.groups.exists()


@pytest.mark.parametrize("role", ["reader", "editor", "publisher"])
def test_others_take_no_roles(town, other, role):
    user = make_user("editor", town)
    for actor in (make_user(role, town), make_user("coordinator", other)):
        with pytest.raises(PermissionDenied):
            role_revoke(actor=actor, user=user, member=town, role="editor")
    assert roles_of(user, town) == {"editor"}


def test_coordinators_do_not_lock_themselves_out(town):
    user = make_user("coordinator", town)
    with pytest.raises(ValueError, match="nur jemand anderes"):
        person_remove(actor=user, user=user, member=town)
    assert can_manage_people(user, town)
    assert role_revoke(actor=make_user("coordinator", town), user=user, member=town, role="coordinator")


def test_everybody_with_a_role_is_in_the_network_and_nobody_else(town, other):
    user = make_user("reader", town)
    role_grant(actor=None, user=user, member=other, role="editor")
    assert NETWORK in group_names(user)
    person_remove(actor=None, user=user, member=town)
    assert NETWORK in group_names(user)
    assert members_of(user) == [other]
    person_remove(actor=None, user=user, member=other)
    assert not group_names(user)
    assert not can_read_network(user)


def test_a_locked_account_leaves_the_network_and_comes_back(town):
    user = make_user("editor", town)
    user.is_active = False
    user.save()
    assert group_names(user) == {"Musterstadt: Redaktion"}
    assert not can_read_network(user)
    user.is_active = True
    user.save()
    assert NETWORK in group_names(user)


@pytest.mark.parametrize("way", ["person", "group", "set", "clear"])
def test_the_network_and_the_log_follow_every_way_into_and_out_of_a_group(town, way):
    user = make_user()
    group = town.groups.get(role="editor").group
    enter, leave = {
        "person": (lambda: user.groups.add(group), lambda: user.groups.remove(group)),
        "group": (lambda: group.user_set.add(user), lambda: group.user_set.remove(user)),
        "set": (lambda: user.groups.set([group]), lambda: user.groups.set([])),
        "clear": (lambda: group.user_set.set([user]), lambda: group.user_set.clear()),
    }[way]
    enter()
    assert NETWORK in group_names(user)
    leave()
    assert not group_names(user)
    rows = log_of(user)
    assert [(row.action, row.before, row.after, row.member) for row in rows] == [
        (AuditAction.ROLE_GRANTED, "", "Redaktion", town),
        (AuditAction.ROLE_REVOKED, "Redaktion", "", town),
    ]


def test_taking_somebody_out_who_was_not_in_is_not_logged(town):
    make_user().groups.remove(town.groups.get(role="editor").group)
    assert not AuditEntry.objects.filter(action=AuditAction.ROLE_REVOKED).exists()


def test_the_ministrys_roles_are_logged_too():
    user = make_user("editorial")
    row = log_of(user).get()
    assert (row.action, row.after, row.member) == (AuditAction.ROLE_GRANTED, "Landesredaktion", None)


def test_choosing_roles_gives_and_takes(town):
    actor, user = make_user("coordinator", town), make_user("editor", town)
    roles_choose(actor=actor, user=user, member=town, roles={"reader", "coordinator"})
    assert roles_of(user, town) == {"reader", "coordinator"}


def test_choosing_roles_changes_nothing_when_one_of_them_is_refused(town):
    actor, user = make_user("coordinator", town), make_user("editor", town)
    with pytest.raises(PermissionDenied):
        roles_choose(actor=actor, user=user, member=town, roles={"publisher", "reader"})
    assert roles_of(fresh(user), town) == {"editor"}


def test_the_parts_for_members_open_to_the_network_and_of_own_pages_to_the_own_member(town, other):
    network, own = make_practice(town), make_practice(town, visibility="member", title="Intern")
    colleague, neighbour, ministry = (
        make_user("reader", town),
        make_user("reader", other),
        make_user("editorial"),
    )
    answers = [
        (can_read_member_part(user, network), can_read_member_part(user, own))
        for user in (make_user(), neighbour, colleague, ministry)
    ]
    assert answers == [(False, False), (True, False), (True, True), (True, True)]


def test_truths_about_a_person_cost_one_query(town, other, django_assert_num_queries):
    user = fresh(make_user("editor", town))
    with django_assert_num_queries(1):
        can_read_network(user)
        is_editorial(user)
        roles_of(user, town)
        can_manage_people(user, other)
        grantable_roles(user, town)


def test_the_list_of_colleagues_costs_two_queries_for_one_and_for_many(town, django_assert_num_queries):
    make_user("editor", town)
    with django_assert_num_queries(2):
        assert len(colleagues_of(town)) == 1
    for _number in range(5):
        make_user("coordinator", town)
    with django_assert_num_queries(2):
        people = colleagues_of(town)
    assert len(people) == 6
    assert {person.role_names for person in people} == {"Redaktion", "Koordination"}
