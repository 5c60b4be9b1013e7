"""One door: every other way in is shut, by GET and by POST, and mails nobody."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse

from cms.mail.models import OutboxMail
from cms.models import User
from tests.factories.municipalities import PASSWORD, make_user

pytestmark = pytest.mark.django_db
EMAIL = "lea@kommune.example"
SHUT = [
    "/admin/login/",
    "/admin/password_reset/",
    "/admin/password_reset/done/",
    "/admin/password_reset/confirm/MQ/abc-def/",
    "/admin/password_reset/complete/",
    "/_util/login/",
    "/en/_util/login/",
]
FORM = {
    "username": EMAIL, "email": EMAIL, "login": EMAIL, "password": PASSWORD, "next": "/admin/",
    "new_password1": "ein-anderes-kennwort", "new_password2": "ein-anderes-kennwort",
}  # fmt: skip


@pytest.fixture
def lea(site):
    return make_user("administration", email=EMAIL)


def is_signed_in(client) -> bool:
    return SESSION_KEY in client.session


def sign_in(client, *, email=EMAIL, password=PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": email, "password": password, **extra})


@pytest.mark.parametrize("path", SHUT)
def test_a_shut_door_leads_to_the_login(client, lea, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.url.endswith("/konto/anmelden/")
    assert not answer.cookies


@pytest.mark.parametrize("path", SHUT)
def test_a_shut_door_takes_no_form(client, lea, path):
    before = lea.password
    assert client.post(path, FORM).status_code == 405
    assert not is_signed_in(client)
    assert not OutboxMail.objects.exists()
    assert User.objects.get(pk=lea.pk).password == before


def test_a_shut_door_remembers_where_one_wanted_to_go(client, lea):
    assert client.get("/admin/login/?next=/admin/pages/").url == "/konto/anmelden/?next=/admin/pages/"


FOREIGN = [
    "https://boese.example/",
    "//boese.example/",
    "javascript:alert(1)",
    "/\\boese.example",
    "https:boese.example",
]


@pytest.mark.parametrize("target", FOREIGN)
def test_no_door_leads_to_another_site(client, lea, target):
    assert "boese" not in client.get("/admin/login/", {"next": target}).url
    assert "alert" not in client.get("/admin/login/", {"next": target}).url
    assert sign_in(client, next=target).url == "/admin/"
    assert client.get(reverse("account_login"), {"next": target}).url == "/admin/"
    assert client.post(reverse("account_logout"), {"next": target}).url == "/"


def test_a_foreign_host_is_refused_and_no_mail_names_it(client, lea):
    answer = client.post(reverse("account_reset_password"), {"email": EMAIL}, HTTP_HOST="boese.example")
    assert answer.status_code == 400
    assert not OutboxMail.objects.exists()
    client.post(reverse("account_reset_password"), {"email": EMAIL}, HTTP_HOST="127.0.0.1")
    assert "https://testserver/konto/passwort/neu/" in OutboxMail.objects.get().text


def test_nobody_signs_up(client, site):
    for path in (reverse("account_signup"), reverse("socialaccount_signup")):
        client.post(path, {"email": "neu@x.example", "password1": PASSWORD, "password2": PASSWORD})
        assert "Konten gibt es auf Einladung" in client.get(path).text
    assert client.post("/konto/signup/", {"email": "neu@x.example", "password1": PASSWORD}).status_code == 404
    assert not User.objects.exists()


def test_wagtails_own_page_changes_neither_password_nor_address(client, lea):
    client.force_login(lea)
    page = client.get(reverse("wagtailadmin_account")).text
    assert "old_password" not in page
    assert 'name="name_email-email"' not in page
    client.post(
        reverse("wagtailadmin_account"),
        {"password-old_password": PASSWORD, "password-new_password1": "ein-anderes-kennwort",
         "password-new_password2": "ein-anderes-kennwort", "name_email-email": "neu@x.example",
         "name_email-first_name": "Lea", "name_email-last_name": "Leitner"},
    )  # fmt: skip
    after = User.objects.get(pk=lea.pk)
    assert after.check_password(PASSWORD)
    assert after.email == EMAIL


def test_the_login_rotates_the_session(client, lea):
    client.get(reverse("account_login"))
    assert "__Host-sessionid" not in client.cookies
    sign_in(client)
    first = client.session.session_key
    client.post(reverse("account_logout"))
    sign_in(client)
    assert client.session.session_key != first


def test_signing_out_needs_a_form(client, lea):
    client.force_login(lea)
    for path in (reverse("account_logout"), "/admin/logout/"):
        assert client.get(path, follow=True).status_code == 200
        assert is_signed_in(client)
    assert client.post("/admin/logout/").status_code == 302
    assert not is_signed_in(client)


def test_pages_of_accounts_are_kept_by_no_cache_and_listed_nowhere(client, lea):
    for path in (reverse("account_login"), reverse("account_reset_password"), "/konto/gibt-es-nicht/"):
        answer = client.get(path)
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"


def test_a_form_with_an_old_token_is_refused_on_a_page_of_ours(lea):
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), FORM)
    assert answer.status_code == 403
    assert "Dieses Formular ist abgelaufen" in answer.text
    assert '<html lang="de"' in answer.text
    # The policy of public pages forbids styles within a page.
    assert "<style" not in answer.text


def test_who_may_not_enter_the_admin_is_not_sent_in_circles(client, town):
    reader = make_user("reader", town)
    assert sign_in(client, email=reader.email).url == "/"
    assert client.get("/konto/anmelden/?next=/admin/").status_code == 403
    assert client.get("/konto/anmelden/").url == "/"


def test_a_locked_account_stays_outside(client, lea):
    User.objects.filter(pk=lea.pk).update(is_active=False)
    answer = sign_in(client)
    assert answer.url == reverse("account_inactive")
    assert not is_signed_in(client)
