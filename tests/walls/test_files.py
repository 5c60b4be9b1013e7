"""Images and documents in the admin: the API, choosers and uploads keep to the person's collections."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection

from cms.models import PortalDocument, PortalImage
from exchange.municipalities.models import MemberRole
from exchange.municipalities.services.roles import shared_collection
from tests.factories.files import make_document, make_image, pdf, photograph
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return make_member("Ahornstadt")


@pytest.fixture
def stranger():
    return make_member("Berghude")


@pytest.fixture(autouse=True)
def editor(client, member):
    user = make_user(MemberRole.EDITOR, member)
    client.force_login(user)
    return user


LISTS = [
    "/admin/api/main/{kind}/",
    "/admin/{kind}/",
    "/admin/{kind}/chooser/",
    "/admin/{kind}/chooser/results/",
]


@pytest.mark.parametrize("url", LISTS)
@pytest.mark.parametrize(("kind", "make"), [("images", make_image), ("documents", make_document)])
def test_lists_show_own_and_shared_files(client, member, stranger, kind, make, url):
    make(title="Eigenes", collection=member.collection)
    make(title="Fremdes", collection=stranger.collection)
    make(title="Gemeinsames", collection=shared_collection())
    make(title="Wurzel", collection=Collection.get_first_root_node())
    shown = client.get(url.format(kind=kind)).content.decode()
    assert "Eigenes" in shown
    assert "Fremdes" not in shown
    assert "Wurzel" not in shown
    assert ("Gemeinsames" in shown) == (url != "/admin/{kind}/")  # only chosen, not edited


@pytest.mark.parametrize(
    ("url", "name", "file", "model"),
    [
        ("/admin/documents/chooser/create/", "document-chooser-upload", pdf(), PortalDocument),
        ("/admin/images/chooser/create/", "image-chooser-upload", photograph(), PortalImage),
    ],
    ids=["documents", "images"],
)
def test_uploads_in_the_chooser_go_to_the_own_collection(client, member, stranger, url, name, file, model):
    content = file.read()
    file.seek(0)
    for collection in (stranger.collection, Collection.get_first_root_node()):
        upload = SimpleUploadedFile(file.name, content)
        client.post(
            url, {f"{name}-title": "Neu", f"{name}-file": upload, f"{name}-collection": collection.pk}
        )
        assert not model.objects.filter(collection=collection).exists()


def test_no_open_api_is_mounted(client):
    client.logout()
    for path in ("/api/v2/pages/", "/api/v2/images/", "/api/v3/documents/", "/api/", "/api/v3/openapi.json"):
        assert client.get(path).status_code == 404
