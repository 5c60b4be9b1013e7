"""Writes: reporting and answering barriers, deleting what nobody needs any more, taking in checks."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from cms.mail.models import OutboxMail
from cms.mail.services import mail_queue_template
from cms.models import NetworkSettings

from .models import AutomaticCheck, BarrierReport

# Who reported is forgotten a month after the answer, and after a year in any case; then the report goes, too.
PERSON_KEPT = timedelta(days=30)
REPORT_KEPT = timedelta(days=365)
# From one connection; an answer is never refused to a person who reports three things in a row.
REPORTS_AT_MOST = 5
REPORTS_WITHIN = timedelta(minutes=10)


class TooManyReports(Exception):
    """One connection sent more reports than people do."""


@transaction.atomic
def barrier_report(
    *,
    description: str,
    path: str,
    name: str,
    email: str,
    language: str,
    source: str,
    network: NetworkSettings,
    now: datetime,
) -> BarrierReport:
    """Keep a report and tell the mailbox for accessibility. Raises ``TooManyReports``.

    ``source`` is a ``connection_key``; ``path`` an ``own_path``, "" for the whole site.
    """
    recent = BarrierReport.objects.filter(source=source, created_at__gt=now - REPORTS_WITHIN)
    if recent.count() >= REPORTS_AT_MOST:
        raise TooManyReports
    report = BarrierReport.objects.create(
        description=description, path=path, name=name, email=email, language=language, source=source,
        created_at=now, due_on=timezone.localdate(now) + timedelta(days=network.barrier_answer_days),
    )  # fmt: skip
    if mailbox := network.accessibility_mailbox:
        with translation.override(settings.LANGUAGE_CODE):
            mail_queue_template(
                to=[mailbox], template="legal/barrier_report", key=_mail_key(report),
                context={"report": report, "edit_url": settings.BASE_URL + barrier_edit_url(report)},
            )  # fmt: skip
    return report


def barrier_edit_url(report: BarrierReport) -> str:
    """The path of the form in which a report is answered."""
    return reverse("barrier_reports:edit", args=[report.pk])


def _mail_key(report: BarrierReport) -> str:
    return f"barrier:{report.pk}"


@transaction.atomic
def barrier_answer(*, report: BarrierReport, state: str, note: str, now: datetime) -> None:
    """Note what became of a report. Opening it again forgets when it was answered."""
    report.state, report.answer_note = state, note
    if state == BarrierReport.State.OPEN:
        report.answered_at = None
    else:
        report.answered_at = report.answered_at or now
    report.save()


@transaction.atomic
def barrier_reports_forget(*, now: datetime) -> int:
    """The periodic job: forget who reported, with the mail about it, then the report. Returns how many."""
    over = BarrierReport.objects.filter(created_at__lt=now - REPORT_KEPT)
    _mails_forget(over)
    over.delete()
    known = BarrierReport.objects.filter(~Q(source=""), answered_at__lt=now - PERSON_KEPT)
    _mails_forget(known)
    return known.update(name="", email="", source="")


def _mails_forget(reports: QuerySet[BarrierReport]) -> None:
    OutboxMail.objects.filter(key__in=[_mail_key(report) for report in reports]).delete()


@transaction.atomic
def automatic_check_store(*, report: Mapping) -> AutomaticCheck:
    """Take in the report of an automatic check; the newest one stands in the statement.

    ``report``: ``checked_at`` (ISO 8601 with time zone), ``tool``, ``pages`` and ``states`` (how many),
    ``findings`` (rows with ``rule``, ``page``, ``state``, ``impact``). Raises ``ValueError``.
    """
    try:
        checked_at = datetime.fromisoformat(report["checked_at"])
        findings = [
            {name: str(row[name]) for name in ("rule", "page", "state", "impact")}
            for row in report["findings"]
        ]
        pages, states, tool = int(report["pages"]), int(report["states"]), str(report["tool"])
    except (KeyError, TypeError) as missing:
        raise ValueError(f"The report lacks {missing}.") from missing
    if timezone.is_naive(checked_at):
        raise ValueError("The report does not say in which time zone it was made.")
    if pages < 1 or states < 1:
        raise ValueError("The report is about no page.")
    return AutomaticCheck.objects.create(
        checked_at=checked_at, tool=tool[:80], pages=pages, states=states, findings=findings
    )
