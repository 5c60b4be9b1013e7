"""Which addresses may be asked."""

import pytest

from exchange.events.feeds_in.fetching import POLICY, FetchFailed, fetch
from exchange.events.feeds_in.fetching.policy import checked_url, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1", "198.18.0.1",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "fe80::1",
        "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "64:ff9b::7f00:1", "64:ff9b:1::1",
        "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1", "::127.0.0.1",
    ],
)  # fmt: skip
def test_what_is_not_public_is_not_asked(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_what_is_public_is_asked(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://kommune.example/k.ics", "ftp://kommune.example/", "file:///etc/passwd", "gopher://a/",
        "kommune", "", "https://", "https:///k.ics", "https://user:geheim@kommune.example/",
        "https://kommune.example:22/",
        "https://kommune.example:80/", "https://kommune.example:99999/", "https://kommune.example:0/",
        "https://kommune.example/a b", "https://kommune.example/\r\nHost: x", "webcal://kommune.example/",
        "https://[::1", "https://" + "a" * 2000, "https://xn--a" + "ä" * 80 + "/",
    ],
)  # fmt: skip
def test_addresses_of_other_kinds_are_refused(url):
    with pytest.raises(FetchFailed):
        checked_url(url, POLICY)


@pytest.mark.parametrize("url", ["https://kommune.example/k.ics?x=1", "https://ämter.example:8443/"])
def test_addresses_of_the_web_are_allowed(url):
    assert checked_url(url, POLICY)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "[::1]", "169.254.169.254", "0", "2130706433", "0x7f.1",
        "[::ffff:127.0.0.1]", "10.0.0.1",
    ],
)  # fmt: skip
def test_production_asks_nobody_near_however_it_is_written(host):
    with pytest.raises(FetchFailed, match=r"öffentlichen Internet|gibt es nicht"):
        fetch(f"https://{host}/kalender.ics")


def test_production_gives_ten_seconds_and_two_megabytes():
    assert (POLICY.seconds, POLICY.max_bytes, POLICY.max_redirects) == (10, 2 * 1024 * 1024, 3)
    assert POLICY.may_ask is is_public
