"""Certificates: who gets one, what it says, and how somebody checks a printed one."""

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from exchange.events.models import Certificate
from exchange.events.registration.certificate import certificate_earned, certificate_find, certificate_pdf
from exchange.events.registration.links import personal_link
from exchange.events.registration.services.organising import attendance_record
from tests.factories.events import occurrences_of
from tests.factories.municipalities import make_member

from .conftest import make_registrable, register

pytestmark = pytest.mark.django_db

CHECK = "/kalender/bescheinigung/"


def attend(registration, *dates) -> None:
    for date in dates:
        attendance_record(occurrence=date, registrations=[registration], present={registration.pk})


@pytest.fixture
def attended(event):
    registration = register(event, "anna@example.org", name="Anna Ödön-Weiß", member=make_member("Berghude"))
    attend(registration, registration.occurrence)
    return registration


def text_of(content: bytes) -> str:
    return " ".join(pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range().split())


class TestThePdf:
    def test_names_person_event_date_place_and_organiser(self, attended):
        text = text_of(certificate_pdf(attended))
        for words in (
            "Anna Ödön-Weiß",
            "Berghude",
            "Wie Freiwillige bleiben",
            "12. Mai 2090",
            "Rathaus, Großer Saal",
            "Veranstaltet von: Ahornstadt",
            attended.certificate_code,
        ):
            assert words in text  # fmt: skip

    def test_is_tagged(self, attended):
        content = certificate_pdf(attended)
        assert pdfium.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(content).raw)
        assert b"pdfuaid:part" in content

    def test_bears_the_same_code_every_time(self, attended):
        certificate_pdf(attended)
        code = attended.certificate_code
        assert code in text_of(certificate_pdf(attended))
        assert Certificate.objects.count() == 1

    def test_shows_a_hostile_name_as_text(self, event):
        registration = register(event, "anna@example.org", name='#panic("x") *Anna* $1$')
        attend(registration, registration.occurrence)
        assert '#panic("x") *Anna* $1$' in text_of(certificate_pdf(registration))

    def test_is_refused_to_who_was_not_there(self, event):
        registration = register(event, "anna@example.org")
        assert not certificate_earned(registration)
        with pytest.raises(ValueError, match="attendance"):
            certificate_pdf(registration)

    def test_comes_from_the_personal_page(self, client, attended):
        page = personal_link(attended).removeprefix("https://testserver")
        assert "Bescheinigung herunterladen" in client.get(page).content.decode()
        response = client.get(f"{page}bescheinigung.pdf")
        assert response["Content-Type"] == "application/pdf"
        assert response.content.startswith(b"%PDF")


class TestACohort:
    @pytest.fixture
    def cohort(self, organiser):
        return make_registrable(organiser, frequency="weekly", count=5, is_cohort=True)

    def test_takes_one_registration_and_one_seat_for_all_dates(self, cohort):
        register(cohort, "anna@example.org")
        assert [row.free_seats for row in occurrences_of(cohort)] == [1] * 5

    @pytest.mark.parametrize(("attended", "earned"), [(3, False), (4, True), (5, True)])
    def test_gives_a_certificate_for_four_of_five_dates(self, cohort, attended, earned):
        registration = register(cohort, "anna@example.org")
        attend(registration, *occurrences_of(cohort)[:attended])
        assert certificate_earned(registration) is earned

    def test_does_not_count_dates_that_were_cancelled(self, cohort):
        registration = register(cohort, "anna@example.org")
        cohort.occurrences.filter(pk=occurrences_of(cohort)[4].pk).update(status="cancelled")
        attend(registration, *occurrences_of(cohort)[:3])
        assert not certificate_earned(registration)
        attend(registration, occurrences_of(cohort)[3])
        assert certificate_earned(registration)

    def test_names_the_dates_that_were_attended(self, cohort):
        registration = register(cohort, "anna@example.org")
        attend(registration, *occurrences_of(cohort)[:4])
        text = text_of(certificate_pdf(registration))
        assert "12. Mai 2090" in text
        assert "9. Juni 2090" not in text


class TestChecking:
    def test_a_genuine_one_is_confirmed_to_who_knows_code_and_name(self, client, attended):
        certificate_pdf(attended)
        typed = {"code": attended.certificate_code.lower().replace("-", " "), "name": " anna  ÖDÖN-weiß"}
        content = client.post(CHECK, typed).content.decode()
        assert "ist echt" in content
        assert "Wie Freiwillige bleiben" in content

    @pytest.mark.parametrize(("code", "name"), [("", "Bela Test"), ("AAAA-AAAA-AAAA", ""), ("x", "y")])
    def test_another_name_or_code_learns_nothing(self, client, attended, code, name):
        certificate_pdf(attended)
        typed = {"code": code or attended.certificate_code, "name": name or attended.name}
        content = client.post(CHECK, typed).content.decode()
        assert "keine Bescheinigung" in content
        assert "Wie Freiwillige bleiben" not in content

    def test_no_table_keeps_the_name_for_it(self, attended):
        certificate_pdf(attended)
        row = Certificate.objects.get()
        assert "Anna" not in f"{vars(row)}"
        assert certificate_find(code=attended.certificate_code, name=attended.name) == row

    def test_needs_both_answers(self, client, db):
        content = client.post(CHECK, {"code": "", "name": ""}).content.decode()
        assert content.count('class="field-error"') == 2
