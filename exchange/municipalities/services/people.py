"""People and their roles in members: inviting, granting, revoking."""

from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from cms.mail.services import mail_queue_template
from cms.models import User

from ..models import AuditAction, Member, MemberGroup, MemberRole
from ..permissions import access_forget, can_grant
from ..roles import SiteRole
from .audit import audit_write
from .roles import site_group


@transaction.atomic
def person_invite(
    *, actor: User | None, email: str, member: Member, role: str, first_name: str = "", last_name: str = ""
) -> User:
    """Give a person a role in a member; a new one gets an account and a mail with a link to set a password.

    Raises ``PermissionDenied`` when the actor may not give this role (see ``role_grant``).
    """
    _require_grant(actor, member, role)
    user = User.objects.filter(email__iexact=email.strip()).first()
    is_new = user is None
    if is_new:
        user = User.objects.create_user(email, first_name=first_name, last_name=last_name)
        audit_write(actor=actor, action=AuditAction.ACCOUNT_INVITED, subject=user, member=member)
    role_grant(actor=actor, user=user, member=member, role=role)
    mail_queue_template(
        to=[user.email],
        template="invitation",
        context={
            "user": user,
            "member": member,
            "role": MemberRole(role).label,
            "path": password_path(user) if not user.has_usable_password() else reverse("wagtailadmin_home"),
            "is_new": not user.has_usable_password(),
        },
    )
    return user


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
    _require_grant(actor, member, role)
    group = member.groups.select_related("group", "member").filter(role=role).first()
    if group is None or not member.is_active:
        raise ValueError(_("Für %(member)s sind keine Räume eingerichtet.") % {"member": member})
    return role_set(actor=actor, user=user, group=group)


@transaction.atomic
def role_revoke(*, actor: User | None, user: User, member: Member, role: str) -> bool:
    """Take a role in a member; answers whether that changed anything. Who may give a role may take it."""
    _require_grant(actor, member, role)
    group = member.groups.select_related("group", "member").get(role=role)
    return role_unset(actor=actor, user=user, group=group)


@transaction.atomic
def person_remove(*, actor: User | None, user: User, member: Member) -> None:
    """Take all roles that a person holds in a member; the account and everything written stay."""
    for group in member.groups.filter(group__user=user):
        role_revoke(actor=actor, user=user, member=member, role=group.role)


def role_set(*, actor: User | None, user: User, group: MemberGroup) -> bool:
    """Put a person into the group of a role without asking whether the actor may; callers have asked."""
    if user.groups.filter(pk=group.group_id).exists():
        return False
    user.groups.add(group.group)
    network_keep(user=user)
    _record(AuditAction.ROLE_GRANTED, actor, user, group, after=group.get_role_display())
    return True


def role_unset(*, actor: User | None, user: User, group: MemberGroup) -> bool:
    """Take a person out of the group of a role without asking whether the actor may; callers have asked."""
    if not user.groups.filter(pk=group.group_id).exists():
        return False
    user.groups.remove(group.group)
    network_keep(user=user)
    _record(AuditAction.ROLE_REVOKED, actor, user, group, before=group.get_role_display())
    return True


def network_keep(*, user: User) -> None:
    """Keep the group of the network in step: everybody active with a role is in it, nobody else."""
    network = site_group(SiteRole.NETWORK)
    ministry = [role.label for role in SiteRole if role != SiteRole.NETWORK]
    belongs = user.is_active and (
        user.groups.filter(member_group__isnull=False).exists()
        or user.groups.filter(name__in=ministry).exists()
    )
    (user.groups.add if belongs else user.groups.remove)(network)
    access_forget(user)


def _require_grant(actor: User | None, member: Member, role: str) -> None:
    if actor is not None and not can_grant(actor, member, role):
        raise PermissionDenied(_("Diese Rolle dürfen Sie in diesem Mitglied nicht vergeben oder entziehen."))


def _record(action: AuditAction, actor: User | None, user: User, group: MemberGroup, **change: str) -> None:
    audit_write(actor=actor, action=action, subject=user, member=group.member, **change)
