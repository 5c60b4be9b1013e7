"""Documents: what may be uploaded, what stays when a file is replaced, what a link says."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.forms import get_document_form

from cms.models import DocumentVersion, PortalDocument, User
from tests.factories.files import make_document, office_file, pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client(client):
    client.force_login(User.objects.create_superuser("admin@land.example", "ein-langes-kennwort"))
    return client


def replace_file(client, document: PortalDocument, file: ContentFile) -> None:
    response = client.post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {
            "title": document.title,
            "file": file,
            "collection": document.collection_id,
            "accessible": "ja",
            "licence": "cc-by-4.0",
        },
    )
    assert response.status_code == 302, response.context["form"].errors


def test_a_document_carries_a_licence(admin_client):
    document = make_document()
    data = {"title": document.title, "collection": document.collection_id, "accessible": "ja"}
    response = admin_client.post(reverse("wagtaildocs:edit", args=[document.pk]), data)
    assert "licence" in response.context["form"].errors


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leitfaden.pdf", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("leitfaden.pdf", b"  <html>%PDF-1.7</html>"),
        ("tabelle.csv", b"\xef\xbb\xbf  <HTML><body>"),
        ("notiz.txt", b"PK\x03\x04\x00\x00"),
        ("termin.ics", b"<html>"),
        ("brief.docx", b"%PDF-1.7"),
        ("archiv.zip", b"PK but nothing more"),
    ],
)
def test_a_file_whose_content_is_something_else_is_refused(name, content):
    document = PortalDocument(title="Datei", file=ContentFile(content, name=name))
    with pytest.raises(ValidationError, match="passt nicht zur Endung"):
        document.clean()


def test_a_package_of_another_program_is_refused():
    with pytest.raises(ValidationError, match="docx"):
        PortalDocument(title="Brief", file=office_file("brief.docx", "xl")).clean()


@pytest.mark.parametrize(
    "file",
    [
        pdf(),
        office_file("brief.docx", "word"),
        office_file("tabelle.xlsx", "xl"),
        office_file("folien.pptx", "ppt"),
        office_file("paket.zip", "beliebig"),
        ContentFile("Straße;Ort".encode("cp1252"), name="liste.csv"),
        ContentFile(b"BEGIN:VCALENDAR\r\n", name="termin.ics"),
    ],
    ids=lambda file: file.name,
)
def test_files_that_are_what_they_say_are_taken(file):
    PortalDocument(title="Datei", file=file).clean()


def test_replacing_a_file_keeps_the_former_one_with_its_date(admin_client):
    document = make_document(file=pdf("alt"), as_of=date(2024, 5, 1))
    replace_file(admin_client, document, pdf("neu"))
    version = document.versions.get()
    with version.file.open() as file:
        assert file.read().endswith(b"alt")
    assert version.as_of == date(2024, 5, 1)
    assert version.replaced_at is not None
    document.refresh_from_db()
    with document.file.open() as file:
        assert file.read().endswith(b"neu")


def test_a_replaced_file_of_the_same_name_keeps_its_address(admin_client):
    document = make_document(file=pdf("alt"))
    address = document.url
    replace_file(admin_client, document, pdf("neu"))
    assert PortalDocument.objects.get().url == address


def test_the_former_address_leads_to_the_newest_file(admin_client, client):
    document = make_document(file=pdf("alt", name="leitfaden-2024.pdf"))
    former = document.url
    replace_file(admin_client, document, pdf("neu", name="leitfaden-2026.pdf"))
    document.refresh_from_db()
    assert client.get(former).url == document.url
    assert client.get(former.replace("2024", "1999")).status_code == 404


def test_whoever_may_not_have_the_document_does_not_learn_its_new_name(admin_client, client):
    document = make_document(file=pdf("alt", name="leitfaden-2024.pdf"))
    former = document.url
    replace_file(admin_client, document, pdf("neu", name="geheimer-name.pdf"))
    client.logout()
    response = client.get(former)
    assert "geheimer-name" not in response.headers.get("Location", "")


def test_the_form_lists_former_files_and_opens_them(admin_client):
    document = make_document(file=pdf("alt"))
    replace_file(admin_client, document, pdf("neu"))
    form = get_document_form(PortalDocument)(instance=document, user=User.objects.get())
    address = reverse("document_version", args=[document.versions.get().pk])
    assert address in form.fields["file"].help_text
    assert b"".join(admin_client.get(address).streaming_content).endswith(b"alt")


def test_former_files_are_closed_to_those_who_may_not_change_the_document(admin_client, client):
    document = make_document(file=pdf("alt"))
    replace_file(admin_client, document, pdf("neu"))
    address = reverse("document_version", args=[document.versions.get().pk])
    client.logout()
    assert client.get(address).status_code == 302
    client.force_login(User.objects.create_user("leserin@kommune.example", "ein-langes-kennwort"))
    assert client.get(address).status_code in (302, 403)


def test_deleting_a_document_removes_all_its_files(django_capture_on_commit_callbacks):
    document = make_document(file=pdf("alt"))
    document.file = pdf("neu")
    document.save()
    former, current = document.versions.get().file, document.file
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert not DocumentVersion.objects.exists()
    assert not former.storage.exists(former.name)
    assert not current.storage.exists(current.name)


def test_a_download_names_type_size_date_and_accessibility():
    document = make_document(as_of=date(2026, 5, 3), accessible="ja", file_size=1_258_291)
    assert document.download_info == "PDF, 1,2\xa0MB, Stand 3. Mai 2026, barrierefrei: ja"


def test_what_is_not_known_about_a_file_is_not_claimed():
    assert make_document(file_size=None).download_info == "PDF, barrierefrei: nicht geprüft"


def test_a_file_says_nothing_about_a_coding_or_a_tag_that_it_has_not(admin_client):
    document = make_document()
    PortalDocument.objects.filter(pk=document.pk).update(file_hash="")
    response = admin_client.get(document.url)
    assert response.status_code == 200
    assert "Content-Encoding" not in response
    assert "ETag" not in response


def test_a_file_with_a_hash_is_not_sent_twice(admin_client):
    document = make_document()
    PortalDocument.objects.filter(pk=document.pk).update(file_hash="abc")
    assert admin_client.get(document.url, headers={"If-None-Match": '"abc"'}).status_code == 304
