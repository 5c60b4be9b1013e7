from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AmtshilfeConfig(AppConfig):
    name = "exchange.amtshilfe"
    label = "amtshilfe"
    verbose_name = _("Amtshilfe")
    default_auto_field = "django.db.models.BigAutoField"
