"""What allauth asks the site: texts, mails, redirects, who may come in."""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.mail.services import mail_queue_template
from cms.models import NetworkSettings, User

from .places import home_of
from .secrets import locked, unlocked
from .services import address_keep


class AccountAdapter(DefaultAccountAdapter):
    """Mails through the outbox, in our words; links in them with the public address; no sign-up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dieses Konto ist gesperrt."),
        "email_password_mismatch": _("E-Mail-Adresse oder Passwort stimmen nicht."),
        "email_taken": _("Diese E-Mail-Adresse können Sie nicht verwenden."),
        "duplicate_email": _("Das ist bereits Ihre E-Mail-Adresse."),
        "enter_current_password": _("Das bisherige Passwort stimmt nicht."),
        "incorrect_code": _("Der Code stimmt nicht oder ist abgelaufen."),
        "incorrect_password": _("Das Passwort stimmt nicht."),
        "invalid_login": _("Die Anmeldung ist nicht gelungen."),
        "invalid_password_reset": _("Dieser Link gilt nicht mehr."),
        "rate_limited": _("Das waren zu viele Versuche. Bitte warten Sie etwas."),
        "same_as_current": _("Bitte geben Sie etwas Neues ein."),
        "too_many_login_attempts": _(
            "Das waren zu viele Versuche. Bitte warten Sie etwas, oder setzen Sie Ihr Passwort zurück."
        ),
    }

    reauthentication_words = {
        "reauthenticate": _("Mit Ihrem Passwort"),
        "mfa_reauthenticate": _("Mit einem Code aus Ihrer App oder einem Ersatzcode"),
        "mfa_reauthenticate:webauthn": _("Mit einem Passkey"),
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def get_reauthentication_methods(self, user) -> list[dict]:
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": self.reauthentication_words[way["id"]]} for way in ways]

    def is_safe_url(self, url) -> bool:
        host = context.request.get_host()
        return url_has_allowed_host_and_scheme(url, {host}, require_https=context.request.is_secure())

    def get_login_redirect_url(self, request) -> str:
        return home_of(request.user)

    def pre_login(self, request, user, **kwargs):
        address_keep(user=user)
        return super().pre_login(request, user, **kwargs)

    def send_mail(self, template_prefix, email, context):
        name = template_prefix.rpartition("/")[2]
        mail_queue_template(to=[email], template=f"accounts/{name}", context=context)

    def get_reset_password_from_key_url(self, key) -> str:
        return _public(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request, emailconfirmation) -> str:
        return _public(super().get_email_confirmation_url(request, emailconfirmation))


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Lets in whom the provider calls by the proven address of an account or of an open invitation."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False

    def authenticate_by_email(self, sociallogin) -> tuple[User, str] | None:
        # Connecting a service to the account that is signed in must not touch other accounts.
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            return None
        # "true" in quotation marks is no promise.
        proven = [address.email for address in sociallogin.email_addresses if address.verified is True]
        for email in proven:
            if user := User.objects.filter(email__iexact=email).first() or self._invited(email, sociallogin):
                address_keep(user=user)
                return user, email
        return None

    def _invited(self, email: str, sociallogin) -> User | None:
        person = sociallogin.user
        return import_string(settings.ACCOUNT_OF_INVITED)(
            email=email, first_name=person.first_name, last_name=person.last_name
        )


class FactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps are locked; keys bear the name of the network."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Der Code stimmt nicht oder ist abgelaufen."),
        "unverified_email": _("Bitte bestätigen Sie zuerst Ihre neue E-Mail-Adresse."),
        "add_email_blocked": _("Schalten Sie dafür zuerst den zweiten Faktor ab."),
    }

    def encrypt(self, text: str) -> str:
        return locked(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unlocked(encrypted_text)

    def generate_authenticator_name(self, user, type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %d") % number

    def _get_site_name(self) -> str:
        return NetworkSettings.for_request(context.request).network_name


def _public(url: str) -> str:
    """The address with the site's public host, whatever host the request named."""
    return settings.BASE_URL + urlsplit(url).path
