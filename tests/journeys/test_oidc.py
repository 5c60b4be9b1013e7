"""Signing in with the service of one's own organisation."""

import pytest
import requests
from oidc_provider_mock import run_server_in_thread
from playwright.sync_api import expect

from exchange.municipalities.services.invitations import person_invite
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.journey


@pytest.fixture
def provider(settings):
    """A real provider of OpenID Connect; it knows everybody by the address they type there."""
    with run_server_in_thread() as server:
        address = f"http://localhost:{server.server_port}"
        app = {
            "provider_id": "sso", "name": "Landesportal", "client_id": "netz", "secret": "geheim",
            "settings": {"server_url": address},
        }  # fmt: skip
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        settings.OIDC_ORIGINS = [address]
        yield address


@pytest.fixture
def person(provider):
    """Tells the provider about somebody; answers the name that they type there."""

    def know(name: str, **claims) -> str:
        requests.put(f"{provider}/users/{name}", json=claims, timeout=5).raise_for_status()
        return name

    return know


def through_the_provider(window, visits, provider: str, name: str, *, path: str = "/admin/") -> None:
    visits.other_sites.add(provider.removeprefix("http://"))
    # Its page would fetch its looks from elsewhere.
    window.route("https://**", lambda route: route.abort())
    window.goto(path)
    window.get_by_role("button", name="Mit „Landesportal“ anmelden").click()
    window.wait_for_url(f"{provider}/**")
    window.locator("input[name='sub']").fill(name)
    window.get_by_role("button", name="Authorize").click()


def test_an_editor_comes_in_by_the_service_and_sees_the_page_they_wanted(visits, provider, person, site):
    make_user("editorial", email="lea@kommune.example")
    name = person("lea", email="lea@kommune.example", email_verified=True)
    window = visits.window()
    through_the_provider(window, visits, provider, name, path="/admin/pages/")
    window.wait_for_url("/admin/pages/**")


def test_somebody_invited_comes_in_by_the_service_without_a_password(visits, provider, person, site):
    person_invite(actor=None, email="neu@ort.example", member=make_member("Ottersbrink"), role="editor")
    name = person("neu", email="neu@ort.example", email_verified=True, given_name="Nele", family_name="Neu")
    window = visits.window(javascript=False)
    through_the_provider(window, visits, provider, name)
    window.wait_for_url("/admin/")


def test_a_stranger_reads_that_accounts_need_an_invitation(visits, provider, person, site):
    window = visits.window(width=390)
    through_the_provider(window, visits, provider, person("x", email="x@x.example", email_verified=True))
    expect(window.get_by_role("heading", name="Konten gibt es auf Einladung")).to_be_visible()
