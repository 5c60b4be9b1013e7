"""The pages of accounts: allauth's views and names, in German words. What is not named is not there."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as service
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.usersessions import views as sessions
from django.urls import path, re_path
from django.views.decorators.http import require_POST

from . import views
from .provider import leads_to_provider

# Keys have hyphens too: the first one ends the number.
KEY = r"(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)"

urlpatterns = [
    path("", views.overview, name="account_overview"),
    path("anmelden/", leads_to_provider(views.LoginView.as_view()), name="account_login"),
    path("abmelden/", account.logout, name="account_logout"),
    path("gesperrt/", account.account_inactive, name="account_inactive"),
    path("einladung/", views.by_invitation, name="account_signup"),
    path("bestaetigen/", account.reauthenticate, name="account_reauthenticate"),
    path("e-mail/", account.email, name="account_email"),
    path("e-mail/bestaetigen/", account.email_verification_sent, name="account_email_verification_sent"),
    path("e-mail/bestaetigen/<str:key>/", account.confirm_email, name="account_confirm_email"),
    path("passwort/", account.password_change, name="account_change_password"),
    path("passwort/festlegen/", account.password_set, name="account_set_password"),
    path("passwort/vergessen/", account.password_reset, name="account_reset_password"),
    path("passwort/unterwegs/", account.password_reset_done, name="account_reset_password_done"),
    path("passwort/neu/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        rf"^passwort/neu/{KEY}/$", account.password_reset_from_key, name="account_reset_password_from_key"
    ),
    path("zweiter-faktor/", factor.index, name="mfa_index"),
    path("zweiter-faktor/anmelden/", factor.authenticate, name="mfa_authenticate"),
    path("zweiter-faktor/bestaetigen/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("zweiter-faktor/app/", app.activate_totp, name="mfa_activate_totp"),
    path("zweiter-faktor/app/abschalten/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("zweiter-faktor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("zweiter-faktor/codes/neu/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("zweiter-faktor/codes/datei/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/neu/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/anmelden/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("passkeys/bestaetigen/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/entfernen/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("sitzungen/", sessions.list_usersessions, name="usersessions_list"),
    path("anmeldedienst/", leads_to_provider(service.connections), name="socialaccount_connections"),
    path("anmeldedienst/einladung/", views.by_invitation, name="socialaccount_signup"),
    path("anmeldedienst/abgebrochen/", service.login_cancelled, name="socialaccount_login_cancelled"),
    path("anmeldedienst/fehler/", service.login_error, name="socialaccount_login_error"),
    path("anmeldedienst/<slug:provider_id>/", require_POST(oidc.login), name="openid_connect_login"),
]
# The provider knows one address to come back to, whatever the language.
callback = path(
    "konto/anmeldedienst/<slug:provider_id>/zurueck/", oidc.callback, name="openid_connect_callback"
)
