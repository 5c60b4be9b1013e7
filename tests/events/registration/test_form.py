"""The public form, the link in the mail and the person's own page, as a browser without scripts sees them."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from cms import spam
from cms.mail.models import OutboxMail
from exchange.events.models import FormAttempt, Registration
from exchange.events.registration import attempts
from exchange.events.registration.links import confirm_link, personal_link
from exchange.municipalities.models import Visibility
from tests.factories.events import berlin
from tests.factories.municipalities import make_member

from .conftest import date_of, mails_to, make_registrable, register, request_seat, states

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    """Tests fill in forms faster than people."""
    monkeypatch.setattr(spam, "FASTEST", timedelta(0))


def form_url(page) -> str:
    return f"{page.get_url()}anmeldung/"


def shown(client, url: str):
    """The page with the form, and what its hidden field says."""
    content = client.get(url).content.decode()
    return content, re.search(r'name="shown" value="([^"]+)"', content).group(1)


def send(client, page, **fields):
    """Fill in the form and send it."""
    _, stamp = shown(client, form_url(page))
    fields = {"name": "Anna", "email": "anna@example.org", "occurrence": date_of(page).pk, **fields}
    return client.post(form_url(page), {"shown": stamp, **fields})


def path(link: str) -> str:
    return link.removeprefix("https://testserver")


class TestTheForm:
    def test_asks_only_what_is_needed(self, client, organiser):
        event = make_registrable(organiser, asked_fields="function")
        content, _ = shown(client, form_url(event))
        form = re.search(r'<form class="public-form".*?</form>', content, re.DOTALL).group()
        names = set(re.findall(r'<(?:input|select|textarea)[^>]* name="(\w+)"', form))
        asked = {"name", "email", "member", "institution", "function", "list_consent"}
        assert names - {"csrfmiddlewaretoken", "shown", "homepage", "occurrence"} == asked

    def test_is_never_cached_nor_found_and_alone_sets_a_cookie(self, client, event):
        assert not client.get(event.get_url()).cookies
        response = client.get(form_url(event))
        assert list(response.cookies) == ["__Host-csrftoken"]
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]

    def test_says_when_everything_is_deleted(self, client, event):
        content, _ = shown(client, form_url(event))
        assert "spätestens am 11. Juli 2090" in content

    def test_answers_the_same_for_known_and_unknown_addresses(self, client, event):
        register(event, "anna@example.org")
        known = send(client, event, email="anna@example.org")
        unknown = send(client, event, email="bela@example.org")
        assert known.status_code == unknown.status_code == 200
        plain = [answer.content.decode() for answer in (known, unknown)]
        assert plain[0].replace("anna@", "bela@") == plain[1]
        assert states(event) == {"anna": "confirmed", "bela": "pending"}

    def test_with_a_mistake_keeps_what_was_typed_and_says_what_is_wrong(self, client, event):
        response = send(client, event, email="anna(at)example.org", institution="Bürgerstiftung <Süd>")
        content = response.content.decode()
        assert response.status_code == 422
        assert 'value="anna(at)example.org"' in content
        assert 'value="Bürgerstiftung &lt;Süd&gt;"' in content
        assert 'href="#id_email"' in content
        assert 'aria-invalid="true"' in content
        assert not Registration.objects.exists()

    def test_needs_a_municipality_where_seats_are_counted_by_it(self, client, organiser):
        event = make_registrable(organiser, seats_per_member=1)
        assert send(client, event).status_code == 422
        assert send(client, event, institution="AWO").status_code == 200

    def test_keeps_special_needs(self, client, organiser):
        event = make_registrable(organiser, asked_fields="access_needs,catering")
        send(client, event, access_needs="DGS", catering="vegan")
        needs = Registration.objects.get().needs
        assert (needs.access, needs.catering) == ("DGS", "vegan")

    def test_takes_no_date_of_another_event(self, client, event):
        other = make_registrable(make_member("Berghude"))
        assert send(client, event, occurrence=date_of(other).pk).status_code == 422

    def test_offers_the_dates_of_a_series_and_takes_the_chosen_one(self, client, organiser):
        event = make_registrable(organiser, frequency="weekly", count=3)
        second = event.occurrences.order_by("original_start")[1]
        content = client.get(f"{form_url(event)}?termin={second.pk}").content.decode()
        assert re.search(rf'<option value="{second.pk}" selected', content)
        send(client, event, occurrence=second.pk)
        assert Registration.objects.get().occurrence == second

    @pytest.mark.parametrize("garbage", ["termin=x", "termin=99999999999999999999", "termin=%00"])
    def test_any_question_in_the_address_gets_the_form(self, client, event, garbage):
        assert client.get(f"{form_url(event)}?{garbage}").status_code == 200

    def test_without_a_token_is_refused(self, event):
        from django.test import Client

        assert Client(enforce_csrf_checks=True).post(form_url(event), {}).status_code == 403

    def test_of_an_event_for_the_network_asks_visitors_to_sign_in(self, client, organiser):
        event = make_registrable(organiser, visibility=Visibility.NETWORK)
        assert client.get(form_url(event)).status_code == 302

    def test_of_a_draft_does_not_exist(self, client, organiser):
        event = make_registrable(organiser, live=False)
        assert client.get(form_url(event)).status_code == 404

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"registration_mode": "none"}, "ohne Anmeldung"),
            ({"registration_opens_at": "2089-01-01 10:00"}, "noch nicht geöffnet"),
            ({"registration_closes_at": "2020-01-01 10:00"}, "geschlossen"),
            ({"status": "cancelled", "status_reason": "Sturm"}, "abgesagt"),
            ({"starts_at": "2020-05-12 18:00", "ends_at": "2020-05-12 20:00"}, "vorbei"),
        ],
    )
    def test_says_why_one_cannot_register(self, client, organiser, fields, said):
        event = make_registrable(organiser, **fields)
        content = client.get(form_url(event)).content.decode()
        assert said in content
        assert 'name="email"' not in content


class TestMachines:
    def test_that_fill_in_the_hidden_field_are_told_it_worked(self, client, event):
        assert send(client, event, homepage="https://spam.example").status_code == 200
        assert not Registration.objects.exists()
        assert not OutboxMail.objects.exists()

    def test_that_are_too_fast_get_the_form_again_filled_in(self, client, event, monkeypatch):
        monkeypatch.setattr(spam, "FASTEST", timedelta(hours=1))
        response = send(client, event)
        assert response.status_code == 422
        assert "noch einmal" in response.content.decode()
        assert 'value="anna@example.org"' in response.content.decode()

    @pytest.mark.parametrize(
        "stamp", ["", "erfunden", spam.stamp(berlin("2020-01-01 10:00"))], ids=["none", "invented", "old"]
    )
    def test_without_a_fresh_form_get_one_and_may_send_that(self, client, event, monkeypatch, stamp):
        monkeypatch.setattr(spam, "FASTEST", timedelta(microseconds=1))
        fields = {"name": "Anna", "email": "anna@example.org", "occurrence": date_of(event).pk}
        if stamp.startswith("erf") or not stamp:
            monkeypatch.setattr(spam, "FASTEST", timedelta(hours=1))
        response = client.post(form_url(event), {**fields, "shown": stamp})
        assert response.status_code == 422
        fresh = re.search(r'name="shown" value="([^"]+)"', response.content.decode()).group(1)
        assert fresh != stamp
        monkeypatch.setattr(spam, "FASTEST", timedelta(0))
        assert client.post(form_url(event), {**fields, "shown": fresh}).status_code == 200

    def test_from_one_connection_are_stopped_and_others_are_not(self, client, event, monkeypatch):
        monkeypatch.setattr(attempts, "ATTEMPTS_AT_MOST", 2)
        statuses = [send(client, event, email=f"{n}@example.org").status_code for n in range(3)]
        assert statuses == [200, 200, 429]
        client.defaults["HTTP_X_FORWARDED_FOR"] = "198.51.100.7, 203.0.113.9"
        assert send(client, event, email="bela@example.org").status_code == 200

    def test_may_come_back_later(self, client, event, monkeypatch):
        monkeypatch.setattr(attempts, "ATTEMPTS_AT_MOST", 1)
        send(client, event)
        FormAttempt.objects.update(at=timezone.now() - attempts.ATTEMPTS_WITHIN - timedelta(seconds=1))
        assert send(client, event, email="bela@example.org").status_code == 200

    def test_leave_no_address_behind(self, client, event):
        client.defaults["REMOTE_ADDR"] = "203.0.113.9"
        send(client, event)
        assert "203.0.113.9" not in FormAttempt.objects.get().source


class TestTheLinkInTheMail:
    def test_does_nothing_when_a_program_follows_it(self, client, event):
        registration = request_seat(event, "anna@example.org")
        assert client.get(path(confirm_link(registration))).status_code == 200
        assert states(event) == {"anna": "pending"}

    def test_leads_to_a_button_that_gives_the_seat(self, client, event):
        registration = request_seat(event, "anna@example.org")
        response = client.post(path(confirm_link(registration)), follow=True)
        assert "Sie sind angemeldet." in response.content.decode()
        assert states(event) == {"anna": "confirmed"}

    def test_is_the_one_that_the_mail_holds(self, client, event):
        send(client, event)
        [mail] = mails_to("anna@example.org")
        link = re.search(r"https://testserver(/kalender/\S+)", mail.text).group(1)
        client.post(link)
        assert states(event) == {"anna": "confirmed"}

    def test_ends_after_two_days(self, client, event, monkeypatch):
        registration = request_seat(event, "anna@example.org")
        monkeypatch.setattr("exchange.events.registration.links.CONFIRM_WITHIN", timedelta(seconds=-1))
        assert client.post(path(confirm_link(registration))).status_code == 410
        assert states(event) == {"anna": "pending"}

    @pytest.mark.parametrize("page", ["anmeldung/bestaetigen/1.x.y/", "anmeldung/1.x.y/", "anmeldung/x/"])
    def test_that_was_made_up_is_refused(self, client, event, page):
        register(event, "anna@example.org")
        for response in (client.get(f"/kalender/{page}"), client.post(f"/kalender/{page}")):
            assert response.status_code == 410
            assert "Anna" not in response.content.decode()

    def test_for_confirming_does_not_open_the_personal_page(self, client, event):
        token = path(confirm_link(register(event, "anna@example.org"))).split("/")[-2]
        assert client.get(f"/kalender/anmeldung/{token}/").status_code == 410

    def test_too_late_says_so(self, client, organiser):
        event = make_registrable(organiser)
        registration = request_seat(event, "anna@example.org")
        event.occurrences.update(starts_at=berlin("2020-01-01 10:00"))
        response = client.post(path(confirm_link(registration)))
        assert response.status_code == 409
        assert "nicht mehr anmelden" in response.content.decode()


class TestThePersonalPage:
    def test_shows_state_and_dates_and_is_private(self, client, event):
        response = client.get(path(personal_link(register(event, "anna@example.org"))))
        content = response.content.decode()
        assert "12. Mai 2090, 18:00 bis 20:30 Uhr" in content
        assert response["Referrer-Policy"] == "same-origin"
        assert "no-store" in response["Cache-Control"]

    def test_shows_the_position_on_the_waiting_list(self, client, organiser):
        event = make_registrable(organiser, capacity=1)
        register(event, "anna@example.org")
        register(event, "bela@example.org")
        content = client.get(path(personal_link(register(event, "cleo@example.org")))).content.decode()
        assert "Ihr Platz auf der Liste: 2" in content

    def test_cancels_without_a_login(self, client, event):
        link = path(personal_link(register(event, "anna@example.org")))
        response = client.post(link, {"action": "cancel"}, follow=True)
        assert "Sie sind abgemeldet." in response.content.decode()
        assert states(event) == {"anna": "cancelled"}
        assert date_of(event).free_seats == 2

    def test_does_nothing_for_other_words(self, client, event):
        link = path(personal_link(register(event, "anna@example.org")))
        assert client.post(link, {"action": "erase"}).status_code == 200
        assert states(event) == {"anna": "confirmed"}

    def test_says_when_an_offer_is_over(self, client, event):
        link = path(personal_link(register(event, "anna@example.org")))
        client.post(link, {"action": "cancel"})
        assert client.post(link, {"action": "accept"}).status_code == 409

    def test_gives_the_dates_as_a_file(self, client, event):
        link = path(personal_link(register(event, "anna@example.org")))
        response = client.get(f"{link}termin.ics")
        assert response["Content-Type"].startswith("text/calendar")
        assert b"BEGIN:VEVENT" in response.content

    def test_gives_no_certificate_before_one_is_earned(self, client, event):
        link = path(personal_link(register(event, "anna@example.org")))
        assert client.get(f"{link}bescheinigung.pdf").status_code == 404

    def test_has_the_link_to_take_part_only_when_it_is_time_and_only_for_seats(self, client, organiser):
        secret = "https://video.example/geheim"
        event = make_registrable(organiser, capacity=1, attendance_mode="online", access_link=secret)
        seated, waiting = register(event, "anna@example.org"), register(event, "bela@example.org")
        pages = [path(personal_link(row)) for row in (seated, waiting)]
        assert secret not in client.get(pages[0]).content.decode()
        start = timezone.now() + timedelta(hours=1)
        event.occurrences.update(starts_at=start, ends_at=start + timedelta(hours=2))
        assert secret in client.get(pages[0]).content.decode()
        assert secret not in client.get(pages[1]).content.decode()
        assert secret not in client.get(event.get_url()).content.decode()
