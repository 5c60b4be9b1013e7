"""Who is told that a file could not be read, and by which words."""

import pytest
from django.urls import reverse
from wagtail.documents.forms import get_document_form

from cms.models import PortalDocument
from exchange.municipalities.models import MemberRole, PageDocument
from search.attachments.services import document_read
from tests.factories.contributions import make_practice
from tests.factories.files import make_document, pdf_with_text
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db


def offer(member, document, title="Zauberfest"):
    make_practice(member, title=title, page_documents=[PageDocument(document=document)])


@pytest.fixture
def locked():
    document = make_document(title="Satzung", file=pdf_with_text("geheim", password="pst"))
    document_read(document_id=document.pk)
    return document


def hint_of(document) -> str:
    return get_document_form(PortalDocument)(instance=document, user=None).fields["file"].help_text


class TestTheFormOfTheDocument:
    def test_it_names_the_reason(self, locked):
        assert "Die Datei ist mit einem Passwort geschützt." in hint_of(locked)

    def test_a_file_that_was_read_or_waits_gets_no_remark(self):
        document = make_document(file=pdf_with_text("Text"))
        assert "Suche" not in hint_of(document)
        document_read(document_id=document.pk)
        assert "Suche" not in hint_of(document)


class TestTheDashboard:
    @pytest.fixture
    def dashboard(self, client):
        def text(member) -> str:
            client.force_login(make_user(MemberRole.EDITOR, member))
            return " ".join(client.get(reverse("wagtailadmin_home")).content.decode().split())

        return text

    def test_the_members_editors_see_their_unreadable_files(self, locked, dashboard, on_commit):
        member = make_member("Eulenstadt", slug="eulenstadt")
        with on_commit():
            offer(member, locked)
        page = dashboard(member)
        assert "Satzung" in page
        assert "Die Datei ist mit einem Passwort geschützt." in page

    def test_others_do_not(self, locked, dashboard, on_commit):
        with on_commit():
            offer(make_member("Eulenstadt", slug="eulenstadt"), locked)
        assert "Satzung" not in dashboard(make_member("Amselhövel", slug="amselhoevel"))
