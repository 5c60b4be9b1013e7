from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    name = "cms.page_cache"
    label = "page_cache"
    verbose_name = _("Zwischenspeicher der Seiten")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.db.backends.signals import connection_created

        from .writes import connection_watch

        connection_created.connect(connection_watch)
