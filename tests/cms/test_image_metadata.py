"""Photographs lose place, camera and owner on upload, and nothing that belongs to the picture."""

from hashlib import sha1
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, PngImagePlugin

from cms.models import PortalImage
from tests.factories.files import GPS_IFD, make_image, photograph

pytestmark = pytest.mark.django_db


def stored(image: PortalImage) -> tuple[Image.Image, bytes]:
    image.refresh_from_db()
    with image.file.open() as file:
        content = file.read()
    return Image.open(BytesIO(content)), content


def saved(name: str, picture: Image.Image, **options) -> ContentFile:
    buffer = BytesIO()
    picture.save(buffer, **options)
    return ContentFile(buffer.getvalue(), name=name)


def test_the_test_photograph_really_holds_place_and_owner():
    with photograph().open() as file:
        content = file.read()
    assert Image.open(BytesIO(content)).getexif().get_ifd(GPS_IFD)[2]
    assert b"Mustermann" in content


def test_the_stored_original_holds_neither_place_nor_camera_nor_owner():
    picture, content = stored(make_image())
    assert not picture.getexif()
    assert b"Exif" not in content
    assert b"Mustermann" not in content
    assert b"Beispielkamera" not in content


def test_the_picture_stays_upright_and_keeps_its_colour_profile():
    image = make_image()
    picture, _content = stored(image)
    assert picture.size == (20, 40)
    assert (image.width, image.height) == (20, 40)
    red, _green, blue = picture.getpixel((10, 2))
    assert red > 200
    assert blue < 60
    assert picture.info["icc_profile"]


def test_size_and_hash_are_those_of_the_stored_file():
    image = make_image()
    _picture, content = stored(image)
    assert image.file_size == len(content)
    assert image.file_hash == sha1(content, usedforsecurity=False).hexdigest()


def test_a_scaled_copy_holds_no_metadata_either():
    rendition = make_image().get_rendition("width-10|format-jpeg")
    with rendition.file.open() as file:
        assert b"Exif" not in file.read()


def test_text_and_exif_in_a_png_go_too():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Erika Mustermann")
    exif = Image.Exif()
    exif[0x010F] = "Beispielkamera"
    file = saved("plan.png", Image.new("RGBA", (8, 8), (0, 0, 0, 0)), format="PNG", pnginfo=notes, exif=exif)
    picture, content = stored(make_image(file=file))
    assert b"Mustermann" not in content
    assert b"Beispielkamera" not in content
    assert picture.getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("extension", ["webp", "avif"])
def test_newer_formats_lose_their_metadata(extension):
    exif = Image.Exif()
    exif[0x010F] = "Beispielkamera"
    file = saved(f"bild.{extension}", Image.new("RGB", (16, 8), "blue"), format=extension.upper(), exif=exif)
    picture, content = stored(make_image(file=file))
    assert picture.format == extension.upper()
    assert b"Beispielkamera" not in content


def test_an_animation_keeps_moving():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    file = saved(
        "uhr.gif",
        frames[0],
        format="GIF",
        save_all=True,
        append_images=frames[1:],
        duration=80,
        comment=b"Mustermann",
    )
    picture, content = stored(make_image(file=file))
    assert picture.n_frames == 3
    assert b"Mustermann" not in content


def test_saving_an_image_again_leaves_its_file_alone():
    image = make_image()
    name = image.file.name
    image.title = "Rathaus"
    image.save()
    assert image.file.name == name


def test_a_file_that_breaks_off_is_refused_in_plain_german():
    with photograph(400, 400).open() as file:
        broken = ContentFile(file.read()[:900], name="foto.jpg")
    image = PortalImage(title="Kaputt", file=broken, width=1, height=1)
    with pytest.raises(ValidationError, match="beschädigt"):
        image.clean()
