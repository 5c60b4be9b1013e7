"""Files are read after their upload, find their pages, and never disturb whoever uploads."""

import subprocess

import pytest
from wagtail.models import Page

from exchange.municipalities.models import PageDocument
from search.attachments import services
from search.attachments.queries import pages_of_files
from search.attachments.services import document_read, documents_read_late
from search.models import AttachmentReading, AttachmentText, EntryFile, SearchEntry
from tests.factories.contributions import make_practice
from tests.factories.files import make_document, pdf, pdf_with_text, word_file
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return make_member("Eulenstadt", slug="eulenstadt")


@pytest.fixture
def shown(member, on_commit):
    """A published practice that offers a file: ``shown(file)``; with ``members=True`` to members only."""

    def show(file, *, members: bool = False):
        with on_commit():
            document = make_document(file=file)
            link = f'<p><a linktype="document" id="{document.pk}">Datei</a></p>'
            offered = (
                {"members_text": link} if members else {"page_documents": [PageDocument(document=document)]}
            )
            make_practice(member, title="Zauberfest", **offered)
        return document

    return show


def state_of(document) -> str:
    return AttachmentReading.objects.get(document=document).state


class TestFinding:
    def test_a_page_is_found_by_a_word_that_only_its_file_has(self, shown, find):
        shown(pdf_with_text("Wir suchen Lesepaten"))
        assert find("Lesepate") == ["Zauberfest"]

    def test_parts_of_compounds_in_files_are_found_too(self, shown, find):
        shown(word_file("Die Engagementstrategie der Stadt"))
        assert find("Strategie Engagement") == ["Zauberfest"]

    def test_what_only_members_may_download_only_members_find(self, shown, find, member_reader):
        shown(pdf_with_text("Wir suchen Lesepaten"), members=True)
        assert find("Lesepate") == []
        assert find("Lesepate", reader=member_reader) == ["Zauberfest"]

    def test_a_new_file_takes_the_place_of_the_old_one(self, shown, find, on_commit):
        document = shown(pdf_with_text("Wir suchen Lesepaten"))
        with on_commit():
            document.file = pdf_with_text("Wir suchen Vorlesende")
            document.save()
        assert find("Lesepate") == []
        assert find("Vorlesende") == ["Zauberfest"]

    def test_a_file_taken_off_the_page_no_longer_finds_it(self, shown, find, on_commit):
        shown(pdf_with_text("Wir suchen Lesepaten"))
        page = Page.objects.get(title="Zauberfest").specific
        with on_commit():
            page.page_documents = []
            page.save_revision().publish()
        assert find("Lesepate") == []
        assert not EntryFile.objects.exists()

    def test_a_deleted_document_leaves_nothing_behind(self, shown, find, on_commit):
        document = shown(pdf_with_text("Wir suchen Lesepaten"))
        with on_commit():
            document.delete()
        assert find("Lesepate") == []
        assert not AttachmentText.objects.exists()

    def test_the_page_of_the_file_is_known_to_its_entry(self, shown):
        document = shown(pdf_with_text("Deckblatt", "Wir suchen Lesepaten"))
        entry = SearchEntry.objects.get(page__title="Zauberfest")
        found = [
            (page.document_id, page.page_number, page.text) for page in pages_of_files([entry.pk])[entry.pk]
        ]
        assert found == [(document.pk, 1, "Deckblatt"), (document.pk, 2, "Wir suchen Lesepaten")]

    def test_the_files_of_many_entries_cost_as_much_as_those_of_one(self, shown, django_assert_num_queries):
        shown(pdf_with_text("eins"))
        shown(pdf_with_text("zwei"))
        entries = list(SearchEntry.objects.values_list("pk", flat=True))
        with django_assert_num_queries(2):
            assert len(pages_of_files(entries)) == 2


class TestReading:
    def test_a_file_that_cannot_be_read_is_marked_and_the_page_is_published(self, shown, find):
        document = shown(pdf("kaputt"))
        assert state_of(document) == "broken"
        assert find("Zauberfest") == ["Zauberfest"]

    def test_a_file_is_read_once(self, shown):
        document = shown(pdf_with_text("Text"))
        assert document_read(document_id=document.pk) == ""

    def test_a_renamed_document_is_not_read_again(self, shown, on_commit):
        document = shown(pdf_with_text("Text"))
        read_at = document.search_reading.read_at
        with on_commit():
            document.title = "Neu"
            document.save()
        assert AttachmentReading.objects.get(document=document).read_at == read_at

    def test_formats_without_text_are_left_alone(self, on_commit):
        with on_commit():
            make_document(file=pdf(name="tabelle.csv"))
        assert not AttachmentReading.objects.exists()

    def test_capital_extensions_are_read(self, shown):
        assert state_of(shown(pdf_with_text("Text", name="LEITFADEN.PDF"))) == "read"

    def test_a_document_that_is_gone_when_the_worker_comes_is_no_error(self):
        assert document_read(document_id=4711) == ""

    def test_a_file_that_the_storage_lost_is_marked(self, on_commit):
        document = make_document(file=pdf_with_text("Text"))
        document.file.storage.delete(document.file.name)
        assert document_read(document_id=document.pk) == "broken"

    def test_a_file_that_was_replaced_while_it_was_read_is_not_stored(self, monkeypatch):
        document = make_document(file=pdf_with_text("alt"))
        whole = services._answer

        def replaced_meanwhile(read):
            answer = whole(read)
            type(document).objects.filter(pk=document.pk).update(file="documents/neu/leitfaden.pdf")
            return answer

        monkeypatch.setattr(services, "_answer", replaced_meanwhile)
        assert document_read(document_id=document.pk) == ""
        assert not AttachmentText.objects.exists()

    def test_the_periodic_job_reads_what_no_worker_has_read(self):
        waiting = make_document(file=pdf_with_text("Text"))
        assert documents_read_late() == 1
        assert state_of(waiting) == "read"
        assert documents_read_late() == 0


class TestAReaderThatGoesWrong:
    """The process itself is exchanged for one that behaves badly."""

    @pytest.fixture
    def run(self, monkeypatch):
        real = subprocess.run

        def instead(code: str):
            def run(command, **options):
                return real([command[0], "-c", code], **options)

            monkeypatch.setattr(services.subprocess, "run", run)

        return instead

    @pytest.mark.parametrize(
        ("code", "state"),
        [
            ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "too_slow"),
            ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "broken"),
            ("raise MemoryError", "broken"),
        ],
    )
    def test_a_process_that_dies_marks_the_file(self, run, code, state):
        run(code)
        assert document_read(document_id=make_document(file=pdf_with_text("Text")).pk) == state

    def test_a_process_that_hangs_is_ended(self, run, monkeypatch):
        monkeypatch.setattr(services, "MAX_SECONDS", 1)
        run("import signal; signal.pause()")
        assert document_read(document_id=make_document(file=pdf_with_text("Text")).pk) == "too_slow"
