"""What follows when people enter or leave a group, by whatever way: the log, and the network's group."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.log_actions import get_active_log_context

from cms.models import User

from ..models import AuditAction
from ..permissions import access_forget
from ..roles import SiteRole
from .audit import audit_write
from .roles import site_group

_LEAVERS = "_people_leaving"


def groups_changed(*, action: str, instance: User | Group, reverse: bool, pk_set: set[int] | None) -> None:
    """Follow a change of ``User.groups`` (the arguments of Django's ``m2m_changed``)."""
    if action in ("pre_remove", "pre_clear"):
        # Only before does the database still know who is really in which group.
        setattr(instance, _LEAVERS, list(_memberships(instance, reverse, pk_set)))
    elif action == "post_add":
        _follow(_memberships(instance, reverse, pk_set), AuditAction.ROLE_GRANTED)
    elif action in ("post_remove", "post_clear"):
        _follow(instance.__dict__.pop(_LEAVERS), AuditAction.ROLE_REVOKED)


def _memberships(instance: User | Group, reverse: bool, pk_set: set[int] | None) -> list[tuple[User, Group]]:
    """The people and groups that a change is about and that are connected now."""
    if reverse:
        people = instance.user_set.all() if pk_set is None else instance.user_set.filter(pk__in=pk_set)
        return [(user, instance) for user in people]
    groups = instance.groups.select_related("member_group__member")
    return [(instance, group) for group in (groups if pk_set is None else groups.filter(pk__in=pk_set))]


def _follow(memberships: Iterable[tuple[User, Group]], action: AuditAction) -> None:
    for user, group in memberships:
        # The group of the network follows from roles: nobody takes it or gives it by hand.
        if group.name != SiteRole.NETWORK.label:
            _record(action, user, group)
        network_keep(user=user)


def _record(action: AuditAction, user: User, group: Group) -> None:
    role = getattr(group, "member_group", None)
    name = role.get_role_display() if role else group.name
    change = {"after": name} if action == AuditAction.ROLE_GRANTED else {"before": name}
    actor = get_active_log_context().user
    audit_write(actor=actor, action=action, subject=user, member=role.member if role else None, **change)


def network_keep(*, user: User) -> None:
    """Keep the group of the network in step: everybody active with a role is in it, nobody else."""
    ministry = [role.label for role in SiteRole if role != SiteRole.NETWORK]
    has_role = user.groups.filter(member_group__isnull=False).exists
    belongs = user.is_active and (has_role() or user.groups.filter(name__in=ministry).exists())
    (user.groups.add if belongs else user.groups.remove)(site_group(SiteRole.NETWORK))
    access_forget(user)
