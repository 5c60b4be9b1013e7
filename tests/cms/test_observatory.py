"""Every class of answer gets at least 130 points; every rule takes points when it is broken."""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from cms import urls
from exchange.municipalities.models import PageDocument
from tests.cms.observatory import ENOUGH, score_of
from tests.factories.contributions import make_practice
from tests.factories.files import make_document
from tests.factories.municipalities import make_member


def broken(request):
    raise RuntimeError


# The site, and one address where something goes wrong.
urlpatterns = [path("kaputt/", broken), *urls.urlpatterns]
# Class of answer -> address, or what makes it; and the status that it has.
ANSWERS = {
    "home": ("/", 200),
    "list": ("/praxisbeispiele/", 200),
    "search": ("/suche/?q=ehrenamt", 200),
    "English": ("/en/", 200),
    "contribution": (lambda: make_practice(make_member()).url, 200),
    "login": ("/konto/anmelden/", 200),
    "not found": ("/gibt-es-nicht/", 404),
    "gone": (lambda: _gone(), 410),
    "redirect": ("/praxisbeispiele", 301),
    "to the login": (lambda: make_practice(make_member(), visibility="network").url, 302),
    "broken": ("/kaputt/", 500),
    "feed": ("/suche/atom/", 200),
    "calendar": ("/kalender/kalender.ics", 200),
    "suggestions": ("/suche/vorschlaege/?q=eh", 200),
    "health": ("/readyz/", None),
    "sitemap": ("/sitemap.xml", 200),
    "robots": ("/robots.txt", 200),
    "image": (lambda: f"/media/{default_storage.save('images/p.png', ContentFile(b'PNG'))}", 200),
    "document": (lambda: _document(), 200),
}
EXEMPT_FROM_HTTPS = ("/healthz/", "/readyz/")


def _gone() -> str:
    page = make_practice(make_member())
    page.unpublish()
    return page.url


def _document() -> str:
    """A file that a public page offers."""
    document = make_document()
    page = make_practice(make_member(), live=False)
    page.page_documents.add(PageDocument(document=document))
    page.save_revision().publish()
    return document.url


@pytest.fixture
def strict(settings, db):
    """As in production: plain http leads to https."""
    settings.ROOT_URLCONF = __name__
    settings.SECURE_SSL_REDIRECT = True
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("kind", ANSWERS)
def test_this_answer_has_at_least_130_points(strict, kind):
    address, status = ANSWERS[kind]
    address = address() if callable(address) else address
    response = strict.get(address, secure=True)
    plain = strict.get("/" if address in EXEMPT_FROM_HTTPS else address)

    assert status in (None, response.status_code)
    score = score_of(response, plain)
    assert score.points >= ENOUGH, score.reasons


@pytest.mark.parametrize("address", ["/", "/praxisbeispiele/", "/suche/atom/"])
def test_so_has_a_kept_page(strict, settings, address):
    settings.PAGE_CACHE = True
    strict.get(address, secure=True)

    assert score_of(strict.get(address, secure=True), strict.get(address)).points >= ENOUGH


def test_the_admin_loses_points_for_its_inline_scripts_alone(strict):
    from tests.factories.municipalities import make_user

    strict.force_login(make_user("editorial"))
    score = score_of(strict.get("/admin/", secure=True), strict.get("/admin/"))

    assert {name for name, points in score.reasons.items() if points < 0} == {"content-security-policy"}


GOOD = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TO_HTTPS = HttpResponse(status=301, headers={"Location": "https://a.example/"})
INLINE = GOOD["Content-Security-Policy"].replace("script-src", "script-src 'unsafe-inline'")
EVAL = GOOD["Content-Security-Policy"].replace("script-src", "script-src 'unsafe-eval'")


@pytest.mark.parametrize(
    ("changed", "points"),
    [
        ({}, 130),
        ({"Content-Security-Policy": None, "X-Frame-Options": None}, 55),
        ({"Content-Security-Policy": INLINE}, 80),
        ({"Content-Security-Policy": EVAL}, 110),
        ({"Strict-Transport-Security": None}, 80),
        ({"Strict-Transport-Security": "max-age=3600"}, 120),
        ({"X-Content-Type-Options": None}, 125),
        ({"Referrer-Policy": "unsafe-url"}, 120),
        ({"Referrer-Policy": None}, 125),
        ({"Cross-Origin-Resource-Policy": None}, 120),
        (
            {"Access-Control-Allow-Origin": "https://b.example", "Access-Control-Allow-Credentials": "true"},
            50,
        ),
    ],
)
def test_a_rule_that_is_broken_takes_points(changed, points):
    headers = {name: value for name, value in (GOOD | changed).items() if value}
    assert score_of(HttpResponse("", headers=headers), TO_HTTPS).points == points


def test_a_foreign_script_and_plain_http_take_points():
    foreign = HttpResponse('<script src="https://b.example/a.js"></script>', headers=GOOD)
    assert score_of(foreign, TO_HTTPS).points == 50
    assert score_of(HttpResponse("", headers=GOOD), HttpResponse("")).points == 80


@pytest.mark.parametrize(
    ("options", "points"),
    [
        ({"secure": True, "httponly": True, "samesite": "Lax"}, 135),
        ({"httponly": True, "samesite": "Lax"}, 60),
        ({"secure": True, "samesite": "Lax"}, 70),
    ],
)
def test_cookies_take_or_give_points(options, points):
    response = HttpResponse("", headers=GOOD)
    response.set_cookie(settings.SESSION_COOKIE_NAME, "x", **options)
    assert score_of(response, TO_HTTPS).points == points
