"""A contribution as a PDF: accessible, complete, and only what everybody may read."""

import re
from collections.abc import Iterator
from ctypes import create_string_buffer
from datetime import date

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from django.utils import timezone

from cms.sharing import page_pdf
from exchange.experiences.models.best_practice import PracticeCost, PracticeStep
from exchange.municipalities.models import MemberRole
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy
from tests.factories.events import make_event
from tests.factories.files import make_document, make_image
from tests.factories.municipalities import make_user

HOSTILE = '#panic("x") $x^2$ <b> \\ *fett* `code` // @ref'


def text_of(content: bytes) -> str:
    """The text of all pages, with single spaces, words joined that are parted at a line's end."""
    pages = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(re.sub(r"[\u00ad\ufffe]\s*|[\u2010-]\s+", "", text).split())


def alternatives(page) -> Iterator[str]:
    """The words for pictures in the tags of a page."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    number_of, child, alt = (
        pdfium.FPDF_StructElement_CountChildren,
        pdfium.FPDF_StructElement_GetChildAtIndex,
        pdfium.FPDF_StructElement_GetAltText,
    )
    waiting = [
        pdfium.FPDF_StructTree_GetChildAtIndex(tree, number)
        for number in range(pdfium.FPDF_StructTree_CountChildren(tree))
    ]
    while waiting:
        if element := waiting.pop():
            buffer = create_string_buffer(size := alt(element, None, 0))
            alt(element, buffer, size)
            yield buffer.raw.decode("utf-16-le").rstrip("\0")
            waiting += [child(element, number) for number in range(max(0, number_of(element)))]


@pytest.fixture
def pdf(client):
    """The answer of a page's PDF."""
    return lambda page: client.get(f"{page.url}pdf/")


@pytest.fixture
def full(town):
    """A practice with an image, rows and a block of every family."""
    image, document = make_image(), make_document()
    body = [
        ("heading", "Wie es weiterging"),
        ("paragraph", "<p>Ein <b>starker</b> Satz mit <a href='https://x.example/'>Link</a>.</p>"),
        ("quote", {"quote": "Ein Telefonat genügte.", "source": "Stabsstelle"}),
        ("notice", {"heading": "Kostenfrei", "text": "<p>Alles gratis.</p>"}),
        ("question", {"question": "Wer darf mitmachen?", "answer": "<ul><li>Jede Kommune</li></ul>"}),
        ("image", {"image": image, "alt_text": "Menschen am Tisch", "decorative": False}),
        ("download", {"document": document, "note": "Vordruck zum Ausfüllen"}),
        ("link", {"label": "Zur Anmeldung", "page": None, "url": "https://www.example.org/"}),
    ]
    return make_practice(
        town,
        title=f"Ehrenamtskarte {HOSTILE}",
        slug="karte",
        cost_once=4500,
        members_text="<p>Die Software kostete das Doppelte.</p>",
        failed="<p>Der erste Vordruck war zu lang.</p>",
        confirmed_on=date(2026, 5, 12),
        image=make_image(),
        image_alt="Ein Fest im Park",
        steps=[PracticeStep(title="Gespräche führen", duration="vier Wochen")],
        costs=[PracticeCost(label="Software", once=4000)],
        body=body,
    )


