"""Members of the network: towns, districts, associations, the Land; real or, for demonstration, fictional."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Collection, Orderable

from cms.labels import ChoiceLabels

from ..size_classes import size_class
from ..sorting import din_5007_key
from .register import Municipality


class MemberKind(models.TextChoices):
    """What a member is."""

    KREISFREIE_STADT = "kreisfreie-stadt", _("Kreisfreie Stadt")
    GROSSE_STADT = "grosse-kreisangehoerige-stadt", _("Große kreisangehörige Stadt")
    MITTLERE_STADT = "mittlere-kreisangehoerige-stadt", _("Mittlere kreisangehörige Stadt")
    STADT = "stadt", _("Stadt")
    GEMEINDE = "gemeinde", _("Gemeinde")
    KREIS = "kreis", _("Kreis")
    STAEDTEREGION = "staedteregion", _("Städteregion")
    BEZIRKSREGIERUNG = "bezirksregierung", _("Bezirksregierung")
    LANDSCHAFTSVERBAND = "landschaftsverband", _("Landschaftsverband")
    SPITZENVERBAND = "spitzenverband", _("Kommunaler Spitzenverband")
    LAND = "land", _("Land")


DISTRICT_KINDS = (MemberKind.KREIS, MemberKind.STAEDTEREGION)


class MembershipStatus(models.TextChoices):
    """Where a member stands between first interest and leaving."""

    INTERESTED = "interessiert", _("interessiert")
    JOINING = "beitritt-laeuft", _("Beitritt läuft")
    MEMBER = "mitglied", _("Mitglied")
    RESTING = "ruhend", _("ruhend")
    LEFT = "ausgetreten", _("ausgetreten")


@dataclass(frozen=True)
class Place:
    """A Kreis or Regierungsbezirk as a facet knows it: ``key`` is the AGS, or a slug for fictional ones."""

    key: str
    label: str

    def __str__(self) -> str:
        return self.label


class MemberQuerySet(models.QuerySet):
    """Reads of members."""

    def active(self) -> "MemberQuerySet":
        """Members whose rights are open: all but those that left."""
        return self.exclude(status=MembershipStatus.LEFT)

    def with_places(self) -> "MemberQuerySet":
        """With the rows that names and facets need."""
        return self.select_related("register", "kreis_row", "kreis_member", "district_row")


class Member(ChoiceLabels, ClusterableModel):
    """A member. Its figures are copied from the register row (if it has one) and asked from here alone."""

    name = models.CharField(_("Name"), max_length=120, unique=True)
    kind = models.CharField(_("Art"), max_length=40, choices=MemberKind.choices)
    register = models.OneToOneField(
        Municipality, verbose_name=_("Eintrag im Gemeindeverzeichnis"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="member",
    )  # fmt: skip
    fictional = models.BooleanField(
        _("Erfunden"), default=False, help_text=_("Beispiel zur Vorführung; wird überall so gekennzeichnet.")
    )
    status = models.CharField(
        _("Status"), max_length=20, choices=MembershipStatus.choices, default=MembershipStatus.JOINING
    )
    joined_on = models.DateField(_("Beigetreten am"), null=True, blank=True)
    trusted = models.BooleanField(
        _("Veröffentlicht selbst"), default=False,
        help_text=_("Die Rolle „Redaktion mit Veröffentlichung“ gilt und erspart die Prüfung."),
    )  # fmt: skip

    population = models.PositiveIntegerField(_("Einwohnerzahl"), null=True, blank=True)
    population_date = models.DateField(_("Stand der Einwohnerzahl"), null=True, blank=True)
    area_km2 = models.DecimalField(_("Fläche in km²"), max_digits=9, decimal_places=2, null=True, blank=True)
    lat = models.FloatField(_("Breite"), null=True, blank=True)
    lon = models.FloatField(_("Länge"), null=True, blank=True)
    website = models.URLField(_("Website"), blank=True)
    kreis_row = models.ForeignKey(
        Municipality, verbose_name=_("Kreis"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="+", limit_choices_to={"level": "kreis"},
    )  # fmt: skip
    kreis_member = models.ForeignKey(
        "self", verbose_name=_("Kreis (Mitglied)"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="towns", help_text=_("Wenn der Kreis selbst Mitglied ist."),
    )  # fmt: skip
    district_row = models.ForeignKey(
        Municipality, verbose_name=_("Regierungsbezirk"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="+", limit_choices_to={"level": "regierungsbezirk"},
    )  # fmt: skip

    collection = models.OneToOneField(
        Collection, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="member"
    )
    sort_key = models.CharField(max_length=140, editable=False, db_index=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("Mitglied")
        verbose_name_plural = _("Mitglieder")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """Keep the sorting key in step with the name."""
        self.sort_key = din_5007_key(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """A fictional member never stands for a real municipality."""
        if self.fictional and self.register_id:
            raise ValidationError(
                {"register": _("Ein erfundenes Mitglied steht nicht im Gemeindeverzeichnis.")}
            )

    @property
    def is_active(self) -> bool:
        """Whether its rights are open."""
        return self.status != MembershipStatus.LEFT

    @property
    def is_shown(self) -> bool:
        """Whether its profile stands in the public list."""
        return self.status in (MembershipStatus.MEMBER, MembershipStatus.RESTING)

    @property
    def is_district(self) -> bool:
        """Whether this is a Kreis or Städteregion, which has towns."""
        return self.kind in DISTRICT_KINDS

    @property
    def size_class(self) -> str:
        """Key of the size class, "" for bodies without inhabitants of their own."""
        return size_class(self.population, is_district=self.is_district)

    @property
    def density(self) -> int | None:
        """Inhabitants per km², rounded."""
        return round(self.population / float(self.area_km2)) if self.population and self.area_km2 else None

    @property
    def key(self) -> str:
        """What addresses call it: the AGS, or ``m`` and its number outside the register."""
        return self.register.ags if self.register else f"m{self.pk}"

    @property
    def kreis(self) -> Place | None:
        """The Kreis: the member itself if it is one, else the one it lies in; None for kreisfreie Städte."""
        district = self if self.is_district else self.kreis_member
        row = (district.register if district else None) or (None if district else self.kreis_row)
        if row:
            return Place(row.ags, row.display_name)
        return Place(f"k{district.pk}", district.name) if district else None

    @property
    def regierungsbezirk(self) -> Place | None:
        """The Regierungsbezirk it lies in."""
        return Place(self.district_row.ags, self.district_row.display_name) if self.district_row else None


class JoiningCriterion(Orderable):
    """One of the five joining criteria that a member meets, with date and evidence."""

    class Criterion(models.TextChoices):
        CONTACT = "ansprechstelle", _("Ansprechstelle für Engagement benannt")
        CROSS_CUTTING = "querschnitt", _("Engagementförderung als Querschnittsaufgabe verankert")
        DECLARATION = "erklaerung", _("Gemeinsame Erklärung unterzeichnet")
        CARD = "ehrenamtskarte", _("Ehrenamtskarte eingeführt, geplant oder gleichwertig ersetzt")
        COOPERATION = "mitarbeit", _("Kontinuierliche Mitarbeit zugesagt")

    member = ParentalKey(Member, on_delete=models.CASCADE, related_name="criteria")
    criterion = models.CharField(_("Kriterium"), max_length=20, choices=Criterion.choices)
    met_on = models.DateField(_("erfüllt seit"), null=True, blank=True)
    evidence = models.CharField(_("Nachweis"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["member", "criterion"], name="criterion_once")]

    def __str__(self) -> str:
        return self.get_criterion_display()


class NetworkRole(Orderable):
    """What a member does for the network, for a time."""

    class Role(models.TextChoices):
        SPEAKERS = "sprecherteam", _("Sprecherteam")
        REGIONAL = "regionalansprechstelle", _("Regionale Ansprechstelle")
        TANDEM = "tandemkommune", _("Tandemkommune")

    member = ParentalKey(Member, on_delete=models.CASCADE, related_name="network_roles")
    role = models.CharField(_("Rolle"), max_length=30, choices=Role.choices)
    starts_on = models.DateField(_("von"), null=True, blank=True)
    ends_on = models.DateField(_("bis"), null=True, blank=True)

    def __str__(self) -> str:
        return self.get_role_display()
