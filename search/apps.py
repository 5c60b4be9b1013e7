from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Suche")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.finding import register_file_note
        from cms.health import register_check
        from cms.tick.registry import register_job

        from . import checks, counting, facets, health, rebuild, signals  # noqa: F401 - checks register themselves
        from .attachments.queries import reading_note
        from .attachments.services import documents_read_late
        from .delivery import jobs
        from .delivery import signals as delivery_signals
        from .engines.elasticsearch import address_in_use
        from .meaning.health import meaning_health
        from .meaning.tasks import all_vectors_wake
        from .spelling.words import word_lists_renew
        from .usage import signals as usage
        from .usage.popular import popular_searches_offer
        from .usage.services import searches_forget

        facets.register()
        signals.connect()
        delivery_signals.connect()
        # An address that nobody can use stops the start, with what is wrong.
        address_in_use()
        register_check("search", health.search_health)
        register_check("meaning", meaning_health)
        register_file_note(reading_note)
        jobs.register()
        usage.connect()
        register_job("search_spelling", every=timedelta(days=1), function=word_lists_renew)
        register_job("search_usage_forget", every=timedelta(days=1), function=searches_forget)
        register_job("search_usage_popular", every=timedelta(days=1), function=popular_searches_offer)
        register_job("search_files", every=timedelta(hours=1), function=documents_read_late)
        register_job("search_vectors", every=timedelta(minutes=5), function=all_vectors_wake)
        register_job("search_words_count", every=timedelta(days=1), function=counting.words_count)
        register_job("search_refresh", every=timedelta(days=1), function=rebuild.dated_entries_refresh)
