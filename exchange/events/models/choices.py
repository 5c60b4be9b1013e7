"""What may be chosen for events. Keys stand in addresses, feeds and exports and never change."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventType(models.TextChoices):
    """The formats of the network."""

    NETWORK = "netzwerktreffen", _("Netzwerktreffen")
    SUMMIT = "spitzentreffen", _("Spitzentreffen")
    WORKSHOP = "entwicklungswerkstatt", _("Entwicklungswerkstatt")
    SEMINAR = "regionales-seminar", _("Regionales Seminar")
    CONGRESS = "fachkongress", _("Fachkongress")
    SHORT = "digitales-kurzformat", _("Digitales Kurzformat")
    PEER = "kollegiale-beratung", _("Kollegiale Beratung")
    VISIT = "hospitation", _("Hospitation")
    REGIONAL = "regionaltreffen", _("Regionaltreffen")
    INFORMATION = "informationsveranstaltung", _("Informationsveranstaltung")


class AttendanceMode(models.TextChoices):
    ONSITE = "onsite", _("vor Ort")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("vor Ort und online")


class Status(models.TextChoices):
    """Of an event, and of each of its dates."""

    SCHEDULED = "scheduled", _("findet statt")
    CANCELLED = "cancelled", _("abgesagt")
    POSTPONED = "postponed", _("verschoben, neuer Termin folgt")
    MOVED = "moved", _("verlegt")


class LandCalendar(models.TextChoices):
    """Where an event stands in the calendar that the ministry curates."""

    OWN = "own", _("eigener Kalender")
    PROPOSED = "proposed", _("für den Landeskalender vorgeschlagen")
    ACCEPTED = "accepted", _("im Landeskalender")
    FEATURED = "featured", _("im Landeskalender hervorgehoben")
    DECLINED = "declined", _("nicht in den Landeskalender aufgenommen")


class Frequency(models.TextChoices):
    NONE = "none", _("keine Wiederholung")
    DAILY = "daily", _("täglich")
    WEEKLY = "weekly", _("wöchentlich")
    MONTHLY_DAY = "monthly_day", _("monatlich am selben Tag (zum Beispiel am 15.)")
    MONTHLY_WEEKDAY = "monthly_weekday", _("monatlich am selben Wochentag (zum Beispiel am 2. Dienstag)")
    YEARLY = "yearly", _("jährlich am selben Datum")


class Weekday(models.TextChoices):
    """Keys as iCalendar writes them."""

    MONDAY = "MO", _("Montag")
    TUESDAY = "TU", _("Dienstag")
    WEDNESDAY = "WE", _("Mittwoch")
    THURSDAY = "TH", _("Donnerstag")
    FRIDAY = "FR", _("Freitag")
    SATURDAY = "SA", _("Samstag")
    SUNDAY = "SU", _("Sonntag")


class MonthlyPosition(models.IntegerChoices):
    FIRST = 1, _("der erste")
    SECOND = 2, _("der zweite")
    THIRD = 3, _("der dritte")
    FOURTH = 4, _("der vierte")
    LAST = -1, _("der letzte")


class ExceptionAction(models.TextChoices):
    CANCELLED = "cancelled", _("fällt aus")
    MOVED = "moved", _("wird verlegt")


class AccessFeature(models.TextChoices):
    STEP_FREE = "stufenlos", _("Stufenlos erreichbar")
    TOILET = "wc", _("Rollstuhlgerechtes WC")
    INDUCTION = "induktion", _("Induktionsanlage für Hörgeräte")
    PARKING = "parkplatz", _("Parkplatz für Menschen mit Behinderung")
    TRANSPORT = "oepnv", _("Haltestelle in der Nähe")
    GUIDANCE = "leitsystem", _("Leitsystem für blinde Menschen")
    QUIET = "ruheraum", _("Ruheraum")


class TravelCostRule(models.TextChoices):
    SELF = "selbst", _("tragen die Teilnehmenden")
    ORGANISER = "veranstalter", _("übernimmt die Veranstalterin oder der Veranstalter")
    LAND = "land", _("übernimmt das Land")


class MaterialKind(models.TextChoices):
    MINUTES = "protokoll", pgettext_lazy("Veranstaltung", "Protokoll")
    SLIDES = "folien", _("Folien")
    REPORT = "dokumentation", _("Dokumentation")
    RECORDING = "aufzeichnung", _("Aufzeichnung")
    OTHER = "sonstiges", _("Sonstiges")


class RegistrationMode(models.TextChoices):
    NONE = "none", _("keine Anmeldung nötig")
    INTERNAL = "internal", _("Anmeldung hier")
    EXTERNAL = "external", _("Anmeldung auf einer anderen Website")
    APPLICATION = "application", _("Bewerbung mit Auswahl")


class AskedField(models.TextChoices):
    """What a registration asks beyond name and e-mail; only what is needed."""

    FUNCTION = "function", _("Funktion")
    PHONE = "phone", _("Telefon")
    CATERING = "catering", _("Verpflegung")
    ACCESS_NEEDS = "access_needs", _("Bedarf zur Barrierefreiheit")
    MOTIVATION = "motivation", _("Beweggrund der Bewerbung")
    REMARK = "remark", _("Anmerkung")
