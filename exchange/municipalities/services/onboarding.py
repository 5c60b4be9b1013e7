"""Taking in many members at once: from rows of a file to members with open rooms, with a report per line."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..member_file import MemberRow
from ..models import Member, MemberRole, Municipality
from ..register_names import member_kind, member_name
from .invitations import account_with, person_invite
from .membership import membership_follow
from .provisioning import member_provision
from .register import figures_copy

GIVEN = ("kind", "status", "joined_on", "trusted")


@dataclass
class LineReport:
    """What happened (or would happen) with one line."""

    line: int
    name: str = ""
    is_new: bool = False
    done: list[str] = field(default_factory=list)
    problem: str = ""

    def __str__(self) -> str:
        if self.problem:
            outcome = _("Fehler: %s") % self.problem
        elif self.is_new:
            outcome = _("neu: %s") % "; ".join(self.done)
        else:
            outcome = "; ".join(self.done) or _("unverändert")
        return f"{_('Zeile')} {self.line}: {self.name}: {outcome}"


@transaction.atomic
def members_onboard(*, rows: list[MemberRow], dry_run: bool = False) -> list[LineReport]:
    """Make or change the members of all rows and open their rooms; safe to repeat.

    One line with a problem, or ``dry_run``, and nothing at all is written; the reports are the same.
    """
    reports = []
    for row in rows:
        report = LineReport(row.line, row.name or row.register)
        reports.append(report)
        try:
            with transaction.atomic():
                _onboard(row, report)
        except (ValidationError, ValueError) as error:
            report.problem = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
    if dry_run or any(report.problem for report in reports):
        transaction.set_rollback(True)
    return reports


def _onboard(row: MemberRow, report: LineReport) -> None:
    entry = _entry(row)
    member = _existing(row, entry)
    report.is_new = member is None
    before = Member.objects.get(pk=member.pk) if member else None
    member = member or _new(row, entry)
    for name in GIVEN:
        if (value := getattr(row, name)) not in ("", None) and value != getattr(member, name):
            setattr(member, name, value)
            report.done.append(str(Member._meta.get_field(name).verbose_name))
    report.name = member.name
    member.full_clean()
    member.save()
    if before:
        membership_follow(member=member, before=before)
    report.done += member_provision(member=member, slug=row.slug).done
    _coordinator(row, member, report)


def _entry(row: MemberRow) -> Municipality | None:
    if not row.register:
        return None
    entry = Municipality.objects.current().filter(ags=row.register).first()
    if entry is None:
        raise ValueError(_("Den Schlüssel %s gibt es im Gemeindeverzeichnis nicht.") % row.register)
    return entry


def _existing(row: MemberRow, entry: Municipality | None) -> Member | None:
    found = Member.objects.filter(register=entry) if entry else Member.objects.filter(name=row.name)
    return found.first()


def _new(row: MemberRow, entry: Municipality | None) -> Member:
    member = Member(name=row.name)
    if entry:
        figures_copy(member=member, entry=entry)
        member.name = row.name or member_name(entry)
        member.kind = member_kind(entry)
    return member


def _coordinator(row: MemberRow, member: Member, report: LineReport) -> None:
    """Invite the first coordinator; somebody who is one, or is invited already, gets no second mail."""
    if not row.coordinator:
        return
    account = account_with(row.coordinator)
    if account and not account.is_active:
        raise ValueError(_("Dieses Konto ist gesperrt. Bitte wenden Sie sich an die Landesredaktion."))
    role = MemberRole.COORDINATOR
    is_invited = member.invitations.open().filter(role=role, email__iexact=row.coordinator).exists()
    if is_invited or (account and member.groups.filter(role=role, group__user=account).exists()):
        return
    person_invite(actor=None, email=row.coordinator, member=member, role=role)
    report.done.append(_("eingeladen: %s") % row.coordinator)
