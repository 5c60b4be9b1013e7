"""People who want to come: registrations, their special needs, who was there, and certificates."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.municipalities.models import Member

from .occurrence import Occurrence


class RegistrationState(models.TextChoices):
    """Where a registration stands. ``PENDING`` becomes something else only through the link in the mail."""

    PENDING = "pending", _("E-Mail noch nicht bestätigt")
    APPLIED = "applied", _("beworben")
    CONFIRMED = "confirmed", _("angemeldet")
    WAITING = "waiting", _("auf der Warteliste")
    OFFERED = "offered", _("Platz angeboten")
    REJECTED = "rejected", _("kein Platz")
    CANCELLED = "cancelled", _("abgemeldet")
    EXPIRED = "expired", _("Angebot verfallen")


# Who holds a seat, and whose registration counts at all: one for each address.
SEATED = (RegistrationState.CONFIRMED, RegistrationState.OFFERED)
ACTIVE = (*SEATED, RegistrationState.WAITING, RegistrationState.APPLIED)


class Registration(models.Model):
    """One person for one date; of a cohort for all its dates (then ``occurrence`` is the one that counts).

    Everything here is personal and goes when the event is long enough over (``registration.retention``).
    """

    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="registrations")
    name = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-Mail"), max_length=254, blank=True)
    member = models.ForeignKey(
        Member, verbose_name=_("Kommune"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    institution = models.CharField(_("Einrichtung"), max_length=160, blank=True)
    function = models.CharField(_("Funktion"), max_length=120, blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    motivation = models.TextField(_("Beweggrund"), max_length=1500, blank=True)
    remark = models.TextField(_("Anmerkung"), max_length=600, blank=True)
    list_consent = models.BooleanField(_("steht auf der Teilnahmeliste"), default=False)
    language = models.CharField(max_length=10, default="de")

    state = models.CharField(
        _("Stand"), max_length=10, choices=RegistrationState.choices, default=RegistrationState.PENDING
    )
    reason = models.CharField(_("Begründung"), max_length=400, blank=True)
    created_at = models.DateTimeField(_("eingegangen"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("E-Mail bestätigt"), null=True, blank=True)
    waiting_since = models.DateTimeField(_("wartet seit"), null=True, blank=True)
    offer_expires_at = models.DateTimeField(_("Angebot gilt bis"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    told = models.JSONField(default=dict, blank=True)
    """What the last mail said about date and place, so that a change is told once."""
    told_link = models.CharField(max_length=400, blank=True)
    certificate_code = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = _("Anmeldung")
        verbose_name_plural = _("Anmeldungen")
        ordering = ["created_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["occurrence", "email"],
                condition=models.Q(state__in=ACTIVE) & ~models.Q(email=""),
                name="registration_once_per_address",
            )
        ]
        indexes = [models.Index(fields=["occurrence", "state"], name="registration_by_state")]

    def __str__(self) -> str:
        return self.name

    @property
    def holds_seat(self) -> bool:
        """Whether a seat is taken or kept for this person."""
        return self.state in SEATED

    @property
    def is_active(self) -> bool:
        """Whether this person still comes, waits or hopes."""
        return self.state in ACTIVE

    @property
    def from_where(self) -> str:
        """The municipality, or whatever else the person named."""
        return self.member.name if self.member else self.institution


class SpecialNeeds(models.Model):
    """What a person needs to take part. It may tell of health or belief: kept apart, deleted early."""

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="needs")
    access = models.TextField(_("Bedarf zur Barrierefreiheit"), max_length=600, blank=True)
    catering = models.CharField(_("Verpflegung"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Besonderer Bedarf")
        default_permissions = ()

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.access, self.catering)))


class Attendance(models.Model):
    """This person was there on this date."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="attendances")
    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="attendances")

    class Meta:
        verbose_name = _("Teilnahme")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["registration", "occurrence"], name="attendance_once")]


class Certificate(models.Model):
    """That a certificate was issued. It holds no name: only who has code and name can ask for it.

    ``fingerprint`` is a hash of the code (60 random bits) and the name, so it outlives the registration.
    """

    fingerprint = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=255)
    period = models.CharField(max_length=120)
    issued_on = models.DateField()

    class Meta:
        verbose_name = _("Bescheinigung")
        default_permissions = ()


class FormAttempt(models.Model):
    """A form was sent from somewhere: a hash that changes daily, kept for an hour, to slow down machines."""

    source = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Versuch")
        default_permissions = ()
        indexes = [models.Index(fields=["source", "at"], name="form_attempts")]
