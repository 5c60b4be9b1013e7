"""The official register of municipalities, districts, government regions and the Land."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..size_classes import size_class


class Level(models.TextChoices):
    """Levels of the register, as in its source table."""

    GEMEINDE = "gemeinde", _("Gemeinde")
    KREIS = "kreis", _("Kreis")
    REGIERUNGSBEZIRK = "regierungsbezirk", _("Regierungsbezirk")
    LAND = "land", _("Land")


class MunicipalityQuerySet(models.QuerySet):
    """Reads of the register."""

    def current(self) -> "MunicipalityQuerySet":
        """Entries that still exist."""
        return self.filter(ended_on__isnull=True)


class Municipality(models.Model):
    """One row of the register; key is the AGS (8 digits, higher levels padded with zeros).

    Rows come from ``load_register`` alone. One that vanishes from the source stays, with its end and, once
    somebody entered it, its successor. The parent of a kreisfreie Stadt is its Regierungsbezirk.
    """

    ags = models.CharField(_("Amtlicher Gemeindeschlüssel"), max_length=8, unique=True)
    level = models.CharField(_("Ebene"), max_length=16, choices=Level.choices)
    name = models.CharField(_("Name"), max_length=100)
    official_name = models.CharField(_("amtlicher Name"), max_length=120)
    kind = models.CharField(_("Art"), max_length=40, blank=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("übergeordnet"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="children",
    )  # fmt: skip
    population = models.PositiveIntegerField(_("Einwohnerzahl"), null=True)
    population_date = models.DateField(_("Stand der Einwohnerzahl"), null=True)
    area_km2 = models.DecimalField(_("Fläche in km²"), max_digits=9, decimal_places=2, null=True)
    lat = models.FloatField(_("Breite"), null=True)
    lon = models.FloatField(_("Länge"), null=True)
    website = models.CharField(_("Website"), max_length=120, blank=True)
    ended_on = models.DateField(_("aufgelöst am"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", verbose_name=_("aufgegangen in"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="predecessors",
    )  # fmt: skip
    sort_key = models.CharField(max_length=140, editable=False, db_index=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("Eintrag im Gemeindeverzeichnis")
        verbose_name_plural = _("Gemeindeverzeichnis")
        ordering = ["sort_key", "ags"]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name that tells it apart: "Kreis Düren" is not "Düren"."""
        return self.name if self.level == Level.GEMEINDE else self.official_name

    @property
    def size_class(self) -> str:
        """Key of the size class, "" above the level of districts."""
        if self.level not in (Level.GEMEINDE, Level.KREIS):
            return ""
        return size_class(self.population, is_district=self.level == Level.KREIS)

    @property
    def density(self) -> int | None:
        """Inhabitants per km², rounded."""
        return round(self.population / float(self.area_km2)) if self.population and self.area_km2 else None
