from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    name = "cms.languages"
    label = "languages"
    verbose_name = _("Sprachen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail_localize.locales.components import LOCALE_COMPONENTS

        from . import signals
        from .active import active_language_quicken
        from .template_words import words_shorten

        active_language_quicken()
        words_shorten()
        signals.connect()
        # "Sync from" would fill a language with aliases: German pages under its address.
        LOCALE_COMPONENTS.clear()
