"""Mails as templates: `emails/<name>.txt`, whose first line is the subject, and optionally `<name>.html`."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.template import Context
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from wagtail.models import Site

from cms.models import NetworkSettings


@dataclass(frozen=True)
class RenderedMail:
    subject: str
    text: str
    html: str


def mail_render(name: str, context: Mapping) -> RenderedMail:
    """Subject, text and HTML of a mail. Templates also know `network` (site settings) and `base_url`."""
    site = Site.objects.get(is_default_site=True)
    everything = {
        "network": NetworkSettings.for_site(site),
        "base_url": settings.BASE_URL,
        **context,
    }
    # Plain text has no markup to protect: "Müller & Söhne" must stay as it is.
    plain = get_template(f"emails/{name}.txt").template.render(Context(everything, autoescape=False))
    subject, _, text = plain.strip().partition("\n")
    try:
        html = render_to_string(f"emails/{name}.html", everything)
    except TemplateDoesNotExist:
        html = ""
    return RenderedMail(subject=subject.strip(), text=text.strip() + "\n", html=html)
