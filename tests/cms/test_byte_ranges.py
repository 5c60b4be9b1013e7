"""Parts of a file, as players of films ask for them."""

import io

import pytest
from django.http import FileResponse, HttpResponse

from cms.byte_ranges import in_ranges

CONTENT = bytes(range(100))


def ask(rf, **headers):
    file = io.BytesIO(CONTENT)
    response = FileResponse(file, content_type="video/mp4")
    response.headers["Content-Length"] = str(len(CONTENT))
    return in_ranges(
        rf.get("/", headers={name.replace("_", "-"): value for name, value in headers.items()}), response
    )


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=90-", 90, 99),
        ("bytes=-5", 95, 99),
        ("bytes=50-900", 50, 99),
        ("bytes=-900", 0, 99),
    ],
)
def test_one_part_is_that_part(rf, asked, first, last):
    response = ask(rf, Range=asked)
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/100"
    assert response["Content-Type"] == "video/mp4"
    assert body(response) == CONTENT[first : last + 1]
    assert response["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=0-1,5-6", "zeilen=0-1", "bytes=a-b"])
def test_everything_else_gets_the_whole_file(rf, asked):
    response = ask(rf, Range=asked)
    assert (response.status_code, response["Accept-Ranges"]) == (200, "bytes")
    assert body(response) == CONTENT


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=20-10"])
def test_a_part_that_does_not_exist_is_refused(rf, asked):
    response = ask(rf, Range=asked)
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */100")


def test_a_part_of_a_file_that_may_have_changed_is_the_whole_file(rf):
    response = ask(rf, Range="bytes=0-1", If_Range='"alt"')
    assert response.status_code == 200


def test_answers_that_are_no_files_stay_as_they_are(rf):
    response = HttpResponse("Nein", status=403)
    assert in_ranges(rf.get("/", headers={"Range": "bytes=0-1"}), response) is response
