"""The second factor: asked of each session, not of the account.

A session that should have one and has none is a visitor everywhere except on the pages of accounts. A session
that began before its account got a factor has to prove it there too: with the password alone it could
otherwise read the recovery codes, or set up a factor of its own.
"""

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from .places import is_account_page

METHOD = "mfa"
# Where the factor is proved, and the way out.
BEFORE_PROOF = frozenset(
    (
        "account_login",
        "account_logout",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    )
)


class SecondFactorMiddleware:
    """Makes visitors of sessions that lack the second factor which a role of theirs demands."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SECOND_FACTOR_ROLES and not is_account_page(request.path_info):
            known = request.user
            request.user = SimpleLazyObject(
                lambda: AnonymousUser() if lacks_factor(request, known) else known
            )
        return self.get_response(request)

    def process_view(self, request, _view, _args, _kwargs) -> HttpResponse | None:
        user, name = request.user, request.resolver_match.url_name
        if not is_account_page(request.path_info) or name in BEFORE_PROOF or not user.is_authenticated:
            return None
        if has_factor(request, user) or not is_mfa_enabled(user):
            return None
        return redirect_to_login(request.get_full_path(), reverse("mfa_reauthenticate"))


def is_compulsory(user) -> bool:
    """Whether a role of the account demands a second factor."""
    if not settings.SECOND_FACTOR_ROLES or not user.is_authenticated:
        return False
    return not import_string(settings.ACCOUNT_ROLES)(user).isdisjoint(settings.SECOND_FACTOR_ROLES)


def lacks_factor(request: HttpRequest, user) -> bool:
    """Whether this session came without the second factor that it needs."""
    return is_compulsory(user) and not has_factor(request, user)


def has_factor(request: HttpRequest, user) -> bool:
    """Whether this session proved a second factor of this account."""
    return any(record["method"] == METHOD for record in get_authentication_records(request, user))


def way_to_factor(user) -> str:
    """Where a session gets what it lacks: proves a factor, or sets up the first one."""
    return reverse("mfa_reauthenticate" if is_mfa_enabled(user) else "mfa_index")


def factor_added(request: HttpRequest, user, authenticator: Authenticator) -> None:
    """Setting up a factor proves it: the session counts from now on, and may see the recovery codes."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        proof = {"id": authenticator.pk, "type": authenticator.type, "reauthenticated": True}
        record_authentication(request, user, METHOD, **proof)


def factor_removed(request: HttpRequest, user) -> None:
    """Without any factor left, the session proved nothing any more."""
    if not is_mfa_enabled(user):
        records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
            record for record in records if record["method"] != METHOD
        ]
