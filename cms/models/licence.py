"""Licences under which members let others use their texts, files and images."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """The key is stable and part of exports; the label is what readers see."""

    CC_BY = "cc-by-4.0", _("CC BY 4.0 (Namensnennung)")
    CC_BY_SA = "cc-by-sa-4.0", _("CC BY-SA 4.0 (Namensnennung, gleiche Bedingungen)")
    CC_ZERO = "cc0-1.0", _("CC0 (ohne Bedingungen)")
    MUNICIPAL = "kommunen", _("Zur Nachnutzung durch Kommunen")
    ALL_RIGHTS = "alle-rechte", _("Alle Rechte vorbehalten")
