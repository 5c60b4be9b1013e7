"""Fetching from real servers, good and bad ones."""

import gzip
import socket
import ssl
import threading

import pytest

from exchange.events.feeds_in.fetching import Fetched, FetchFailed, Unchanged, fetch

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def test_a_file_comes_with_what_names_its_version(server, policy_for):
    server.says(CALENDAR, ETag='"abc"', Last_Modified="Mon, 05 Jan 2026 08:00:00 GMT")
    found = fetch(server.url, policy=policy_for(server))
    assert found == Fetched(CALENDAR, '"abc"', "Mon, 05 Jan 2026 08:00:00 GMT")


def test_the_version_is_sent_back_and_nothing_new_is_nothing(server, policy_for):
    server.says(status=304)
    found = fetch(server.url, etag='"abc"', last_modified="gestern", policy=policy_for(server))
    assert found == Unchanged()
    headers = server.asked[0][1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"abc"', "gestern")


def test_a_304_that_nobody_asked_for_is_an_error(server, policy_for):
    server.says(status=304)
    with pytest.raises(FetchFailed, match="304"):
        fetch(server.url, policy=policy_for(server))


def test_letters_in_addresses_are_sent_as_the_web_writes_them(server, policy_for):
    server.says(CALENDAR)
    fetch(server.url + "/größe?q=%20ü", policy=policy_for(server))
    assert server.asked[0][0] == "/kalender.ics/gr%C3%B6%C3%9Fe?q=%20%C3%BC"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 503, 204, 206, 300])
def test_other_answers_are_told(server, policy_for, status):
    server.says(b"x", status=status)
    with pytest.raises(FetchFailed):
        fetch(server.url, policy=policy_for(server))


def test_a_redirect_is_followed(server, policy_for):
    def answer(request):
        if request.path == "/neu.ics":
            request.send_response(200)
            request.end_headers()
            request.wfile.write(CALENDAR)
            return
        request.send_response(301)
        request.send_header("Location", "/neu.ics")
        request.end_headers()

    server.answer = answer
    assert fetch(server.url, policy=policy_for(server)).data == CALENDAR


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("https://127.0.0.2:{port}/", "öffentlichen Internet"),
        ("https://[::1]:{port}/", "öffentlichen Internet"),
        ("https://169.254.169.254:{port}/latest/meta-data/", "öffentlichen Internet"),
        ("https://10.0.0.1:{port}/", "öffentlichen Internet"),
        ("http://127.0.0.1:{port}/", "https"),
        ("//127.0.0.1:22/", "Port"),
        ("file:///etc/passwd", "https"),
        ("https://user:x@127.0.0.1:{port}/", "Kennwort"),
        ("", "zu oft"),
        ("/kalender.ics", "zu oft"),
    ],
)
def test_a_redirect_is_checked_like_any_address(server, policy_for, target, reason):
    server.says(status=302, Location=target.format(port=server.port))
    with pytest.raises(FetchFailed, match=reason):
        fetch(server.url, policy=policy_for(server))
    assert len(server.asked) <= 4


def test_the_connection_goes_to_the_address_that_was_checked(server, policy_for, monkeypatch):
    server.says(CALENDAR)
    answers = [["127.0.0.1"], ["127.0.0.2"]]
    asked = []

    def rebinding(host, port, **_options):
        asked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in answers[len(asked) - 1]
        ]

    checked = []
    policy = policy_for(server, may_ask=lambda address: checked.append(address) or address == "127.0.0.1")
    monkeypatch.setattr("exchange.events.feeds_in.fetching.connection.socket.getaddrinfo", rebinding)
    fetch(f"https://localhost:{server.port}/", policy=policy)
    assert asked == ["localhost"]
    assert checked == ["127.0.0.1"]


def test_a_host_with_one_private_address_is_refused(server, policy_for, monkeypatch):
    def both(host, port, **_options):
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ("127.0.0.1", "10.0.0.1")
        ]

    monkeypatch.setattr("exchange.events.feeds_in.fetching.connection.socket.getaddrinfo", both)
    with pytest.raises(FetchFailed, match="öffentlichen Internet"):
        fetch(f"https://localhost:{server.port}/", policy=policy_for(server))
    assert server.asked == []


