"""Answers that are never kept, whatever the address."""

import pytest
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.vary import vary_on_headers

from cms.page_cache.middleware import PageCacheMiddleware
from exchange.municipalities.models import Visibility
from tests.factories.contributions import make_practice
from tests.factories.files import make_document
from tests.factories.municipalities import make_member


def answers_twice_from(view, method="get") -> bool:
    """Whether the view is asked a second time."""
    asked = []

    def counted(request):
        asked.append(request)
        return view(request)

    for _time in range(2):
        PageCacheMiddleware(counted)(getattr(RequestFactory(), method)("/irgendwo/"))
    return len(asked) == 2


def test_an_ordinary_page_is_kept():
    assert not answers_twice_from(lambda request: HttpResponse("ok"))


def _with_cookie(request):
    response = HttpResponse("ok")
    response.set_cookie("a", "b")
    return response


def _with_token(request):
    return HttpResponse(get_token(request))


VIEWS = {
    "never_cache": never_cache(lambda request: HttpResponse("ok")),
    "private": lambda request: HttpResponse("ok", headers={"Cache-Control": "private, max-age=60"}),
    "a cookie": _with_cookie,
    "a token": _with_token,
    "a form": csrf_protect(_with_token),
    "depends on cookies": vary_on_headers("Cookie")(lambda request: HttpResponse("ok")),
    "depends on a header": vary_on_headers("HX-Request")(lambda request: HttpResponse("ok")),
    "depends on anything": vary_on_headers("*")(lambda request: HttpResponse("ok")),
    "not found": lambda request: HttpResponse("ok", status=404),
    "gone": lambda request: HttpResponse("ok", status=410),
    "redirect": lambda request: HttpResponse(status=301, headers={"Location": "/"}),
    "broken": lambda request: HttpResponse("ok", status=500),
    "part": lambda request: HttpResponse("ok", status=206),
    "stream": lambda request: StreamingHttpResponse(["ok"], content_type="text/html"),
    "file": lambda request: FileResponse([b"ok"], content_type="text/html"),
    "JSON": lambda request: HttpResponse("{}", content_type="application/json"),
    "PDF": lambda request: HttpResponse("x", content_type="application/pdf"),
    "download": lambda request: HttpResponse("ok", headers={"Content-Disposition": "attachment"}),
    "compressed": lambda request: HttpResponse("ok", headers={"Content-Encoding": "br"}),
    "huge": lambda request: HttpResponse("x" * 2_000_001),
}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_is_answered_anew(view):
    assert answers_twice_from(view)


def test_a_form_that_is_sent_is_answered_anew():
    assert answers_twice_from(lambda request: HttpResponse("ok"), "post")


def test_a_page_for_the_network_is_never_kept(client, is_kept):
    page = make_practice(make_member(), title="Nur für Mitglieder", visibility=Visibility.NETWORK)

    assert not is_kept(page.url)
    assert "Nur für Mitglieder" not in client.get(page.url).content.decode()


@pytest.mark.parametrize("address", ["/gibt-es-nicht/", "/healthz/", "/readyz/", "/admin/login/"])
def test_this_address_is_answered_anew(is_kept, address):
    assert not is_kept(address)


def test_a_document_is_answered_anew(is_kept):
    assert not is_kept(make_document().url)
