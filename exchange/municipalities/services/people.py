"""People and their roles in members: granting, revoking. Inviting is ``services.invitations``."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext

from cms.models import User

from ..models import Member, MemberGroup, MemberRole
from ..permissions import can_grant, can_manage_people, is_editorial


@transaction.atomic
def role_grant(*, actor: User | None, user: User, member: Member, role: str) -> bool:
    """Give a role in a member; answers whether that changed anything.

    Nobody gives more than they have: a coordinator gives roles in the own member only, publishing only when
    holding it too; the Landesredaktion gives all roles of members. ``actor=None`` is the site itself.
    Raises ``PermissionDenied`` otherwise, ``ValueError`` for a member without open rooms.
    """
    _require(actor is None or can_grant(actor, member, role))
    group = member.groups.select_related("group").filter(role=role).first()
    if group is None or not member.is_active:
        raise ValueError(_("Für %(member)s sind keine Räume eingerichtet.") % {"member": member})
    return role_set(actor=actor, user=user, group=group)


@transaction.atomic
def role_revoke(*, actor: User | None, user: User, member: Member, role: str) -> bool:
    """Take a role in a member; answers whether that changed anything.

    Coordinators take any role in the own member, for they answer for who works there, but not coordination
    from themselves (``ValueError``): nobody locks the own member out by mistake.
    """
    _require(actor is None or can_manage_people(actor, member))
    if actor == user and role == MemberRole.COORDINATOR and not is_editorial(actor):
        raise ValueError(_("Ihre Koordination kann nur jemand anderes beenden."))
    group = member.groups.select_related("group").filter(role=role).first()
    return group is not None and role_unset(actor=actor, user=user, group=group)


@transaction.atomic
def person_remove(*, actor: User | None, user: User, member: Member) -> None:
    """Take all roles that a person holds in a member; the account and everything written stay."""
    for role in member.groups.filter(group__user=user).values_list("role", flat=True):
        role_revoke(actor=actor, user=user, member=member, role=role)


@transaction.atomic
def roles_choose(*, actor: User | None, user: User, member: Member, roles: set[str]) -> None:
    """Make these the roles of a person in a member: give what is missing, take the rest."""
    held = set(member.groups.filter(group__user=user).values_list("role", flat=True))
    for role in sorted(roles - held):
        role_grant(actor=actor, user=user, member=member, role=role)
    for role in sorted(held - roles):
        role_revoke(actor=actor, user=user, member=member, role=role)


def role_set(*, actor: User | None, user: User, group: MemberGroup) -> bool:
    """Put a person into the group of a role without asking whether the actor may; callers have asked.

    Log and group of the network follow by ``services.role_changes``.
    """
    if user.groups.filter(pk=group.group_id).exists():
        return False
    with LogContext(user=actor):
        user.groups.add(group.group)
    return True


def role_unset(*, actor: User | None, user: User, group: MemberGroup) -> bool:
    """Take a person out of the group of a role without asking whether the actor may; callers have asked."""
    if not user.groups.filter(pk=group.group_id).exists():
        return False
    with LogContext(user=actor):
        user.groups.remove(group.group)
    return True


def _require(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied(_("Diese Rolle dürfen Sie in diesem Mitglied nicht vergeben oder entziehen."))