def test_it_is_tagged_and_knows_its_title_and_language(practice, pdf):
    answer = pdf(practice)
    assert answer.headers["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(answer.content)
    assert pdfium.FPDFCatalog_IsTagged(document.raw)
    assert b"pdfuaid:part" in answer.content
    assert re.search(rb"/Lang ?\(de", answer.content)
    assert document.get_metadata_dict()["Title"] == "Ehrenamtskarte ohne Papier"
    assert document.get_metadata_dict()["Author"] == "Ottersbrink"


def test_it_holds_everything_that_visitors_read(full, pdf):
    text = text_of(pdf(full).content)
    for part in (
        HOSTILE, full.summary, "Ottersbrink", "4.500 €", "Stolpersteine", "Gespräche führen", "vier Wochen",
        "Software", "4.000 €", "Wie es weiterging", "starker Satz", "Ein Telefonat genügte.", "Stabsstelle",
        "Kostenfrei", "Alles gratis.", "Wer darf mitmachen?", "Jede Kommune", "Vordruck zum Ausfüllen",
        "Zur Anmeldung", "Ehrenamtsbüro", "CC BY 4.0", "12. Mai 2026", f"/b/{full.pk}", "Erfundenes Beispiel",
    ):  # fmt: skip
        assert part in text, part


def test_its_pictures_have_words(full, pdf):
    content = pdf(full).content
    pages = pypdfium2.PdfDocument(content)
    assert sum(item.type == pdfium.FPDF_PAGEOBJ_IMAGE for page in pages for item in page.get_objects()) == 2
    assert {"Ein Fest im Park", "Menschen am Tisch"} <= {alt for page in pages for alt in alternatives(page)}


@pytest.mark.parametrize("make", [make_strategy, make_guideline, make_offer, make_event])
def test_every_type_of_contribution_has_one(town, pdf, make):
    page = make(town)
    answer = pdf(page)
    assert answer.status_code == 200
    assert page.title in text_of(answer.content)


def test_nobody_gets_the_part_for_members_not_even_members(full, pdf, client):
    client.force_login(make_user(MemberRole.EDITOR, full.member))
    text = text_of(pdf(full).content)
    assert "das Doppelte" not in text
    assert "Der erste Vordruck" not in text
    assert "Ehrenamtskarte" in text


def test_the_page_leads_to_it_and_it_leads_to_the_page(practice, pdf, client):
    assert f'href="{practice.url}pdf/"' in client.get(practice.url).content.decode()
    answer = pdf(practice)
    assert answer.headers["Link"] == f'<{practice.full_url}>; rel="canonical"'
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Content-Disposition"] == f'inline; filename="{practice.slug}.pdf"'
    assert not answer.cookies


def test_visitors_of_a_restricted_page_get_the_login_and_members_the_pdf(practice, pdf, client):
    practice.visibility = "network"
    practice.save_revision().publish()
    answer = pdf(practice)
    assert answer.status_code == 302
    assert "login" in answer.headers["Location"] or "anmelden" in answer.headers["Location"]
    client.force_login(make_user(MemberRole.READER, practice.member))
    assert pdf(practice).headers["Content-Type"] == "application/pdf"
    assert "no-store" in pdf(practice).headers["Cache-Control"]


def test_a_draft_has_none(town, pdf):
    assert pdf(make_practice(town, live=False)).status_code == 404


def test_what_is_past_its_expiry_or_was_removed_is_gone(practice, pdf):
    practice.expire_at = timezone.now()
    practice.save()
    assert pdf(practice).status_code == 410
    practice.delete()
    assert pdf(practice).status_code == 410


def test_an_unpublished_page_takes_its_pdf_along_and_brings_it_back(practice, pdf):
    practice.unpublish()
    assert pdf(practice).status_code == 410
    practice.save_revision().publish()
    assert pdf(practice).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_new_address_is_one_for_the_pdf_too(practice, client):
    former = practice.url
    practice.slug = "karte-neu"
    practice.save_revision().publish()
    practice = type(practice).objects.get(pk=practice.pk)
    answer = client.get(f"{former}pdf/", follow=True)
    assert answer.redirect_chain[-1] == (f"{practice.url}pdf/", 301)
    assert answer.headers["Content-Type"] == "application/pdf"


def test_a_content_is_set_once_and_a_new_one_again(practice, pdf, monkeypatch):
    first = pdf(practice).content
    with monkeypatch.context() as patched:
        patched.setattr(page_pdf, "pdf_from_typst", lambda *_args: pytest.fail("set again"))
        assert pdf(practice).content == first
    practice.summary = "Jetzt mit Vorteilen im Freibad."
    practice.save_revision().publish()
    assert "im Freibad" in text_of(pdf(practice).content)


def test_a_new_telephone_number_of_the_office_comes_along(practice, pdf):
    pdf(practice)
    point = practice.contact_point
    point.phone = "02222 777"
    point.save()
    assert "02222 777" in text_of(pdf(practice).content)


def test_a_picture_beyond_the_limit_leaves_its_words(full, pdf, monkeypatch):
    monkeypatch.setattr(page_pdf, "MAX_IMAGES", 0)
    assert "Ein Fest im Park" in text_of(pdf(full).content)


def test_a_picture_whose_file_is_lost_leaves_its_words(full, pdf, client):
    client.get(full.url)
    for rendition in full.image.renditions.all():
        rendition.file.storage.delete(rendition.file.name)
    assert "Ein Fest im Park" in text_of(pdf(full).content)


def test_other_ways_of_asking_are_refused(practice, client):
    assert client.post(f"{practice.url}pdf/").status_code == 405
