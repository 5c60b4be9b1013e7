"""How a kept page is sent: short, and only when the visitor's copy is another one."""

from gzip import decompress

import pytest

ADDRESS = "/kommunen/"


@pytest.fixture(params=["rendered", "kept"])
def asked(request, client):
    """Asks for a page with headers; the first time it is rendered, the second time kept."""
    if request.param == "kept":
        client.get(ADDRESS)
    return lambda **headers: client.get(ADDRESS, headers=headers)


def test_a_page_is_public_for_a_short_time_and_asked_for_again(asked):
    answer = asked()
    control = dict(part.partition("=")[::2] for part in answer["Cache-Control"].split(", "))

    assert list(control) == ["public", "max-age", "s-maxage"]
    assert control["max-age"] == "0"
    assert int(control["s-maxage"]) <= 60
    assert answer["Vary"] == "Accept-Encoding"
    assert not answer.cookies


def test_who_takes_it_gets_it_compressed(asked, client):
    short, long = asked(**{"accept-encoding": "gzip, br"}), asked()

    assert short["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in long
    assert decompress(short.content) == long.content
    assert (
        int(short["Content-Length"]) == len(short.content) < len(long.content) == int(long["Content-Length"])
    )
    assert short["ETag"] == long["ETag"]


@pytest.mark.parametrize(
    ("accepted", "is_compressed"),
    [
        ("GZIP", True),
        ("deflate, gzip;q=1.0, *;q=0.5", True),
        ("gzip ; q=0.001", True),
        ("x-gzip", True),
        ("gzip;q=0", False),
        ("br, gzip; q=0.0, *", False),
        ("notgzip, gzipped", False),
        ("identity", False),
        pytest.param(f"gzip{' ' * 200_000}x", False, id="spaces"),
    ],
)
def test_nobody_gets_what_they_do_not_take(accepted, is_compressed, asked):
    assert asked(**{"accept-encoding": accepted}).has_header("Content-Encoding") == is_compressed


def test_who_has_it_already_gets_a_short_answer(client):
    etag = client.get(ADDRESS)["ETag"]
    same = client.get(ADDRESS, headers={"if-none-match": etag})

    assert (same.status_code, same.content) == (304, b"")
    assert same["ETag"] == etag
    assert same["Cache-Control"].startswith("public, max-age=0")
    assert client.get(ADDRESS, headers={"if-none-match": 'W/"another"'}).status_code == 200


def test_a_page_that_stayed_the_same_keeps_its_mark_through_changes(client, committed):
    from exchange.vocabulary.models import Term

    before = client.get(ADDRESS)["ETag"]
    committed(lambda: Term.objects.filter(vocabulary="instrument").update(order=9))

    assert client.get(ADDRESS)["ETag"] == before


def test_headers_of_security_and_language_are_on_kept_pages(client):
    fresh, kept = client.get("/en/"), client.get("/en/")

    assert kept["Content-Language"] == "en"
    for name in ("Content-Security-Policy", "X-Frame-Options", "Referrer-Policy", "X-Content-Type-Options"):
        assert kept[name] == fresh[name]


def test_a_feed_keeps_what_it_says_about_itself(client):
    fresh, kept = client.get("/kalender/kalender.ics"), client.get("/kalender/kalender.ics")

    assert kept["Content-Type"] == fresh["Content-Type"]
    assert kept["Content-Disposition"] == fresh["Content-Disposition"]
    assert client.get("/kalender/kalender.ics", headers={"if-none-match": kept["ETag"]}).status_code == 304
