"""A sign-in service: only proven addresses of accounts and of open invitations come in."""

import re
from itertools import count
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse
from oidc_provider_mock import run_server_in_thread

from cms.models import User
from exchange.municipalities.models import Invitation
from exchange.municipalities.permissions import roles_of
from exchange.municipalities.services.invitations import person_invite
from tests.factories.municipalities import make_user

pytestmark = pytest.mark.django_db
EMAIL = "lea@kommune.example"
LOGIN = "/konto/anmeldedienst/sso/"
NUMBERS = count()


@pytest.fixture(scope="module")
def server():
    with run_server_in_thread() as running:
        yield f"http://localhost:{running.server_port}"


@pytest.fixture
def provider(server, settings):
    """The service, as the environment would name it."""
    app = {
        "provider_id": "sso", "name": "Landesportal", "client_id": "netz", "secret": "geheim",
        "settings": {"server_url": server},
    }  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    settings.OIDC_ORIGINS = [server]
    return server


def person(provider, **claims):
    """Somebody whom the service knows; answers their name there."""
    sub = f"person-{next(NUMBERS)}"
    claims = {"email": EMAIL, "email_verified": True, **claims}
    answer = requests.put(f"{provider}/users/{sub}", json=claims, timeout=5)
    answer.raise_for_status()
    return sub


def come_back(client, provider, sub, *, tamper=lambda query: query, **form):
    """Go through the service and come back, as a browser does."""
    there = client.post(LOGIN, form)
    assert there.status_code == 302
    assert there.url.startswith(provider)
    back = requests.post(there.url, data={"sub": sub}, allow_redirects=False, timeout=5)
    address = urlsplit(back.headers["location"])
    query = tamper({key: value for key, [value] in parse_qs(address.query).items()})
    return client.get(address.path, query)


def is_signed_in(client) -> bool:
    return SESSION_KEY in client.session


def test_an_account_with_the_proven_address_comes_in_and_is_known_again(client, provider, site):
    user = make_user("editorial", email=EMAIL.upper())
    sub = person(provider)
    assert come_back(client, provider, sub, next="/admin/account/").url == "/admin/account/"
    assert client.session[SESSION_KEY] == str(user.pk)
    assert SocialAccount.objects.get().user == user
    client.post(reverse("account_logout"))
    requests.put(f"{provider}/users/{sub}", json={"email": "neu@x.example"}, timeout=5).raise_for_status()
    come_back(client, provider, sub)
    assert client.session[SESSION_KEY] == str(user.pk)


def test_its_password_stays(client, provider, site):
    user = make_user("editorial", email=EMAIL)
    come_back(client, provider, person(provider))
    assert User.objects.get(pk=user.pk).has_usable_password()


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "niemand@x.example"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email": "", "email_verified": True},
    ],
    ids=["unknown", "unproven", "not a promise", "no address"],
)
def test_others_stay_outside_and_all_read_the_same(client, provider, site, claims):
    make_user("editorial", email=EMAIL)
    answer = come_back(client, provider, person(provider, **claims))
    assert "Konten gibt es auf Einladung" in answer.text
    assert not is_signed_in(client)
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_a_locked_account_stays_outside(client, provider, site):
    make_user("editorial", email=EMAIL, is_active=False)
    come_back(client, provider, person(provider))
    assert not is_signed_in(client)


def test_somebody_invited_gets_an_account_without_a_password(client, provider, town):
    person_invite(actor=None, email=EMAIL, member=town, role="editor")
    come_back(client, provider, person(provider, given_name="Lea", family_name="Leitner"))
    user = User.objects.get()
    assert (user.get_full_name(), user.has_usable_password()) == ("Lea Leitner", False)
    assert roles_of(user, town) == {"editor"}
    assert is_signed_in(client)
    assert not Invitation.objects.open().exists()


def test_an_unproven_address_accepts_no_invitation(client, provider, town):
    person_invite(actor=None, email=EMAIL, member=town, role="editor")
    come_back(client, provider, person(provider, email_verified=False))
    assert not User.objects.exists()
    assert Invitation.objects.open().exists()


def test_an_answer_that_nobody_asked_for_is_refused(client, provider, site):
    make_user("editorial", email=EMAIL)
    answer = come_back(client, provider, person(provider), tamper=lambda query: query | {"state": "erfunden"})
    assert "nicht gelungen" in answer.text
    assert not is_signed_in(client)


def test_an_answer_for_another_browser_is_refused(client, provider, site):
    make_user("editorial", email=EMAIL)
    caught = {}
    come_back(client, provider, person(provider), tamper=lambda query: caught.update(query) or {"state": "x"})
    victim = Client()
    assert not is_signed_in(victim)
    victim.get("/konto/anmeldedienst/sso/zurueck/", caught)
    assert not is_signed_in(victim)


def test_the_sign_in_leads_to_no_other_site(client, provider, site):
    make_user("editorial", email=EMAIL)
    assert come_back(client, provider, person(provider), next="https://boese.example/").url == "/admin/"


def test_connecting_in_the_own_account_touches_no_other(client, provider, town):
    user = make_user("editorial")
    person_invite(actor=None, email=EMAIL, member=town, role="editor")
    client.force_login(user)
    come_back(client, provider, person(provider), process="connect")
    assert not User.objects.filter(email=EMAIL).exists()
    assert Invitation.objects.open().exists()
    assert client.session[SESSION_KEY] == str(user.pk)


def test_it_starts_with_a_form_only(client, provider, site):
    assert client.get(LOGIN).status_code == 405


def test_only_pages_with_its_button_let_forms_lead_there(client, provider, site, settings):
    def form_action(path):
        return re.search(r"form-action ([^;]*)", client.get(path)["Content-Security-Policy"])[1]

    assert form_action(reverse("account_login")) == f"'self' {provider}"
    for path in ("/", "/suche/", reverse("account_reset_password"), "/admin/login/"):
        assert form_action(path) == "'self'"
    assert "Mit „Landesportal“ anmelden" in client.get(reverse("account_login")).text
    settings.OIDC_ORIGINS, settings.SOCIALACCOUNT_PROVIDERS = [], {}
    assert form_action(reverse("account_login")) == "'self'"
    assert "anmeldedienst" not in client.get(reverse("account_login")).text


def test_the_provider_knows_one_address_to_come_back_to(client, provider, site):
    for prefix in ("", "/en", "/de-simple"):
        there = client.post(f"{prefix}{LOGIN}")
        [back] = parse_qs(urlsplit(there.url).query)["redirect_uri"]
        assert urlsplit(back).path == "/konto/anmeldedienst/sso/zurueck/"


def test_without_a_service_its_addresses_do_not_exist(client, site):
    assert client.post(LOGIN).status_code == 404
