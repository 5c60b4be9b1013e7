from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "exchange.events"
    label = "events"
    verbose_name = _("Veranstaltungen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.page_cache.moments import register_moment
        from cms.tick.registry import register_job
        from exchange.municipalities.profile_sections import register_profile_section

        from . import signals
        from .feeds_in.tasks import feeds_due
        from .moments import date_moment, registration_moment
        from .next_dates import profile_dates
        from .registration import jobs
        from .registration import signals as registration_signals
        from .services.occurrences import events_refresh

        signals.connect()
        registration_signals.connect()
        jobs.register()
        register_moment(date_moment)
        register_moment(registration_moment)
        register_profile_section("events/profile_dates.html", profile_dates)
        register_job("events_refresh", every=timedelta(days=1), function=events_refresh)
        register_job("calendar_feeds", every=timedelta(minutes=5), function=feeds_due)
