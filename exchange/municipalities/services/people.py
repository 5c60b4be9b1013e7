"""People and their roles in members: inviting, granting, revoking."""

from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext

from cms.mail.services import mail_queue_template
from cms.models import User

from ..models import AuditAction, Member, MemberGroup, MemberRole
from ..permissions import can_grant, can_manage_people, is_editorial
from .audit import audit_write


@transaction.atomic
def person_invite(
    *, actor: User | None, email: str, member: Member, role: str, first_name: str = "", last_name: str = ""
) -> User:
    """Give a person a role in a member and tell them by mail; a new one gets an account.

    The mail holds a one-time link to set a password for as long as the person has none, so inviting again
    sends a new link. Raises what ``role_grant`` raises, and ``ValueError`` for a locked account.
    """
    _require(actor is None or can_grant(actor, member, role))
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        user = User.objects.create_user(email, first_name=first_name, last_name=last_name)
        audit_write(actor=actor, action=AuditAction.ACCOUNT_INVITED, subject=user, member=member)
    elif not user.is_active:
        raise ValueError(_("Dieses Konto ist gesperrt. Bitte wenden Sie sich an die Landesredaktion."))
    role_grant(actor=actor, user=user, member=member, role=role)
    _invitation_queue(user, member, [role])
    return user


@transaction.atomic
def invitation_resend(*, actor: User | None, user: User, member: Member) -> None:
    """Send a new one-time link to somebody who has a role in the member and no password yet.

    Raises ``PermissionDenied`` for others than those who manage people, ``ValueError`` when it is not needed.
    """
    _require(actor is None or can_manage_people(actor, member))
    roles = list(member.groups.filter(group__user=user).values_list("role", flat=True))
    if not roles or not user.is_active or user.has_usable_password():
        raise ValueError(_("Diese Person braucht keine Einladung mehr."))
    _invitation_queue(user, member, roles)


def _invitation_queue(user: User, member: Member, roles: list[str]) -> None:
    has_password = user.has_usable_password()
    mail_queue_template(
        to=[user.email],
        template="invitation",
        context={
            "user": user,
            "member": member,
            "roles": ", ".join(str(role.label) for role in MemberRole if role in roles),
            "has_password": has_password,
            "path": reverse("wagtailadmin_home") if has_password else password_path(user),
        },
    )


def password_path(user: User) -> str:
    """The one-time address at which the person sets a password."""
    return reverse(
        "wagtailadmin_password_reset_confirm",
        args=[urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)],
    )


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
