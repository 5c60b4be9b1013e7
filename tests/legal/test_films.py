"""Films of our own: with a text, without any other site, and only in formats that browsers play."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.media import VideoBlock
from cms.file_content import check_content
from cms.models import PortalDocument, StandardPage

pytestmark = pytest.mark.django_db
MP4 = b"\0\0\0\x18ftypmp42" + b"\0" * 40


def document(name: str, content: bytes) -> PortalDocument:
    found = PortalDocument(title=name, licence="cc-by-4.0", file=ContentFile(content, name=name))
    found.save()
    return found


def film_page(site, **values) -> StandardPage:
    film = {"title": "Worum geht es?", "transcript": "<p>Kommunen lernen voneinander.</p>", **values}
    page = StandardPage(title="Gebärdensprache", slug="dgs", body=[("video", film)])
    site.root_page.add_child(instance=page)
    page.save_revision().publish()
    return page


def test_a_film_comes_from_this_site_with_download_size_length_and_text(client, site):
    file = document("film.mp4", MP4)
    captions = document("film.vtt", b"WEBVTT\n")
    page = film_page(site, file=file, captions=captions, length="2:40 Minuten")
    content = client.get(page.url).content.decode()
    assert f'<source src="{file.url}" type="video/mp4">' in content
    assert f'src="{captions.url}" srclang="de"' in content
    assert "(MP4, 52" in content
    assert "2:40 Minuten" in content
    assert "Kommunen lernen voneinander." in content
    response = client.get(file.url)
    assert (response.status_code, response["Content-Type"]) == (200, "video/mp4")


def test_without_its_file_the_page_marks_a_placeholder_and_opens_the_text(client, site):
    content = client.get(film_page(site).url).content.decode()
    assert "[Film „Worum geht es?“, folgt]</mark>" in content
    assert "<video" not in content
    assert "<details" in content
    assert " open>" in content


def test_other_files_are_refused():
    block = VideoBlock()
    values = {"title": "A", "transcript": "<p>B</p>", "length": "", "captions": None}
    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(block.to_python({**values, "file": document("film.pdf", b"%PDF-1.4").pk}))
    assert set(refusal.value.block_errors) == {"file"}


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.mp4", b"<html><script>"), ("a.webm", MP4), ("a.vtt", b"<html>"), ("b.mp4", b"")],
)
def test_a_file_that_is_no_film_is_refused(name, content):
    with pytest.raises(ValidationError):
        check_content(ContentFile(content, name=name))


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.mp4", MP4), ("a.webm", b"\x1a\x45\xdf\xa3abc"), ("a.vtt", "\ufeffWEBVTT".encode())],
)
def test_films_and_captions_are_taken(name, content):
    check_content(ContentFile(content, name=name))
