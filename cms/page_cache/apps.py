from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    name = "cms.page_cache"
    label = "page_cache"
    verbose_name = _("Zwischenspeicher der Seiten")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.db.backends.signals import connection_created
        from django.db.models.signals import post_migrate

        from .moments import page_moment, register_moment
        from .version import content_changed
        from .writes import connection_watch

        connection_created.connect(connection_watch)
        # New templates come with a deployment, and that begins with `migrate`.
        post_migrate.connect(lambda **_kwargs: content_changed(), sender=self, weak=False)
        register_moment(page_moment)
