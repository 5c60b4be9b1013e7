"""The page to which the link of an invitation leads."""

from allauth.account.utils import perform_login
from allauth.decorators import rate_limit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from cms.accounts.provider import leads_to_provider

from . import invitation_page
from .models import Invitation
from .services import invitations


@sensitive_post_parameters("password")
@rate_limit(action="invitation")
@leads_to_provider
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the person is invited to, and accept by POST."""
    invitation = Invitation.objects.usable().with_token(token).select_related("member").first()
    if invitation is None:
        return invitation_page.gone(request)
    shown = invitation_page.InvitationPage(request, invitation)
    if request.method != "POST" or shown.is_of_somebody_else or not shown.form.is_valid():
        return render(request, "municipalities/invitation.html", {"shown": shown, "form": shown.form})
    try:
        user = invitations.invitation_accept(invitation=invitation, **shown.form.chosen())
    except invitations.InvitationInvalid:
        return invitation_page.gone(request)
    if shown.account:
        return redirect(invitation_page.after_accepting(request))
    return perform_login(request, user, redirect_url=shown.form.next_page(user))
