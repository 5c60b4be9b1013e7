"""What templates need of the legal part: marked placeholders, the way to the form for barriers, licences."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from cms.legal.licences import LicenceTerms, licence_terms
from cms.legal.placeholders import placeholders_mark

register = template.Library()
# Arguments of addresses that open something to whoever knows them: these stay out of links and mails.
SECRETS = {"token", "key", "uidb64", "uidb36"}


@register.simple_block_tag
def marked_placeholders(content: str) -> str:
    """The content with texts in square brackets marked as placeholders."""
    return placeholders_mark(content)


@register.simple_tag(takes_context=True)
def barrier_url(context) -> str:
    """The form for barriers, with the path of this page unless that is a personal one."""
    form = reverse("barrier_form")
    request = context.get("request")
    if request is None or request.path.startswith(form):
        return form
    match = request.resolver_match
    if match and SECRETS & match.kwargs.keys():
        return form
    return f"{form}?{urlencode({'seite': request.path})}"


@register.filter
def terms(licence: str) -> LicenceTerms:
    """What a licence means, and where its text stands."""
    return licence_terms(licence)
