"""Signing in: django-allauth is the only door; who comes in is invited; a second factor by role; OIDC."""

from urllib.parse import urlsplit

from .cache import CACHE_IS_SHARED, CACHES
from .environment import env

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "/"

# Wagtail has its own ways to change passwords and addresses; all of them are shut.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False

ACCOUNT_ADAPTER = "cms.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "cms.accounts.forms.LoginForm",
    "change_password": "cms.accounts.forms.ChangePasswordForm",
    "set_password": "cms.accounts.forms.SetPasswordForm",
    "reset_password": "cms.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "cms.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "cms.accounts.forms.ReauthenticateForm",
    "add_email": "cms.accounts.forms.ChangeEmailForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_CHANGE_EMAIL = True
# Whoever was invited reads the mailbox, so an address needs proof only when it is changed.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_GET = False
# Offices share an address; a mailbox is protected by its own, smaller number.
ACCOUNT_RATE_LIMITS = {"reset_password": "30/h/ip,3/h/key", "invitation": "60/h/ip"}
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

# Limits and used codes must hold in all processes: in the shared cache, otherwise in the database.
CACHES["limits"] = (
    CACHES["default"] | {"KEY_PREFIX": "limits"}
    if CACHE_IS_SHARED
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_limit",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
)
# How many proxies of one's own stand before the site; the address before them is the visitor's.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXY_COUNT", default=1)

MFA_ADAPTER = "cms.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "add_webauthn": "cms.accounts.forms.AddPasskeyForm",
    "authenticate_webauthn": "cms.accounts.forms.AuthenticatePasskeyForm",
    "login_webauthn": "cms.accounts.forms.LoginPasskeyForm",
    "reauthenticate_webauthn": "cms.accounts.forms.ReauthenticatePasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
# The code before and after still counts: clocks of telephones differ.
MFA_TOTP_TOLERANCE = 1
# Keys of roles for which a session needs a second factor; empty: nobody must.
SECOND_FACTOR_ROLES = env.list("SECOND_FACTOR_ROLES", default=["administration", "editorial"])
# What the foundation asks the subject: the roles of an account, and the account of somebody invited.
ACCOUNT_ROLES = "exchange.municipalities.permissions.role_keys_of"
ACCOUNT_OF_INVITED = "exchange.municipalities.services.invitations.invited_account"

SOCIALACCOUNT_ADAPTER = "cms.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_PROVIDERS = {}
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="").rstrip("/")
OIDC_NAME = env.str("OIDC_NAME", default="Anmeldedienst")
# Where the provider's pages lead the browser during the sign-in; usually its own origin alone.
OIDC_ORIGINS = []
if OIDC_SERVER_URL:
    _server = urlsplit(OIDC_SERVER_URL)
    OIDC_ORIGINS = env.list("OIDC_ORIGINS", default=[f"{_server.scheme}://{_server.netloc}"])
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "sso",
                    "name": OIDC_NAME,
                    "client_id": env.str("OIDC_CLIENT_ID"),
                    "secret": env.str("OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": OIDC_SERVER_URL},
                }
            ],
        }
    }
