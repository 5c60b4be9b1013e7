"""Calendars that members keep elsewhere, and what was found in them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.municipalities.models import Member

from .event import EventPage


class FeedState(models.TextChoices):
    """How the last attempt to fetch a calendar ended."""

    NEW = "new", _("noch nicht abgerufen")
    READ = "read", _("gelesen")
    PARTLY = "partly", _("gelesen, mit Problemen")
    UNREADABLE = "unreadable", _("nicht lesbar")
    UNREACHABLE = "unreachable", _("nicht erreichbar")


class CalendarFeed(models.Model):
    """The address of a member's own calendar. What stands in it becomes suggestions for its editors."""

    member = models.ForeignKey(
        Member, verbose_name=_("Mitglied"), on_delete=models.CASCADE, related_name="calendar_feeds"
    )
    name = models.CharField(
        _("Bezeichnung"), max_length=120, help_text=_("Zum Beispiel: Veranstaltungskalender der Stadt.")
    )
    url = models.URLField(
        _("Adresse"), max_length=1000,
        help_text=_(
            "Beginnt mit https:// und führt zu einer Datei im Format iCalendar, oft mit der Endung .ics."
        ),
    )  # fmt: skip
    active = models.BooleanField(
        _("Regelmäßig abrufen"), default=True, help_text=_("Ohne Häkchen ruht der Abruf; Vorschläge bleiben.")
    )
    state = models.CharField(_("Stand"), max_length=11, choices=FeedState.choices, default=FeedState.NEW)
    problems = models.JSONField(default=list, blank=True)
    """What was wrong at the last attempt: `[{"line": 12 or null, "reason": "…"}]`."""
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=200, blank=True)
    failures = models.PositiveIntegerField(default=0)
    """Attempts in a row that brought no file."""
    fetched_at = models.DateTimeField(_("Zuletzt abgerufen"), null=True, blank=True)
    read_at = models.DateTimeField(_("Zuletzt gelesen"), null=True, blank=True)
    next_fetch_at = models.DateTimeField(_("Nächster Abruf"), default=timezone.now)
    told = models.CharField(max_length=64, blank=True)
    """A fingerprint of the trouble that the owner was told of; empty when all is well."""

    class Meta:
        verbose_name = _("Kalenderabruf")
        verbose_name_plural = _("Kalenderabrufe")
        ordering = ["member__sort_key", "name", "pk"]
        constraints = [models.UniqueConstraint(fields=["member", "url"], name="calendar_feed_once")]
        indexes = [models.Index(fields=["active", "next_fetch_at"], name="calendar_feed_due")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_in_trouble(self) -> bool:
        return self.state in (FeedState.UNREADABLE, FeedState.UNREACHABLE)


class Change(models.TextChoices):
    """What is new about a date, compared with what was taken over."""

    NEW = "new", _("neu")
    CHANGED = "changed", _("geändert")
    CANCELLED = "cancelled", _("abgesagt")
    VANISHED = "vanished", _("nicht mehr im Kalender")


class SuggestionState(models.TextChoices):
    OPEN = "open", _("offen")
    TAKEN = "taken", _("übernommen")
    DISMISSED = "dismissed", _("verworfen")


class FeedSuggestion(models.Model):
    """One date of a calendar: what it says now, and what an editor decided about what it said before."""

    feed = models.ForeignKey(CalendarFeed, on_delete=models.CASCADE, related_name="suggestions")
    uid = models.CharField(max_length=255)
    recurrence_id = models.CharField(max_length=32, blank=True)
    """The start that a series gives the date, in UTC; empty for what happens once."""
    starts_at = models.DateTimeField(_("Beginn"))
    content = models.JSONField()
    """What the calendar says now: the fields of `SuggestedDate`."""
    taken_content = models.JSONField(null=True, blank=True)
    """What it said when an editor last took it over."""
    change = models.CharField(_("Neu daran"), max_length=9, choices=Change.choices, default=Change.NEW)
    state = models.CharField(
        _("Entscheidung"), max_length=9, choices=SuggestionState.choices, default=SuggestionState.OPEN
    )
    decided = models.CharField(max_length=64, blank=True)
    """A fingerprint of what was decided about: the decision holds as long as it stays the same."""
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    page = models.ForeignKey(
        EventPage, verbose_name=_("Veranstaltung"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Vorschlag aus einem Kalender")
        verbose_name_plural = _("Vorschläge aus Kalendern")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["feed", "uid", "recurrence_id"], name="feed_suggestion_once")
        ]
        indexes = [models.Index(fields=["feed", "state", "starts_at"], name="feed_suggestion_list")]

    def __str__(self) -> str:
        return self.content.get("title", "")
