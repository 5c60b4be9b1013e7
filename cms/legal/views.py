"""Public addresses: reporting a barrier, and whom to tell about a hole."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.models import NetworkSettings
from cms.spam import connection_key

from .forms import BarrierForm
from .own_addresses import own_path
from .security_txt import security_txt
from .services import TooManyReports, barrier_report


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def barrier_form(request: HttpRequest) -> HttpResponse:
    """The form; `?seite=` names the page from which one came. A machine gets the same thanks as a person."""
    network = NetworkSettings.for_request(request)
    form = BarrierForm(request.POST or None, initial={"page": own_path(request.GET.get("seite", ""))})
    if request.method != "POST" or not form.is_valid():
        return _form_answer(request, form, network, 422 if form.errors else 200)
    if not form.is_trapped:
        try:
            barrier_report(
                **{name: form.cleaned_data[name] for name in ("description", "name", "email")},
                path=form.cleaned_data["page"],
                language=get_language(),
                source=connection_key(request),
                network=network,
                now=timezone.now(),
            )
        except TooManyReports:
            form.add_error(
                None, _("Von hier kamen gerade sehr viele Meldungen. Bitte warten Sie zehn Minuten.")
            )
            return _form_answer(request, form, network, 429)
    return redirect("barrier_thanks")


def _form_answer(request: HttpRequest, form: BarrierForm, network: NetworkSettings, status: int):
    return render(request, "legal/barrier_form.html", {"form": form, "network": network}, status=status)


@require_safe
def barrier_thanks(request: HttpRequest) -> HttpResponse:
    """What happens next; the same for everybody."""
    return render(request, "legal/barrier_thanks.html", {"network": NetworkSettings.for_request(request)})


@require_safe
@cache_control(max_age=3600, public=True)
def security_file(request: HttpRequest) -> HttpResponse:
    """The file, or 404 as long as nobody has said whom to tell."""
    contact = NetworkSettings.for_request(request).security_email
    if not contact:
        raise Http404
    text = security_txt(contact=contact, base_url=settings.BASE_URL, today=timezone.localdate())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
