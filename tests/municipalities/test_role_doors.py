"""Wagtail's own ways to change people's groups: log and network follow these too, and say who acted."""

import pytest
from django.urls import reverse

from cms.models import User
from exchange.municipalities.models import AuditAction, AuditEntry
from exchange.municipalities.permissions import can_read_network, member_ids_of
from exchange.municipalities.roles import SiteRole
from exchange.municipalities.services.roles import site_group
from tests.factories.municipalities import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    user = make_user("administration")
    client.force_login(user)
    return user


def fresh(user):
    return User.objects.get(pk=user.pk)


def bulk(action, users):
    ids = "&".join(f"id={user.pk}" for user in users)
    return f"{reverse('wagtail_bulk_action', args=['cms', 'user', action])}?{ids}"


def log(action):
    return AuditEntry.objects.filter(action=action, subject_type="cms.user")


def test_a_role_assigned_to_several_accounts_at_once(client, admin, town):
    users = [make_user(), make_user()]
    group = town.groups.get(role="editor").group
    client.post(bulk("assign_role", users), {"role": group.pk})
    for user in users:
        assert member_ids_of(fresh(user)) == {town.pk}
        assert can_read_network(fresh(user))
    rows = log(AuditAction.ROLE_GRANTED).filter(actor=admin)
    assert {row.subject_id for row in rows} == {str(user.pk) for user in users}
    assert {(row.member, row.after) for row in rows} == {(town, "Redaktion")}


def test_a_role_taken_in_the_form_of_an_account(client, admin, town):
    user = make_user("editor", town)
    fields = {"email": user.email, "first_name": "A", "last_name": "B", "is_active": "on", "groups": []}
    client.post(reverse("wagtailusers_users:edit", args=[user.pk]), fields)
    assert not fresh(user).groups.exists()
    row = log(AuditAction.ROLE_REVOKED).get()
    assert (row.actor, row.member, row.before) == (admin, town, "Redaktion")


def test_the_group_of_the_network_can_not_be_taken_or_given_by_hand(client, admin, town):
    member, stranger = make_user("editor", town), make_user()
    own = [town.groups.get(role="editor").group.pk]
    network = site_group(SiteRole.NETWORK).pk
    fields = {"first_name": "A", "last_name": "B", "is_active": "on"}
    for user, groups in ((member, own), (stranger, [network])):
        client.post(
            reverse("wagtailusers_users:edit", args=[user.pk]),
            fields | {"email": user.email, "groups": groups},
        )
    assert fresh(member).groups.filter(pk=network).exists()
    assert not fresh(stranger).groups.exists()


def test_an_account_locked_with_others(client, admin, town):
    user = make_user("editor", town)
    client.post(bulk("set_active_state", [user]), {"mark_as_active": "False"})
    assert not fresh(user).is_active
    assert not can_read_network(fresh(user))


def test_accounts_deleted_together_are_in_the_log(client, admin, town):
    users = [make_user("editor", town), make_user("reader", town)]
    client.post(bulk("delete", users))
    assert not User.objects.filter(pk__in=[user.pk for user in users]).exists()
    rows = log(AuditAction.ACCOUNT_DELETED)
    assert {row.actor for row in rows} == {admin}
    assert len(rows) == 2


@pytest.mark.parametrize("role", ["coordinator", "editorial"])
@pytest.mark.parametrize("action", ["assign_role", "set_active_state", "delete"])
def test_nobody_but_the_administration_changes_accounts_in_bulk(client, town, role, action):
    user = make_user()
    client.force_login(make_user(role, town))
    group = site_group(SiteRole.ADMINISTRATION).pk
    client.post(bulk(action, [user]), {"role": group, "mark_as_active": "False"})
    assert fresh(user).is_active
    assert not fresh(user).groups.exists()
