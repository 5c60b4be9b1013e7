from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MunicipalitiesConfig(AppConfig):
    name = "exchange.municipalities"
    label = "municipalities"
    verbose_name = _("Kommunen")
    default_auto_field = "django.db.models.BigAutoField"
