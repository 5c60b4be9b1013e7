"""The pages that every site needs, by the address below the front page at which everybody expects them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Duty(models.TextChoices):
    """``manage.py create_site`` makes them, the footer names them, ``legal.readiness`` misses them."""

    CONTACT = "kontakt", _("Kontakt")
    IMPRINT = "impressum", _("Impressum")
    PRIVACY = "datenschutz", _("Datenschutz")
    ACCESSIBILITY = "erklaerung-zur-barrierefreiheit", _("Erklärung zur Barrierefreiheit")
    EASY_LANGUAGE = "leichte-sprache", _("Leichte Sprache")
    SIGN_LANGUAGE = "gebaerdensprache", _("Gebärdensprache")