def test_a_file_that_is_too_large_is_not_read_to_its_end(server, policy_for):
    server.says(b"x" * 5000)
    with pytest.raises(FetchFailed, match="größer"):
        fetch(server.url, policy=policy_for(server, max_bytes=4999))
    assert len(fetch(server.url, policy=policy_for(server, max_bytes=5000)).data) == 5000


def test_a_file_without_end_is_not_read_to_its_end(server, policy_for):
    def endless(request):
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"BEGIN:VEVENT\r\n" * 1000)

    server.answer = endless
    with pytest.raises(FetchFailed, match="größer"):
        fetch(server.url, policy=policy_for(server, max_bytes=100_000))


def test_packed_files_are_unpacked(server, policy_for):
    server.says(gzip.compress(CALENDAR), Content_Encoding="gzip")
    assert fetch(server.url, policy=policy_for(server)).data == CALENDAR


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (gzip.compress(b" " * 10_000_000, mtime=0), "gzip", "größer"),
        (gzip.compress(CALENDAR, mtime=0)[:-9], "gzip", "bricht ab"),
        (b"kein gzip", "gzip", "beschädigt"),
        (CALENDAR, "br", "unbekannte Weise"),
    ],
)
def test_packed_files_that_are_none_or_bombs_are_refused(server, policy_for, body, encoding, reason):
    server.says(body, Content_Encoding=encoding)
    with pytest.raises(FetchFailed, match=reason):
        fetch(server.url, policy=policy_for(server))


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\nBEGIN:"])
def test_a_server_that_drips_is_left(server, policy_for, beginning):
    stop = threading.Event()

    def drip(request):
        request.wfile.write(beginning)
        while not stop.wait(0.02):
            request.wfile.write(b"X")
            request.wfile.flush()

    server.answer = drip
    with pytest.raises(FetchFailed, match="nicht innerhalb"):
        fetch(server.url, policy=policy_for(server, seconds=0.5))
    stop.set()


def test_a_server_that_says_nothing_is_left(certificate, policy_for):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        policy = policy_for(type("Server", (), {"port": port}), seconds=0.3)
        with pytest.raises(FetchFailed, match="nicht innerhalb"):
            fetch(f"https://127.0.0.1:{port}/", policy=policy)


def test_a_server_without_tls_is_not_asked(plain_server, policy_for):
    plain_server.says(CALENDAR)
    with pytest.raises(FetchFailed, match="Verbindung"):
        fetch(plain_server.url, policy=policy_for(plain_server))
    assert plain_server.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(server, policy_for):
    server.says(CALENDAR)
    with pytest.raises(FetchFailed, match="Zertifikat"):
        fetch(server.url, policy=policy_for(server, tls=ssl.create_default_context))
    assert server.asked == []


def test_a_certificate_of_another_host_is_refused(server, policy_for):
    with pytest.raises(FetchFailed, match="Zertifikat"):
        fetch(
            f"https://[::ffff:127.0.0.1]:{server.port}/",
            policy=policy_for(server, may_ask=lambda _address: True),
        )


def test_nobody_there_is_told(policy_for):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(FetchFailed, match="Verbindung"):
        fetch(f"https://127.0.0.1:{port}/", policy=policy_for(type("Server", (), {"port": port})))


@pytest.mark.parametrize(
    "answer",
    [
        b"\r\n\r\n",
        b"NOT HTTP AT ALL\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_nonsense_is_a_failure_like_any_other(server, policy_for, answer):
    server.answer = lambda request: request.wfile.write(answer)
    with pytest.raises(FetchFailed):
        fetch(server.url, policy=policy_for(server))


def test_a_name_that_does_not_exist_is_told(policy_for):
    with pytest.raises(FetchFailed, match="gibt es nicht"):
        fetch("https://kommune.invalid/kalender.ics")
