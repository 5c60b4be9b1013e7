"""Reads: what the statement on accessibility shows, and the reports that wait."""

from datetime import date

from django.db.models import QuerySet
from wagtail.models import Locale, Site

from cms.models import NetworkSettings

from .models import AccessibilityStatementPage, AutomaticCheck, BarrierReport


def statement_context(page: AccessibilityStatementPage, today: date) -> dict:
    """What the page adds itself: the last automatic check, and whether the yearly review is late."""
    return {
        "parts": list(page.parts.all()),
        "check": AutomaticCheck.objects.first(),
        "review_is_late": page.review_due_on is not None and page.review_due_on < today,
    }


def barrier_reports_open() -> QuerySet[BarrierReport]:
    """Reports without an answer, the one that is due first at the head."""
    return BarrierReport.objects.filter(state=BarrierReport.State.OPEN).order_by("due_on", "pk")


def statements_to_review(by: date) -> list[AccessibilityStatementPage]:
    """Live statements (of the source language) whose yearly review is due by then."""
    statements = AccessibilityStatementPage.objects.live().filter(locale=Locale.get_default())
    return [page for page in statements.order_by("pk") if page.review_due_on and page.review_due_on <= by]


def network_settings() -> NetworkSettings:
    """The settings of the default site, for work that no request asks for."""
    return NetworkSettings.for_site(Site.objects.get(is_default_site=True))
