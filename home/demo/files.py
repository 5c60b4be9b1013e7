"""Illustrations and documents in the collections of the members that use them."""

from functools import partial

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.models import Collection

from cms.models import Licence, PortalDocument, PortalImage
from cms.models.document import Accessibility
from cms.models.image import Consent

from .pdf import pdf_of
from .reading import IMAGES, entry

CREDIT = "Zeichnung zur Vorführung"


def image_get_or_create(*, name: str, collection: Collection) -> PortalImage:
    """The illustration of this name in a member's collection."""
    title = f"Illustration „{name}“"
    return PortalImage.objects.filter(title=title, collection=collection).first() or _image_create(
        name, title, collection
    )


def _image_create(name: str, title: str, collection: Collection) -> PortalImage:
    with (IMAGES / f"{name}.png").open("rb") as file:
        return PortalImage.objects.create(
            title=title,
            file=ImageFile(file, name=f"{name}.png"),
            collection=collection,
            credit=CREDIT,
            licence=Licence.CC_ZERO,
            consent=Consent.NO_PERSONS,
        )


def document_get_or_create(*, name: str, collection: Collection) -> PortalDocument:
    """The document of this name in a member's collection; its PDF is written now."""
    document = entry(f"documents/{name}")
    found = PortalDocument.objects.filter(title=document.data["title"], collection=collection).first()
    create = partial(
        PortalDocument.objects.create,
        title=document.data["title"],
        collection=collection,
        licence=document.data["licence"],
        as_of=document.data["as_of"],
        accessible=Accessibility.NO,
    )
    return found or create(file=ContentFile(pdf_of(document), name=f"{name}.pdf"))
