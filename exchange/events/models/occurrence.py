"""The dates of events as rows. Every list, filter, feed and registration works on these."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .choices import Status
from .event import EventPage


class Occurrence(models.Model):
    """One date of an event. It hangs on the page of the first language; translations show it and own none.

    All-day dates start at midnight (Europe/Berlin) of the first day and end at midnight **after** the last.
    """

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="occurrences")
    original_start = models.DateTimeField(_("ursprünglicher Beginn"))
    """Where the rule put the date: its name, which it keeps when it is moved (iCalendar's RECURRENCE-ID)."""
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    all_day = models.BooleanField(_("ganztägig"), default=False)
    status = models.CharField(_("Status"), max_length=10, choices=Status.choices, default=Status.SCHEDULED)
    status_reason = models.CharField(_("Grund"), max_length=200, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    """The event's ``sequence`` when a calendar last had something new to show about this date."""
    digest = models.CharField(max_length=64, editable=False, default="")
    updated_at = models.DateTimeField(default=timezone.now)
    free_seats = models.PositiveIntegerField(_("freie Plätze"), null=True, blank=True)
    """``None``: nobody counts seats. Kept by the registration."""

    class Meta:
        verbose_name = _("Termin")
        verbose_name_plural = _("Termine")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "original_start"], name="occurrence_once"),
        ]
        indexes = [
            models.Index(fields=["starts_at", "id"], name="occurrence_by_start"),
            models.Index(fields=["ends_at"], name="occurrence_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.event.title}, {timezone.localtime(self.starts_at):%d.%m.%Y %H:%M}"

    @property
    def takes_place(self) -> bool:
        """Whether one may come at the time that this row names."""
        return self.status in (Status.SCHEDULED, Status.MOVED)
