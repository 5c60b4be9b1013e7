"""Changes of a membership: recorded, and followed by the rooms; ending it."""

from django.db import transaction
from django.utils.translation import gettext as _

from cms.models import User

from ..models import AuditAction, Member, MembershipStatus
from .audit import audit_write
from .people import role_unset
from .provisioning import Provision, member_provision
from .roles import members_rights, rights_write

RECORDED = ("status", "joined_on", "trusted")


@transaction.atomic
def membership_follow(*, member: Member, before: Member, actor: User | None = None) -> Provision:
    """After somebody saved a member: log what changed of its membership, and put its open rooms right.

    ``before`` is the row as it was. Members without rooms stay without.
    """
    for name in RECORDED:
        if getattr(before, name) != getattr(member, name):
            audit_write(
                actor=actor,
                action=AuditAction.MEMBER_CHANGED,
                subject=member,
                member=member,
                before=_text(before, name),
                after=_text(member, name),
            )
    has_rooms = member.collection_id is not None and member.is_active
    return member_provision(member=member, actor=actor) if has_rooms else Provision()


def _text(member: Member, name: str) -> str:
    """A field with its value, as the log shows it."""
    field = Member._meta.get_field(name)
    value = getattr(member, f"get_{name}_display", lambda: getattr(member, name))()
    shown = {True: _("ja"), False: _("nein"), None: "–"}.get(value, value)
    return f"{field.verbose_name}: {shown}"


@transaction.atomic
def member_withdraw(*, member: Member, reason: str, actor: User | None = None) -> None:
    """End a membership: pages and files stay, all rights close, people lose their roles.

    ``member_provision`` opens everything again and gives the same people the same roles. ``reason`` is
    required (``ValueError``) and stands in the audit log.
    """
    if not reason.strip():
        raise ValueError(_("Bitte nennen Sie einen Grund."))
    Member.objects.select_for_update().get(pk=member.pk)
    before = member.get_status_display()
    member.status = MembershipStatus.LEFT
    member.save(update_fields=["status"])
    for group in member.groups.select_related("group"):
        people = list(User.objects.filter(groups=group.group))
        group.parked.add(*people)
        for user in people:
            role_unset(actor=actor, user=user, group=group)
    rights_write(members_rights([member]))
    audit_write(
        actor=actor,
        action=AuditAction.MEMBER_ENDED,
        subject=member,
        member=member,
        before=before,
        after=member.get_status_display(),
        reason=reason,
    )
