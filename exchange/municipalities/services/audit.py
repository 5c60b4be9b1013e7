"""Writing the audit log."""

from django.db.models import Model

from ..models import AuditAction, AuditEntry, Member


def audit_write(
    *,
    actor: Model | None,
    action: AuditAction,
    subject: Model | str,
    member: Member | None = None,
    before: str = "",
    after: str = "",
    reason: str = "",
) -> AuditEntry:
    """Record a change of a role, a membership or a visibility; call it inside the change's transaction.

    ``actor`` is the account that acted, ``None`` for the site itself (commands, periodic work). ``subject``
    is the account, member or page concerned, or its name where no row exists any more.
    """
    is_row = isinstance(subject, Model)
    return AuditEntry.objects.create(
        actor=actor,
        actor_name=_name(actor) if actor else "",
        action=action,
        subject_type=subject._meta.label_lower if is_row else "",
        subject_id=str(subject.pk) if is_row else "",
        subject_name=_name(subject),
        member=member,
        member_name=member.name if member else "",
        before=str(before)[:200],
        after=str(after)[:200],
        reason=reason,
    )


def _name(subject: Model | str) -> str:
    """The name of a thing; of an account both name and address, for names are not unique."""
    email = getattr(subject, "email", "")
    name = str(subject)
    return (f"{name} ({email})" if email and email != name else name)[:254]
