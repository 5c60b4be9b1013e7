"""Uploaded photographs lose what the camera wrote into them: place, time, device, owner."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

# What belongs to the picture itself. Everything else (EXIF with GPS, XMP, IPTC, comments) goes.
_KEPT = ("icc_profile", "transparency", "duration", "loop", "background", "disposal")
# Formats of one picture that pretend to be another on the way out: a phone's MPO is a JPEG to everybody else.
_WRITTEN_AS = {"MPO": "JPEG"}


class BareImage(ContentFile):
    """The content of an image file from which the metadata is gone."""


def without_metadata(file) -> BareImage:
    """The same picture, upright, with its colour profile and without anything else that the camera wrote.

    Raises ``OSError`` when the file can not be read to its end.
    """
    file.seek(0)
    with Image.open(file) as image:
        written_as = _WRITTEN_AS.get(image.format, image.format)
        options = _options(image, written_as)
        if getattr(image, "n_frames", 1) > 1 and written_as != "JPEG":
            options["save_all"] = True
        else:
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
        image.info = {name: value for name, value in image.info.items() if name in _KEPT}
        bare = BytesIO()
        image.save(bare, written_as, **options)
    return BareImage(bare.getvalue(), name=file.name)


def _options(image: Image.Image, written_as: str) -> dict:
    """How to write it without a visible loss. ``exif=b""`` keeps Pillow from writing what it read."""
    options = {"exif": b""} if written_as in ("JPEG", "PNG", "WEBP", "AVIF") else {}
    if profile := image.info.get("icc_profile"):
        options["icc_profile"] = profile
    if written_as in ("JPEG", "WEBP", "AVIF"):
        options["quality"] = 95 if written_as == "JPEG" else 90
    return options
