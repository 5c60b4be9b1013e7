"""Public pages of registration. Each has a form or a personal link: none is cached, none is found."""

from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ..models import EventPage
from .attempts import attempt_allowed
from .calendar_file import calendar_file
from .certificate import certificate_earned, certificate_find, certificate_pdf
from .form_page import FormPage
from .forms import CertificateCheckForm, RegistrationForm
from .links import personal_token, registration_confirming, registration_personal
from .personal_page import personal_context
from .queries import dates_of
from .services.leaving import offer_accept, registration_cancel
from .services.signing_up import registration_confirm, registration_request

form_or_safe = require_http_methods(["GET", "HEAD", "POST"])
ACTIONS = {"cancel": registration_cancel, "accept": offer_accept}


def private(view):
    """No cache keeps the answer, no search engine lists it, no other site learns its address."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapped


@private
@form_or_safe
def registration_form(request: HttpRequest, page: EventPage) -> HttpResponse:
    """The form of an event. The answer to a valid one is the same for every address."""
    shown = FormPage(page, now=timezone.now())
    if not shown.dates:
        return _form_answer(request, shown, None)
    form = RegistrationForm(
        request.POST or None,
        event=shown.event,
        dates=shown.dates,
        initial={"occurrence": request.GET.get("termin")},
    )
    if request.method != "POST" or not form.is_valid():
        return _form_answer(request, shown, form)
    if not attempt_allowed(request):
        form.add_error(
            None, _("Von hier kamen gerade sehr viele Anmeldungen. Bitte warten Sie zehn Minuten.")
        )
        return _form_answer(request, shown, form, status=429)
    if not form.is_trapped:
        registration_request(
            occurrence=form.chosen,
            language=get_language(),
            details=form.details(),
            needs=form.needs(),
            now=timezone.now(),
        )
    return render(
        request, "events/registration/sent.html", {"page": page, "address": form.cleaned_data["email"]}
    )


def _form_answer(request: HttpRequest, shown: FormPage, form, *, status: int = 0) -> HttpResponse:
    context = {"page": shown.page, "shown": shown, "form": form}
    status = status or (422 if form and form.errors else 200)
    return render(request, "events/registration/form.html", context, status=status)


@private
@form_or_safe
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link from the mail: a page with a button, because programs that check mails follow links."""
    registration = registration_confirming(token)
    if registration is None:
        return render(request, "events/registration/link_invalid.html", status=410)
    if request.method == "POST":
        try:
            registration = registration_confirm(registration=registration, now=timezone.now())
        except ValueError as refusal:
            context = {"registration": registration, "refusal": str(refusal)}
            return render(request, "events/registration/confirm.html", context, status=409)
        return redirect("registration:personal", personal_token(registration))
    return render(request, "events/registration/confirm.html", {"registration": registration})


@private
@form_or_safe
def personal(request: HttpRequest, token: str) -> HttpResponse:
    """The person's own page: where the registration stands, and what can be done about it."""
    registration = registration_personal(token)
    if registration is None:
        return render(request, "events/registration/link_invalid.html", status=410)
    refusal = ""
    if action := ACTIONS.get(request.POST.get("action")):
        try:
            action(registration=registration, now=timezone.now())
            return redirect("registration:personal", token)
        except ValueError as problem:
            refusal = str(problem)
    context = personal_context(registration, now=timezone.now()) | {"token": token, "refusal": refusal}
    return render(request, "events/registration/personal.html", context, status=409 if refusal else 200)


@private
@require_safe
def dates_file(request: HttpRequest, token: str) -> HttpResponse:
    """The dates for the person's calendar."""
    registration = registration_personal(token)
    if registration is None:
        raise Http404
    content = calendar_file(registration.occurrence.event, dates_of(registration))
    return _download(content, "text/calendar; charset=utf-8", "termin.ics")


@private
@require_safe
def certificate_file(request: HttpRequest, token: str) -> HttpResponse:
    """The certificate of who was there often enough."""
    registration = registration_personal(token)
    if registration is None or not certificate_earned(registration):
        raise Http404
    return _download(certificate_pdf(registration), "application/pdf", "bescheinigung.pdf")


def _download(content: str | bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


@private
@form_or_safe
def certificate_check(request: HttpRequest) -> HttpResponse:
    """Whether a printed certificate is genuine: says what it is for to who knows code and name, else "no"."""
    form = CertificateCheckForm(request.POST or None)
    context = {"form": form}
    if form.is_bound and form.is_valid():
        context |= {"checked": True, "certificate": certificate_find(**form.cleaned_data)}
    return render(request, "events/registration/certificate_check.html", context)
