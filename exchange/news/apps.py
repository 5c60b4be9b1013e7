from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "exchange.news"
    label = "news"
    verbose_name = _("Aktuelles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.municipalities.profile_sections import register_profile_section

        from . import signals
        from .queries import profile_news

        signals.connect()
        register_profile_section("news/profile_news.html", profile_news)
