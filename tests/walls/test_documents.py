"""Who gets a document: readers of a published page that shows it, and people who may use it in the admin."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from wagtail.models import Collection

from cms.models import PortalDocument
from exchange.municipalities.models import MemberRole, PageDocument, Visibility
from exchange.municipalities.roles import SiteRole
from exchange.municipalities.services.roles import shared_collection
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db

CONTENT = b"%PDF-1.4 Gutachten"


@pytest.fixture
def member():
    return make_member("Berghude")


@pytest.fixture
def other():
    return make_member("Ahornstadt")


@pytest.fixture
def document(member):
    return make_document(member.collection)


def make_document(collection: Collection) -> PortalDocument:
    document = PortalDocument(
        title="Gutachten", file=ContentFile(CONTENT, name="gutachten.pdf"), collection=collection
    )
    document.save()
    return document


def show(document, member, **fields):
    """A published page that offers the document for download."""
    return make_practice(member, page_documents=[PageDocument(document=document)], **fields)


def fetch(client, document, user=None):
    client.logout()
    if user:
        client.force_login(user)
    return client.get(document.url)


def is_served(response) -> bool:
    return response.status_code == 200 and b"".join(response.streaming_content) == CONTENT


def test_a_document_that_no_page_shows_does_not_exist_for_others(client, document, other):
    assert fetch(client, document).status_code == 404
    for role in (MemberRole.READER, MemberRole.EDITOR, MemberRole.PUBLISHER):
        assert fetch(client, document, make_user(role, other)).status_code == 404


@pytest.mark.parametrize("role", [MemberRole.EDITOR, MemberRole.COORDINATOR])
def test_the_members_own_editors_get_it_before_it_is_published(client, document, member, role):
    assert is_served(fetch(client, document, make_user(role, member)))


def test_the_ministry_gets_it_before_it_is_published(client, document):
    assert is_served(fetch(client, document, make_user(SiteRole.EDITORIAL)))


def test_the_document_of_a_draft_is_not_served(client, document, member):
    make_practice(member, live=False, page_documents=[PageDocument(document=document)])
    assert fetch(client, document).status_code == 404


def test_a_published_page_opens_its_document_at_once(client, document, member):
    # No worker ran: tasks wait for a commit that a test never makes.
    show(document, member)
    assert is_served(fetch(client, document))


def test_a_draft_of_a_published_page_does_not_open_a_document(client, document, member):
    page = make_practice(member)
    draft = page.get_latest_revision_as_object()
    draft.page_documents.add(PageDocument(document=document))
    revision = draft.save_revision()
    assert fetch(client, document).status_code == 404
    revision.publish()
    assert is_served(fetch(client, document))


def test_taken_from_the_page_the_document_closes(client, document, member):
    page = show(document, member)
    version = page.get_latest_revision_as_object()
    version.page_documents.clear()
    version.save_revision().publish()
    assert fetch(client, document).status_code == 404


def test_with_its_page_the_document_goes_offline(client, document, member):
    show(document, member).unpublish()
    assert fetch(client, document).status_code == 404


def test_with_its_page_the_document_expires(client, document, member):
    page = show(document, member)
    type(page).objects.filter(pk=page.pk).update(expire_at="2020-01-01T00:00Z")
    assert fetch(client, document).status_code == 404


@pytest.mark.parametrize(
    "fields",
    [
        {"problem": '<p><a linktype="document" id="{pk}">Gutachten</a></p>'},
        {"body": [("download", {"document": "{document}", "note": ""})]},
    ],
    ids=["rich text", "block"],
)
def test_links_in_texts_and_blocks_count_as_showing(client, document, member, fields):
    name, value = next(iter(fields.items()))
    filled = value.format(pk=document.pk) if name == "problem" else [("download", {"document": document})]
    make_practice(member, **{name: filled})
    assert is_served(fetch(client, document))


def test_a_link_in_the_members_part_opens_it_to_members_only(client, document, member, other):
    make_practice(member, members_text=f'<p><a linktype="document" id="{document.pk}">Gutachten</a></p>')
    assert fetch(client, document).status_code == 302
    assert fetch(client, document, make_user()).status_code == 403
    assert is_served(fetch(client, document, make_user(MemberRole.READER, other)))


def test_a_network_page_shows_its_document_to_members_only(client, document, member, other):
    show(document, member, visibility=Visibility.NETWORK)
    response = fetch(client, document)
    assert response.status_code == 302
    assert response.url.startswith("/konto/anmelden/")
    assert is_served(fetch(client, document, make_user(MemberRole.READER, other)))
    assert fetch(client, document, make_user()).status_code == 403


def test_a_page_of_the_own_member_shows_its_document_to_that_member_only(client, document, member, other):
    show(document, member, visibility=Visibility.MEMBER)
    assert fetch(client, document).status_code == 302
    assert fetch(client, document, make_user(MemberRole.EDITOR, other)).status_code == 403
    assert is_served(fetch(client, document, make_user(MemberRole.READER, member)))


def test_one_public_page_is_enough(client, document, member):
    show(document, member, visibility=Visibility.MEMBER)
    show(document, member, slug="zweite-seite")
    assert is_served(fetch(client, document))


def test_members_get_the_files_that_the_ministry_shares(client, other):
    document = make_document(shared_collection())
    assert fetch(client, document).status_code == 404
    assert is_served(fetch(client, document, make_user(MemberRole.READER, other)))


def test_the_files_own_address_leads_nowhere(client, document, member):
    show(document, member)
    assert storages["private"].exists(document.file.name)
    for path in (f"/media/{document.file.name}", f"/{document.file.name}", f"/static/{document.file.name}"):
        assert client.get(path).status_code == 404


def test_the_former_name_of_a_replaced_file_tells_strangers_nothing(client, document):
    document.versions.create(file=ContentFile(CONTENT, name="alt.pdf"))
    name = document.versions.get().filename
    assert client.get(f"/documents/{document.pk}/{name}").status_code == 404
