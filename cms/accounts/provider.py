"""The sign-in service of one's own organisation (OpenID Connect), if the environment names one."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings


def leads_to_provider(view: Callable) -> Callable:
    """Let the forms of this page lead to the provider; everywhere else forms stay on this site."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if settings.OIDC_ORIGINS:
            response._csp_update = {"form-action": settings.OIDC_ORIGINS}
        return response

    return wrapped
