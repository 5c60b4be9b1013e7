from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TickConfig(AppConfig):
    name = "cms.tick"
    label = "tick"
    verbose_name = _("Wiederkehrende Aufgaben")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import jobs

        jobs.register()
