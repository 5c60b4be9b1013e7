"""The organiser in the admin: who sees participants, what can be done with them, what leaves the house."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from cms.mail.models import OutboxMail
from exchange.events.models import Attendance, Registration, SpecialNeeds
from exchange.municipalities.models import AuditEntry, MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.municipalities import make_member, make_user

from .conftest import date_of, mails_to, make_registrable, register, request_seat, states, subjects_to

pytestmark = pytest.mark.django_db

INDEX = "/admin/anmeldungen/"


@pytest.fixture
def editor(client, organiser):
    user = make_user(MemberRole.EDITOR, organiser)
    client.force_login(user)
    return user


def address(event, part: str = "") -> str:
    return f"{INDEX}{date_of(event).pk}/{part}"


def person(registration: Registration) -> str:
    return f"{INDEX}person/{registration.pk}/"


def act(client, registration, action: str, **more) -> str:
    """Press a button; answers the state afterwards."""
    client.post(person(registration), {"action": action, **more})
    row = Registration.objects.filter(pk=registration.pk).first()
    return row.state if row else "gone"


class TestWhoSeesParticipants:
    def test_the_organisers_editors_do(self, client, event, editor):
        register(event, "anna@example.org", name="Anna Xylophon")
        assert event.title in client.get(INDEX).content.decode()
        assert "Anna Xylophon" in client.get(address(event)).content.decode()

    @pytest.mark.parametrize("role", [MemberRole.EDITOR, MemberRole.PUBLISHER, MemberRole.COORDINATOR])
    def test_editors_of_other_members_do_not(self, client, event, role):
        registration = register(event, "anna@example.org", name="Anna Xylophon")
        client.force_login(make_user(role, make_member("Berghude")))
        assert event.title not in client.get(INDEX).content.decode()
        parts = [address(event, part) for part in ("", "eintragen/", "anwesenheit/", "liste/", "?export=csv")]
        for url in (*parts, person(registration)):
            for response in (client.get(url), client.post(url, {"action": "cancel"})):
                assert "Anna" not in response.content.decode()
                assert response.status_code == 302
        assert states(event) == {"anna": "confirmed"}

    def test_readers_of_the_organiser_and_visitors_do_not(self, client, event, organiser):
        assert client.get(address(event)).status_code == 302
        client.force_login(make_user(MemberRole.READER, organiser))
        assert client.get(address(event)).status_code in (302, 403)

    def test_the_ministry_sees_those_of_the_land_and_not_of_a_municipality(self, client, event):
        register(event, "anna@example.org", name="Anna Xylophon")
        land = make_registrable(make_member("Ministerium", kind="land"), title="Fachkongress")
        register(land, "bela@example.org", name="Bela Zimbel")
        client.force_login(make_user(SiteRole.EDITORIAL))
        listed = client.get(INDEX).content.decode()
        assert "Fachkongress" in listed
        assert event.title not in listed
        assert "Bela Zimbel" in client.get(address(land)).content.decode()
        assert client.get(address(event)).status_code == 302

    def test_who_did_not_confirm_the_address_is_not_listed(self, client, event, editor):
        registration = request_seat(event, "anna@example.org", name="Anna Xylophon")
        assert "Anna" not in client.get(address(event)).content.decode()
        assert client.get(person(registration)).status_code == 404

    def test_the_list_of_dates_takes_the_same_queries_for_3_and_30(self, client, organiser, editor):
        counts = []
        for number in (2, 12):
            for _ in range(number):
                make_registrable(organiser)
            with CaptureQueriesContext(connection) as queries:
                client.get(INDEX)
            counts.append(len(queries))
        assert counts[0] == counts[1]


class TestDeciding:
    @pytest.fixture
    def application(self, organiser):
        return make_registrable(organiser, registration_mode="application", capacity=1)

    def test_a_seat_is_given_to_an_application(self, client, application, editor):
        assert act(client, register(application, "anna@example.org"), "accept") == "confirmed"
        assert subjects_to("anna@example.org")[-1] == "Sie sind angemeldet"
        assert date_of(application).free_seats == 0

    def test_never_more_seats_than_there_are(self, client, application, editor):
        act(client, register(application, "anna@example.org"), "accept")
        second = register(application, "bela@example.org")
        assert act(client, second, "accept") == "applied"
        assert act(client, second, "offer") == "applied"
        response = client.post(person(second), {"action": "accept"}, follow=True)
        assert "kein Platz frei" in response.content.decode()

    def test_an_application_is_offered_a_seat_or_put_on_the_waiting_list(self, client, application, editor):
        first, second = (register(application, f"{name}@example.org") for name in ("anna", "bela"))
        assert act(client, first, "offer") == "offered"
        assert act(client, second, "wait") == "waiting"
        assert act(client, first, "cancel") == "cancelled"
        assert states(application)["bela"] == "offered"

    def test_a_refusal_needs_a_reason_and_tells_it(self, client, application, editor):
        registration = register(application, "anna@example.org")
        assert act(client, registration, "refuse", reason="") == "applied"
        assert (
            act(client, registration, "refuse", reason="Alle Plätze gehen an neue Mitglieder.") == "rejected"
        )
        assert "neue Mitglieder" in mails_to("anna@example.org")[-1].text

    def test_a_mail_is_sent_again(self, client, event, editor):
        registration = register(event, "anna@example.org")
        act(client, registration, "resend")
        assert subjects_to("anna@example.org").count("Sie sind angemeldet") == 2

    @pytest.mark.parametrize("action", ["", "accept", "wait", "unsinn"])
    def test_what_does_not_fit_the_state_is_refused(self, client, event, editor, action):
        assert act(client, register(event, "anna@example.org"), action) == "confirmed"

    def test_a_person_who_asks_for_it_is_forgotten_at_once(self, client, event, editor):
        registration = register(event, "anna@example.org")
        register(event, "bela@example.org")
        register(event, "cleo@example.org")
        assert act(client, registration, "erase") == "gone"
        assert not OutboxMail.objects.filter(to="anna@example.org").exists()
        assert states(event) == {"bela": "confirmed", "cleo": "offered"}


class TestByHand:
    def test_somebody_who_called_gets_a_seat(self, client, event, editor):
        client.post(address(event, "eintragen/"), {"name": "Anna", "email": "ANNA@example.org"})
        assert states(event) == {"anna": "confirmed"}
        assert subjects_to("anna@example.org") == ["Sie sind angemeldet"]

    def test_without_an_address_there_is_no_mail(self, client, event, editor):
        client.post(address(event, "eintragen/"), {"name": "Anna", "email": ""})
        client.post(address(event, "eintragen/"), {"name": "Bela", "email": ""})
        assert Registration.objects.filter(state="confirmed").count() == 2
        assert not OutboxMail.objects.exists()

    def test_twice_the_same_address_or_no_seat_is_refused_and_said(self, client, event, editor):
        register(event, "anna@example.org")
        form = {"name": "Anna", "email": "anna@example.org"}
        assert "schon angemeldet" in client.post(address(event, "eintragen/"), form).content.decode()
        register(event, "bela@example.org")
        form = {"name": "Cleo", "email": "cleo@example.org"}
        assert "kein Platz frei" in client.post(address(event, "eintragen/"), form).content.decode()


class TestLists:
    def test_leave_as_files_without_formulas_and_are_logged(self, client, event, editor):
        register(event, "anna@example.org", name="=cmd|' /C calc'!A0", institution="@SUM(1)", phone="+49 1")
        content = b"".join(client.get(address(event, "?export=csv")).streaming_content).decode("utf-8-sig")
        [row] = list(csv.DictReader(StringIO(content)))
        assert row["Name"] == "'=cmd|' /C calc'!A0"
        assert "'@SUM(1)" in row.values()
        download = b"".join(client.get(address(event, "?export=xlsx")).streaming_content)
        sheet = load_workbook(BytesIO(download)).active
        assert {cell.data_type for cell in sheet[2] if cell.value} == {"s"}
        entries = AuditEntry.objects.filter(action="anmeldungen-geladen")
        assert [entry.subject_name for entry in entries] == [event.title] * 2
        assert entries[0].actor == editor

    def test_for_the_entrance_hold_who_has_a_seat_and_needs_apart(self, client, event, editor):
        seated = register(event, "anna@example.org", name="Anna Xylophon")
        SpecialNeeds.objects.create(registration=seated, access="Rampe")
        register(event, "bela@example.org")
        register(event, "cleo@example.org", name="Cleo Zimbel")
        content = client.get(address(event, "liste/")).content.decode()
        assert content.index("Anna Xylophon") < content.index("Rampe")
        assert "Cleo Zimbel" not in content

    def test_say_how_many_are_missing(self, client, organiser, editor):
        event = make_registrable(organiser, capacity=9, min_seats=3)
        register(event, "anna@example.org")
        assert "fehlen 2 Anmeldungen" in client.get(address(event)).content.decode()


class TestAttendance:
    def test_is_noted_and_may_be_corrected(self, client, event, editor):
        first, second = (register(event, f"{name}@example.org") for name in ("anna", "bela"))
        url = address(event, "anwesenheit/")
        client.post(url, {"present": [first.pk, second.pk]})
        client.post(url, {"present": [second.pk]})
        assert list(Attendance.objects.values_list("registration", flat=True)) == [second.pk]
        assert f'value="{second.pk}" id="person-{second.pk}" checked' in client.get(url).content.decode()

    def test_of_strangers_is_not_noted(self, client, event, editor):
        other = register(make_registrable(make_member("Berghude")), "bela@example.org")
        client.post(address(event, "anwesenheit/"), {"present": [other.pk, "x", ""]})
        assert not Attendance.objects.exists()

    def test_brings_certificates_by_mail_once(self, client, event, editor):
        first, _second = (register(event, f"{name}@example.org") for name in ("anna", "bela"))
        for _ in range(2):
            client.post(address(event, "anwesenheit/"), {"present": [first.pk], "certificates": "1"})
        assert subjects_to("anna@example.org").count("Ihre Teilnahmebescheinigung") == 1
        assert "Ihre Teilnahmebescheinigung" not in subjects_to("bela@example.org")
