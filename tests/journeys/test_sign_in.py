"""Signing in, as people do it, and what a visitor's browser keeps."""

import pytest

from tests.factories.municipalities import make_user
from tests.signing_in import sign_in

pytestmark = pytest.mark.journey


def test_an_editor_signs_in_with_the_address_in_any_case(visits):
    make_user("editorial", email="lea@kommune.example")
    window = visits.window()
    sign_in(window, "Lea@Kommune.example")
    session = next(cookie for cookie in window.context.cookies() if cookie["name"] == "__Host-sessionid")
    assert session["httpOnly"]
    assert session["secure"]
    assert session["sameSite"] == "Lax"


def test_a_visitor_gets_no_cookie(visits):
    window = visits.window()
    for path in ("/", "/suche/?q=Ehrenamt", "/kommunen/", "/en/", "/gibt-es-nicht/"):
        window.goto(path)
    assert window.context.cookies() == []
