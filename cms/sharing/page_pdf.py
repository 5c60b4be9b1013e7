"""A page as an accessible PDF: what everybody may read of it, to print, to keep, to pass on."""

import base64
import json
from copy import copy
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from PIL import Image
from wagtail.models import Page

from cms.models import NetworkSettings
from cms.pdf import pdf_from_typst

from .kept import TooBusy, content_key, kept
from .reading import Node, PageReader

MAX_IMAGES = 12
_IMAGE_WIDTH = 1200
_TEMPLATE = Path(settings.BASE_DIR) / "templates" / "sharing" / "page.typ"


@require_safe
def page_pdf(request: HttpRequest, page: Page) -> HttpResponse:
    """The PDF of a page. It holds what visitors read, also for readers who see more on the page."""
    data = _data(page, request)
    key = content_key(_TEMPLATE.read_text(), json.dumps(data))
    try:
        content = kept(f"pdf-{key}", lambda: _pdf(data))
    except TooBusy:
        return HttpResponse(
            _("Gerade werden viele PDF-Dateien erstellt. Bitte versuchen Sie es in einer Minute wieder."),
            status=503,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": "60", "Cache-Control": "no-store"},
        )
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{page.slug}.pdf"'
    # Search machines know the page; its PDF is the same once more.
    response.headers["Link"] = f'<{page.get_full_url(request)}>; rel="canonical"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _data(page: Page, request: HttpRequest) -> dict:
    asked = copy(request)
    asked.user = AnonymousUser()
    html = page.serve(asked).render().content.decode()
    address = page.get_full_url(request)
    members = [member.name for member in getattr(page, "members", [])]
    return {
        "title": page.title,
        "author": members or NetworkSettings.for_request(request).ministry_name,
        "language": get_language()[:2],
        "network": NetworkSettings.for_request(request).network_name,
        "address": page.permanent_address,
        "page_of": _("Seite {page} von {pages}"),
        "blocks": PageReader(address).read(html, "main article"),
    }


def _pdf(data: dict) -> bytes:
    shown = [block["src"] for block in _images(data["blocks"])][:MAX_IMAGES]
    images = {src: svg for src in dict.fromkeys(shown) if (svg := _image_svg(src))}
    return pdf_from_typst(_TEMPLATE.read_text(), data | {"images": images})


def _images(blocks: list[Node]):
    for block in blocks:
        if block["t"] == "img":
            yield block
        for inner in ("blocks", *block.get("items", ())):
            yield from _images(block.get("blocks", []) if inner == "blocks" else inner)


def _image_svg(src: str) -> str:
    """A public image of ours as a drawing around a JPEG, because data for Typst is text; "" if it fails."""
    path = src.partition(settings.MEDIA_URL)[2]
    try:
        with default_storage.open(path) as file, Image.open(file) as image:
            picture = image.convert("RGB")
    except (OSError, ValueError):
        return ""
    picture.thumbnail((_IMAGE_WIDTH, _IMAGE_WIDTH))
    jpeg = BytesIO()
    picture.save(jpeg, "JPEG", quality=82)
    size = 'width="{}" height="{}"'.format(*picture.size)
    content = base64.b64encode(jpeg.getvalue()).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<image {size} href="data:image/jpeg;base64,{content}"/></svg>'
    )
