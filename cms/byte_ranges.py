"""Parts of a file on request (RFC 9110, section 14): without them iPhones play no film."""

import re
from collections.abc import Iterator

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse

_ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")
_CHUNK = 64 * 1024


def in_ranges(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer to a request for one part of a file; every other answer stays as it is.

    Several parts at once, and parts of what may have changed (`If-Range`), get the whole file, as allowed.
    """
    size = response.headers.get("Content-Length")
    if response.status_code != 200 or not isinstance(response, FileResponse) or size is None:
        return response
    response.headers["Accept-Ranges"] = "bytes"
    asked = _ONE_RANGE.match(request.headers.get("Range", ""))
    if not asked or asked.groups() == ("", "") or "If-Range" in request.headers:
        return response
    size = int(size)
    start, end = _limits(*asked.groups(), size)
    if start > end:
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    return _part(response, start, end, size)


def _limits(first: str, last: str, size: int) -> tuple[int, int]:
    """The first and the last byte; "-500" asks for the last 500."""
    if not first:
        return max(size - int(last), 0), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _part(whole: FileResponse, start: int, end: int, size: int) -> StreamingHttpResponse:
    file = whole.file_to_stream
    file.seek(start)
    part = StreamingHttpResponse(_read(file, end - start + 1), status=206)
    for name, value in whole.headers.items():
        part.headers[name] = value
    part.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    part.headers["Content-Length"] = str(end - start + 1)
    part._resource_closers.append(whole.close)
    return part


def _read(file, length: int) -> Iterator[bytes]:
    while length > 0 and (chunk := file.read(min(_CHUNK, length))):
        length -= len(chunk)
        yield chunk
