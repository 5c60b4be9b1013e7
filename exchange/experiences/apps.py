from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExperiencesConfig(AppConfig):
    name = "exchange.experiences"
    label = "experiences"
    verbose_name = _("Erfahrungen")
    default_auto_field = "django.db.models.BigAutoField"
