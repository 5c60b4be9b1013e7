"""Files as people upload them: photographs with what a camera writes into them, documents with content."""

import zipfile
from io import BytesIO

from django.core.files.base import ContentFile
from fpdf import FPDF
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
    return _package(name, {"[Content_Types].xml": "<Types/>", f"{folder}/part.xml": "<part/>"})


def make_document(**fields) -> PortalDocument:
    """A document in the collection of all files."""
    return PortalDocument.objects.create(**{"title": "Leitfaden", "file": pdf()} | fields)


def pdf_with_text(*pages: str, password: str = "", name: str = "leitfaden.pdf") -> ContentFile:
    """A PDF with one line of text a page; "" makes a page without text."""
    document = FPDF()
    document.set_font("helvetica", size=12)
    if password:
        document.set_encryption(owner_password=password, user_password=password)
    for text in pages:
        document.add_page()
        if text:
            document.cell(text=text)
    return ContentFile(bytes(document.output()), name=name)


def word_file(*paragraphs: str, name: str = "leitfaden.docx") -> ContentFile:
    """A DOCX as word processors write it: runs begin in the middle of a word, a tab ends each line."""
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(
        f"<w:p><w:r><w:t>{text[:2]}</w:t></w:r><w:r><w:t>{text[2:]}</w:t><w:tab/></w:r></w:p>"
        for text in paragraphs
    )
    return _package(
        name,
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {namespace}><w:body>{body}</w:body></w:document>",
        },
    )


def open_document(
    *paragraphs: str, name: str = "leitfaden.odt", manifest: str = "<manifest/>"
) -> ContentFile:
    """An ODT: the first paragraph is a heading, words of the others stand in spans."""
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    heading, *others = paragraphs
    lines = "".join(f"<text:p><text:span>{text[:2]}</text:span>{text[2:]}</text:p>" for text in others)
    body = f"<text:h>{heading}</text:h>{lines}"
    return _package(
        name,
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest,
            "content.xml": f"<office:document {spaces}><office:body>{body}</office:body></office:document>",
        },
    )


def _package(name: str, members: dict[str, str]) -> ContentFile:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for member, content in members.items():
            package.writestr(member, content)
    return ContentFile(buffer.getvalue(), name=name)
