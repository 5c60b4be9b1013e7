"""Files as people upload them: photographs with what a camera writes into them, documents with content."""

import zipfile
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from cms.models import PortalDocument, PortalImage

GPS_IFD, EXIF_IFD = 0x8825, 0x8769
ORIENTATION, MAKE, OWNER = 0x0112, 0x010F, 0xA430
TURNED_RIGHT = 6


def photograph(width: int = 40, height: int = 20, orientation: int = TURNED_RIGHT) -> ContentFile:
    """A JPEG with place, camera and owner in it, with a colour profile, lying on its side."""
    picture = Image.new("RGB", (width, height), "white")
    picture.paste("red", (0, 0, width // 4, height))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE] = "Beispielkamera"
    exif.get_ifd(EXIF_IFD)[OWNER] = "Erika Mustermann"
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (51.0, 13.0, 30.0), 3: "E", 4: (6.0, 46.0, 59.0)})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    buffer = BytesIO()
    picture.save(buffer, "JPEG", exif=exif, icc_profile=profile, comment=b"Erika Mustermann", quality=95)
    return ContentFile(buffer.getvalue(), name="foto.jpg")


def make_image(**fields) -> PortalImage:
    """An image whose rights are settled."""
    settled = {"credit": "Stadt Musterhausen", "licence": "cc-by-4.0", "consent": "keine-personen"}
    return PortalImage.objects.create(**{"title": "Marktplatz", "file": photograph()} | settled | fields)


def pdf(text: str = "Inhalt", name: str = "leitfaden.pdf") -> ContentFile:
    """The beginning of a PDF."""
    return ContentFile(b"%PDF-1.7\n" + text.encode(), name=name)


def office_file(name: str, folder: str) -> ContentFile:
    """A package as word processors write it, with a part below ``folder``."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(f"{folder}/part.xml", "<part/>")
    return ContentFile(buffer.getvalue(), name=name)


def make_document(**fields) -> PortalDocument:
    """A document in the collection of all files."""
    return PortalDocument.objects.create(**{"title": "Leitfaden", "file": pdf()} | fields)
