"""Pages of accounts that allauth does not have, and its login, which also meets people who are signed in."""

from allauth.account import views as account_views
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from .places import ADMIN_PATH, may_enter_admin
from .second_factor import is_compulsory, lacks_factor, way_to_factor


class LoginView(account_views.LoginView):
    """Sends on who is signed in: to the second factor that is missing, or to where they wanted to go."""

    def dispatch(self, request, *args, **kwargs):
        if lacks_factor(request, request.user):
            return redirect(way_to_factor(request.user))
        return super().dispatch(request, *args, **kwargs)

    def get_authenticated_redirect_url(self) -> str:
        url = super().get_authenticated_redirect_url()
        # The admin would send them back here, for ever.
        if url.startswith(ADMIN_PATH) and not may_enter_admin(self.request.user):
            raise PermissionDenied
        return url


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Everything about the own account."""
    return render(
        request, "accounts/overview.html", {"is_compulsory": is_compulsory(request.user), "is_overview": True}
    )


def by_invitation(request: HttpRequest) -> HttpResponse:
    """Where others would let people sign up: how one gets an account."""
    return render(request, "account/signup_closed.html")
