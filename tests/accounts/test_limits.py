"""Guessing is slow, whichever process answers, and no answer tells who has an account."""

import os
import subprocess
import sys

import pytest
from allauth.core.internal import ratelimit
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache, caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.test import Client
from django.urls import reverse

from cms.accounts.models import Limit
from cms.mail.models import OutboxMail
from tests.factories.municipalities import PASSWORD, make_user

pytestmark = pytest.mark.django_db
EMAIL = "lea@kommune.example"


def guess(client, email=EMAIL, password="falsch", **extra):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **extra)


def test_after_five_wrong_guesses_not_even_the_right_one_opens(site):
    make_user("editorial", email=EMAIL)
    for number in range(5):
        answer = guess(Client(), REMOTE_ADDR=f"192.0.2.{number}")
        assert "stimmen nicht" in answer.text
    answer = guess(Client(), password=PASSWORD, REMOTE_ADDR="192.0.2.99")
    assert "zu viele Versuche" in answer.text


def test_one_machine_guesses_ten_times_a_minute(site):
    make_user("editorial", email=EMAIL)
    for number in range(10):
        guess(Client(), email=f"person-{number}@x.example", REMOTE_ADDR="192.0.2.1")
    assert "zu viele Versuche" in guess(Client(), password=PASSWORD, REMOTE_ADDR="192.0.2.1").text
    assert guess(Client(), password=PASSWORD, REMOTE_ADDR="192.0.2.2").status_code == 302


def test_a_visitor_does_not_choose_the_address_that_is_counted(site, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        guess(Client(), email=f"p{number}@x.example", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 192.0.2.1")
    answer = guess(Client(), email="q@x.example", HTTP_X_FORWARDED_FOR="10.9.9.9, 192.0.2.1")
    assert "zu viele Versuche" in answer.text


def test_links_for_a_password_are_rare_for_one_mailbox(site):
    make_user(email=EMAIL)
    for number in range(5):
        Client().post(reverse("account_reset_password"), {"email": EMAIL}, REMOTE_ADDR=f"192.0.2.{number}")
    assert OutboxMail.objects.filter(to=EMAIL).count() == 3


def test_too_many_invented_invitations_are_refused_in_plain_words(site, settings):
    settings.ACCOUNT_RATE_LIMITS = {"invitation": "3/h/ip"}
    for _number in range(3):
        Client().post(reverse("invitation_accept", args=["erfunden"]))
    answer = Client().post(reverse("invitation_accept", args=["erfunden"]))
    assert answer.status_code == 429
    assert "zu viele Versuche" in answer.text


def test_limits_stand_in_the_database_and_not_in_the_memory_of_one_process(site):
    assert isinstance(caches["limits"], DatabaseCache)
    guess(Client())
    assert Limit.objects.exists()
    cache.clear()
    assert ratelimit.cache.get(Limit.objects.order_by("cache_key").first().cache_key.split(":", 2)[2])


READ = """
import django, sys
django.setup()
from django.core.cache import caches
print(caches["limits"].get("aus-einem-anderen-prozess"))
"""


@pytest.mark.django_db(transaction=True)
def test_another_process_reads_what_this_one_counted():
    caches["limits"].set("aus-einem-anderen-prozess", [1, 2, 3])
    environment = os.environ | {
        "DATABASE_NAME": str(connection.settings_dict["NAME"]),
        "DJANGO_SETTINGS_MODULE": "tests.load.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", READ], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[1, 2, 3]"


class TestNoAnswerTellsWhoHasAnAccount:
    def test_at_the_login(self, site):
        make_user(email=EMAIL)
        locked = make_user(is_active=False)
        pages = [guess(Client(), email=email).text for email in (EMAIL, "niemand@x.example", locked.email)]
        assert all("E-Mail-Adresse oder Passwort stimmen nicht." in page for page in pages)

    def test_at_the_login_by_the_work_that_is_done(self, site, monkeypatch):
        hashed = []
        encode = MD5PasswordHasher.encode
        monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args))
        make_user(email=EMAIL)
        without = make_user()
        without.set_unusable_password()
        without.save()
        work = []
        for email in (EMAIL, "niemand@x.example", without.email):
            hashed.clear()
            guess(Client(), email=email)
            work.append(len(hashed))
        assert work == [1, 1, 1]

    def test_when_a_password_is_forgotten(self, site):
        make_user(email=EMAIL)
        answers = []
        for email in (EMAIL, "niemand@x.example"):
            answers.append(Client().post(reverse("account_reset_password"), {"email": email}))
            assert OutboxMail.objects.filter(to=email).count() == 1
        assert [(answer.status_code, answer.url) for answer in answers] == [
            (302, "/konto/passwort/unterwegs/")
        ] * 2
        assert "/konto/" not in OutboxMail.objects.get(to="niemand@x.example").text
