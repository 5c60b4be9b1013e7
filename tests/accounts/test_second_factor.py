"""The second factor: by role, and for this session."""

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client
from django.urls import reverse

from cms.accounts import second_factor
from tests.factories.contributions import make_practice
from tests.factories.municipalities import PASSWORD, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _compulsory(settings):
    settings.SECOND_FACTOR_ROLES = ["editorial", "coordinator"]


@pytest.fixture
def _same_moment(monkeypatch):
    """Codes change every 30 seconds; here no time passes."""
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time.time", lambda: 1_800_000_000)


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, 1_800_000_000 // 30))


def sign_in(client, user):
    return client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD}, follow=True)


def reauthenticate(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def activate_app(client) -> str:
    """Set up an app as a person does; answers its secret."""
    reauthenticate(client)
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    assert client.post(reverse("mfa_activate_totp"), {"code": code(secret)}).status_code == 302
    return secret


def test_a_session_without_it_gets_the_set_up_page_only(client, site):
    user = make_user("editorial")
    assert sign_in(client, user).redirect_chain[-1][0] == reverse("mfa_index")
    for path in ("/admin/", "/admin/pages/", reverse("people:index")):
        answer = client.get(path, follow=True)
        assert answer.redirect_chain[-1][0] == reverse("mfa_index")
        assert "Pflicht" in answer.text
    assert client.post("/admin/account/").status_code == 302


def test_the_members_area_stays_closed_too(client, town):
    page = make_practice(town, visibility="network", title="Nur fürs Netz")
    sign_in(client, make_user("coordinator", town))
    assert "Nur fürs Netz" not in client.get(page.url).text
    assert page.url not in client.get("/suche/?q=Netz").text
    assert client.get(page.url).url.startswith("/konto/anmelden/")


def test_roles_that_need_none_come_in_with_a_password(client, town):
    assert sign_in(client, make_user("editor", town)).redirect_chain[-1][0] == "/admin/"


def test_who_may_everything_counts_as_administration(client, site, settings):
    settings.SECOND_FACTOR_ROLES = ["administration"]
    assert second_factor.is_compulsory(make_user(is_superuser=True))
    assert not second_factor.is_compulsory(make_user())


@pytest.mark.usefixtures("_same_moment")
def test_after_an_app_is_set_up_the_next_session_is_asked_for_its_code(client, site):
    user = make_user("editorial")
    sign_in(client, user)
    secret = activate_app(client)
    client.post(reverse("account_logout"))
    assert sign_in(client, user).redirect_chain[-1][0] == reverse("mfa_authenticate")
    assert client.get("/admin/").status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert client.get("/admin/").status_code == 200


@pytest.mark.usefixtures("_same_moment")
def test_a_code_opens_once(client, site):
    user = make_user("editorial")
    sign_in(client, user)
    secret = activate_app(client)
    for opens in (True, False):
        client.post(reverse("account_logout"))
        sign_in(client, user)
        client.post(reverse("mfa_authenticate"), {"code": code(secret)})
        assert (client.get("/admin/").status_code == 200) is opens


@pytest.mark.usefixtures("_same_moment")
def test_a_recovery_code_opens_once(client, site):
    user = make_user("editorial")
    sign_in(client, user)
    activate_app(client)
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for opens in (True, False):
        client.post(reverse("account_logout"))
        sign_in(client, user)
        client.post(reverse("mfa_authenticate"), {"code": spare})
        assert (client.get("/admin/").status_code == 200) is opens


@pytest.mark.usefixtures("_same_moment")
def test_a_session_that_is_older_than_the_factor_is_asked_for_it(client, site):
    user = make_user("editorial")
    client.force_login(user)
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == reverse("mfa_reauthenticate")
    client.post(reverse("mfa_reauthenticate"), {"code": code(secret)})
    assert client.get("/admin/").status_code == 200


@pytest.mark.usefixtures("_same_moment")
@pytest.mark.parametrize(
    "name",
    [
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_deactivate_totp",
        "mfa_add_webauthn",
        "account_change_password",
        "account_email",
        "usersessions_list",
    ],
)
def test_with_the_password_alone_an_older_session_gets_at_no_factor(client, site, name):
    user = make_user("editorial")
    sign_in(client, user)
    elsewhere = Client()
    sign_in(elsewhere, user)
    activate_app(elsewhere)
    reauthenticate(client)
    answer = client.get(reverse(name))
    assert answer.url == f"{reverse('mfa_reauthenticate')}?next={reverse(name)}"
    assert client.post(reverse(name)).status_code == 302
    assert Authenticator.objects.filter(type="totp").exists()
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    client.post(reverse("mfa_reauthenticate"), {"code": spare})
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.usefixtures("_same_moment")
def test_switching_the_last_factor_off_closes_the_admin_at_once(client, site):
    sign_in(client, make_user("editorial"))
    secret = activate_app(client)
    client.post(reverse("mfa_reauthenticate"), {"code": code(secret)})
    assert client.get("/admin/").status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == reverse("mfa_index")


@pytest.mark.usefixtures("_same_moment")
def test_the_secret_of_an_app_stands_nowhere_in_plain(client, site, settings):
    sign_in(client, make_user("editorial"))
    secret = activate_app(client)
    kept = Authenticator.objects.get(type="totp")
    assert secret not in str(kept.data)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "ein-neuer-schluessel", [settings.SECRET_KEY]
    assert kept.wrap().validate_code(code(secret))


def test_a_changed_account_never_inherits_the_factor_of_a_session(rf, site):
    first, second = make_user("editorial"), make_user("editorial")
    request = rf.get("/")
    request.session = {}
    record_authentication(request, first, "mfa", id=1, type="totp")
    assert not second_factor.lacks_factor(request, first)
    assert second_factor.lacks_factor(request, second)


def test_switched_off_nobody_is_asked_and_nothing_is_looked_up(
    client, site, settings, django_assert_num_queries
):
    settings.SECOND_FACTOR_ROLES = []
    user = make_user("editorial")
    with django_assert_num_queries(0):
        assert not second_factor.is_compulsory(user)


@pytest.mark.usefixtures("_same_moment")
@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_opens_this_session(client, site):
    sign_in(client, make_user("editorial"))
    activate_app(client)
    assert client.get("/admin/").status_code == 200
