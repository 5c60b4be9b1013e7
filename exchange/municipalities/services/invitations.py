"""Invitations: sent, sent again, withdrawn, accepted. Nobody learns whether an address has an account."""

import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.accounts.services import address_keep
from cms.mail.services import mail_queue_template
from cms.models import User

from ..models import AuditAction, Invitation, Member, MemberRole
from ..models.invitation import VALID_FOR, token_hash
from ..permissions import can_grant, can_manage_people
from .audit import audit_write
from .people import role_grant


class InvitationInvalid(Exception):
    """The link was used, withdrawn, is too old, or who invited may not invite any more."""


@transaction.atomic
def person_invite(
    *, actor: User | None, email: str, member: Member, role: str, first_name: str = "", last_name: str = ""
) -> Invitation:
    """Send an invitation to a role in a member; the same again sends a new link for the old one.

    ``actor=None`` is the site itself. Raises ``PermissionDenied`` for roles that the actor may not give,
    ``ValueError`` for a member without open rooms.
    """
    _require(actor is None or can_grant(actor, member, role))
    if not member.is_active or not member.groups.filter(role=role).exists():
        raise ValueError(_("Für %(member)s sind keine Räume eingerichtet.") % {"member": member})
    key = {"member": member, "role": role, "email": email.strip().lower(), "accepted_at": None}
    invitation = Invitation.objects.select_for_update().filter(**key).first() or Invitation(**key)
    invitation.first_name = first_name or invitation.first_name
    invitation.last_name = last_name or invitation.last_name
    audit_write(
        actor=actor, action=AuditAction.ACCOUNT_INVITED, subject=invitation.email, member=member,
        after=str(MemberRole(role).label),
    )  # fmt: skip
    return _send(invitation, actor)


@transaction.atomic
def invitation_resend(*, actor: User | None, invitation: Invitation) -> None:
    """Send a new link, in the name of who sends it; the old one ends.

    Raises ``PermissionDenied`` for roles that the actor may not give, ``ValueError`` when it was accepted.
    """
    _require(actor is None or can_grant(actor, invitation.member, invitation.role))
    if invitation.accepted_at:
        raise ValueError(_("Diese Einladung ist schon angenommen."))
    _send(invitation, actor)


@transaction.atomic
def invitation_withdraw(*, actor: User | None, invitation: Invitation) -> None:
    """End an open invitation; its link opens nothing any more.

    Raises ``PermissionDenied`` for those who do not manage people, ``ValueError`` when it was accepted.
    """
    _require(actor is None or can_manage_people(actor, invitation.member))
    if invitation.accepted_at:
        raise ValueError(_("Diese Einladung ist schon angenommen."))
    audit_write(
        actor=actor,
        action=AuditAction.INVITATION_WITHDRAWN,
        subject=invitation.email,
        member=invitation.member,
        before=invitation.get_role_display(),
    )
    invitation.delete()


@transaction.atomic
def invitation_accept(
    *, invitation: Invitation, first_name: str = "", last_name: str = "", password: str | None = None
) -> User:
    """Give the invited person the role; without an account, make one with this name and password.

    An existing account keeps name and password. Raises ``InvitationInvalid`` when the invitation is used,
    withdrawn or expired, when the account is locked, or when who invited may not give the role any more.
    """
    held = Invitation.objects.select_for_update().usable().filter(pk=invitation.pk).first()
    if held is None:
        raise InvitationInvalid
    user = account_with(held.email)
    if user is None:
        user = User.objects.create_user(held.email, password, first_name=first_name, last_name=last_name)
    elif not user.is_active:
        raise InvitationInvalid
    address_keep(user=user)
    try:
        role_grant(actor=held.invited_by, user=user, member=held.member, role=held.role)
    except (PermissionDenied, ValueError) as refusal:
        raise InvitationInvalid from refusal
    held.accepted_at = timezone.now()
    held.save(update_fields=["accepted_at"])
    return user


@transaction.atomic
def invited_account(*, email: str, first_name: str, last_name: str) -> User | None:
    """The account of somebody whose address a sign-in service has proven: accepts all that wait for it."""
    user = None
    for invitation in Invitation.objects.usable().filter(email__iexact=email).order_by("pk"):
        try:
            with transaction.atomic():
                user = invitation_accept(
                    invitation=invitation,
                    first_name=first_name or invitation.first_name,
                    last_name=last_name or invitation.last_name,
                )
        except InvitationInvalid:
            continue
    return user


def account_with(email: str) -> User | None:
    """The account with this address, upper or lower case."""
    return User.objects.filter(email__iexact=email).first()


def _send(invitation: Invitation, actor: User | None) -> Invitation:
    """Give the invitation a new secret and period, and put its mail into the outbox."""
    token = secrets.token_urlsafe(32)
    invitation.token_hash = token_hash(token)
    invitation.invited_by = actor
    invitation.sent_at = timezone.now()
    invitation.expires_at = invitation.sent_at + VALID_FOR
    invitation.save()
    with override("de"):
        path = reverse("invitation_accept", args=[token])
    mail_queue_template(
        to=[invitation.email],
        template="invitation",
        context={"invitation": invitation, "member": invitation.member, "path": path},
    )
    return invitation


def _require(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied(_("Diese Rolle dürfen Sie in diesem Mitglied nicht vergeben oder entziehen."))
