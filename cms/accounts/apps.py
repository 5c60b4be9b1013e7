from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class AccountsConfig(AppConfig):
    name = "cms.accounts"
    label = "accounts"
    verbose_name = pgettext_lazy("Konto", "Anmeldung")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import signals
        from .limits import limits_share

        signals.connect()
        limits_share()
