"""Public images at our own address."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages

PNG = b"\x89PNG\r\n"


@pytest.fixture
def image():
    name = default_storage.save("images/rathaus.png", ContentFile(PNG))
    yield name
    default_storage.delete(name)


def test_an_image_is_served_with_its_type_and_may_be_kept(client, image):
    response = client.get(f"/media/{image}")
    assert b"".join(response.streaming_content) == PNG
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "path",
    [
        "gibt-es-nicht.png",
        "images",
        "../documents/geheim.txt",
        "images/../../documents/geheim.txt",
        "%2e%2e/documents/geheim.txt",
        "/etc/hostname",
        "images/x\x00.png",
    ],
)
@pytest.mark.django_db
def test_nothing_else_is_served(client, image, path):
    storages["private"].delete("geheim.txt")
    storages["private"].save("geheim.txt", ContentFile(b"geheim"))
    assert client.get(f"/media/{path}").status_code in (400, 404)


def test_documents_lie_outside_of_the_public_folder(settings):
    public, private = default_storage.location, storages["private"].location
    assert not str(private).startswith(str(public))
