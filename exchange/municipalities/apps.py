from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MunicipalitiesConfig(AppConfig):
    name = "exchange.municipalities"
    label = "municipalities"
    verbose_name = _("Kommunen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms.finding import register_choices_facet
        from cms.tick.registry import register_job

        from . import signals as page_signals
        from .confirming.reminders import reminders_job
        from .marks.models import MarkKind
        from .moderation import signals
        from .moderation.outside_changes import outside_changes_report

        signals.connect()
        page_signals.connect()
        register_choices_facet("auszeichnung", _("Auszeichnung"), 15, lambda: dict(MarkKind.choices))
        register_job("review_reminders", every=timedelta(days=1), function=reminders_job)
        register_job("outside_changes", every=timedelta(minutes=5), function=outside_changes_report)
