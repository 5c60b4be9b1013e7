"""Sessions: seen and ended by their owner, and by what happens to the account."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.mail.models import OutboxMail
from cms.models import User
from tests.factories.municipalities import PASSWORD, make_user

from .letters import link_to

pytestmark = pytest.mark.django_db
NEW = "ein-ganz-anderes-kennwort"


@pytest.fixture
def lea(site):
    return make_user("editorial", email="lea@kommune.example")


def signed_in(user, agent="Testbrowser") -> Client:
    client = Client(headers={"user-agent": agent})
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert is_inside(client)
    return client


def is_inside(client) -> bool:
    return client.get("/admin/").status_code == 200


def test_the_owner_sees_all_devices_and_ends_the_others(lea):
    here, there = signed_in(lea, "Firefox"), signed_in(lea, "Safari")
    page = here.get(reverse("usersessions_list")).text
    assert "Firefox" in page
    assert "Safari" in page
    here.post(reverse("usersessions_list"))
    assert is_inside(here)
    assert not is_inside(there)


def test_nobody_sees_or_ends_the_devices_of_others(lea):
    hers, his = signed_in(lea, "Firefox"), signed_in(make_user("editorial"), "Opera")
    assert "Firefox" not in his.get(reverse("usersessions_list")).text
    his.post(reverse("usersessions_list"))
    assert is_inside(hers)


def test_a_new_password_ends_the_other_sessions(lea):
    here, there = signed_in(lea), signed_in(lea)
    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW})
    assert User.objects.get(pk=lea.pk).check_password(NEW)
    assert is_inside(here)
    assert not is_inside(there)


def test_a_reset_password_ends_all_sessions(lea):
    there, elsewhere = signed_in(lea), Client()
    elsewhere.post(reverse("account_reset_password"), {"email": lea.email})
    form = elsewhere.get(link_to(lea.email, "/konto/passwort/neu/"), follow=True)
    elsewhere.post(form.request["PATH_INFO"], {"password1": NEW})
    assert User.objects.get(pk=lea.pk).check_password(NEW)
    assert not is_inside(there)


def test_the_link_for_a_new_password_works_once(lea):
    client = Client()
    client.post(reverse("account_reset_password"), {"email": lea.email})
    link = link_to(lea.email, "/konto/passwort/neu/")
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": NEW})
    assert "gilt nicht mehr" in Client().get(link, follow=True).text


def lock_by_form(admin, user):
    form = {"email": user.email, "first_name": "A", "last_name": "B", "groups": []}
    admin.post(reverse("wagtailusers_users:edit", args=[user.pk]), form)


def lock_in_bulk(admin, user):
    address = reverse("wagtail_bulk_action", args=["cms", "user", "set_active_state"])
    admin.post(f"{address}?id={user.pk}", {"mark_as_active": "False"})


@pytest.mark.parametrize("lock", [lock_by_form, lock_in_bulk])
def test_locking_an_account_ends_its_sessions_for_good(lea, lock):
    hers = signed_in(lea)
    lock(signed_in(make_user("administration")), lea)
    lea.refresh_from_db()
    assert not lea.is_active
    assert not is_inside(hers)
    lea.is_active = True
    lea.save()
    assert not is_inside(hers)


class TestTheAdministration:
    def test_makes_an_account_without_a_password_and_the_person_gets_a_link(self, site):
        admin = signed_in(make_user("administration"))
        assert 'name="password1"' not in admin.get(reverse("wagtailusers_users:add")).text
        form = {
            "email": "neu@land.example",
            "first_name": "N",
            "last_name": "N",
            "password1": NEW,
            "password2": NEW,
        }
        admin.post(reverse("wagtailusers_users:add"), form)
        person = User.objects.get(email="neu@land.example")
        assert not person.has_usable_password()
        client = Client()
        page = client.get(link_to(person.email, "/konto/passwort/neu/"), follow=True)
        client.post(page.request["PATH_INFO"], {"password1": NEW})
        assert User.objects.get(pk=person.pk).check_password(NEW)

    def test_sends_a_link_but_sets_no_password(self, lea):
        admin = signed_in(make_user("administration"))
        edit = reverse("wagtailusers_users:edit", args=[lea.pk])
        assert 'name="password1"' not in admin.get(edit).text
        form = {"email": lea.email, "first_name": "L", "last_name": "L", "is_active": "on"}
        admin.post(edit, form | {"password1": NEW, "password2": NEW})
        assert User.objects.get(pk=lea.pk).check_password(PASSWORD)
        admin.post(reverse("wagtailusers_users:password_link", args=[lea.pk]))
        assert link_to(lea.email, "/konto/passwort/neu/")

    def test_alone_sends_links(self, lea):
        client = signed_in(lea)
        person = make_user()
        assert client.post(reverse("wagtailusers_users:password_link", args=[person.pk])).status_code in (
            302,
            403,
        )
        assert not OutboxMail.objects.filter(to=person.email).exists()


def test_the_address_changes_once_the_new_mailbox_answered(lea):
    client = signed_in(lea)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("account_email"), {"email": "neu@kommune.example", "action_add": ""})
    assert User.objects.get(pk=lea.pk).email == "lea@kommune.example"
    client.post(link_to("neu@kommune.example", "/konto/e-mail/bestaetigen/"))
    assert User.objects.get(pk=lea.pk).email == "neu@kommune.example"


def test_an_address_of_somebody_else_is_not_taken_over_and_not_given_away(lea):
    victim = make_user(email="opfer@kommune.example")
    client = signed_in(lea)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    known = client.post(reverse("account_email"), {"email": victim.email, "action_add": ""})
    unknown = client.post(reverse("account_email"), {"email": "frei@kommune.example", "action_add": ""})
    assert known.status_code == unknown.status_code
    assert User.objects.get(pk=victim.pk).email == victim.email


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0 Safari/537.36", "Chrome, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/156.0 Safari/537.36 Edg/156.0", "Edge, Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) Version/19.0 Safari/605.1.15", "Safari, macOS"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) CriOS/156.0 Safari/604.1", "Chrome, iPhone"),
        ("Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0", "Firefox, Android"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox, Linux"),
        ("Lesegerät 3", "Lesegerät 3"),
    ],
)  # fmt: skip
def test_a_device_is_named_in_words_that_its_owner_knows(lea, agent, words):
    page = signed_in(lea, agent).get(reverse("usersessions_list")).text
    assert f"<span>{words} · 127.0.0.1</span>" in page
