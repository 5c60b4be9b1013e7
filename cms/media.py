"""Public images from wherever they are stored, at our own address: no browser asks a third party."""

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest

A_YEAR = 365 * 24 * 60 * 60


def media(request: HttpRequest, path: str) -> FileResponse:
    """An image's file. Names never come twice, so a cache may keep it as long as it likes."""
    try:
        file = default_storage.open(path)
    except (OSError, ValueError, SuspiciousFileOperation):
        raise Http404
    response = FileResponse(file)
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
