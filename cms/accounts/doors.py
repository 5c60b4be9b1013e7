"""Wagtail's own ways in: shut, each leads to the one login."""

from urllib.parse import quote

from allauth.account.views import logout
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def to_the_login(request: HttpRequest, **_kwargs) -> HttpResponse:
    """Lead to the login, which leads on to where the visitor wanted to go, if that is a path of this site."""
    target = request.GET.get(REDIRECT_FIELD_NAME, "")
    query = ""
    if target and url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        query = f"?{REDIRECT_FIELD_NAME}={quote(target)}"
    return redirect(reverse("account_login") + query)


@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    """The admin's menu signs out by POST; by GET, lead to the page that asks."""
    return logout(request) if request.method == "POST" else redirect("account_logout")
