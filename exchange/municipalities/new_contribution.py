"""One click opens a new contribution in the right place."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from wagtail.models import Locale

from .models import ContributionPage, MemberPage
from .permissions import is_editorial, member_ids_of


def new_contribution(request: HttpRequest, kind: str) -> HttpResponse:
    """Open the form of a new contribution below the own profile; who has several members chooses first."""
    model = next((model for model in MemberPage.allowed_subpage_models() if model.kind == kind), None)
    if model is None:
        raise Http404
    profiles = profiles_to_write(request.user)
    if not profiles:
        raise PermissionDenied
    if len(profiles) == 1:
        return redirect(_form_address(model, profiles[0]))
    choices = [(profile.title, _form_address(model, profile)) for profile in profiles]
    context = {"kind": model._meta.verbose_name, "choices": choices}
    return TemplateResponse(request, "municipalities/admin/choose_member.html", context)


def profiles_to_write(user) -> list[MemberPage]:
    """The profiles in the first language below which the account may add contributions, by name."""
    profiles = MemberPage.objects.filter(locale=Locale.get_default()).order_by("member__sort_key")
    if not is_editorial(user):
        profiles = profiles.filter(member__in=member_ids_of(user))
    return [profile for profile in profiles if profile.permissions_for_user(user).can_add_subpage()]


def _form_address(model: type[ContributionPage], profile: MemberPage) -> str:
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, profile.pk])
