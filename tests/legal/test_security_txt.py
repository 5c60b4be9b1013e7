"""Whom to tell about a hole in the site (RFC 9116)."""

from datetime import date

import pytest

from cms.legal.security_txt import security_txt
from cms.models import NetworkSettings

pytestmark = pytest.mark.django_db
ADDRESS = "/.well-known/security.txt"


def test_without_a_contact_there_is_no_file(client, site):
    assert client.get(ADDRESS).status_code == 404


def test_names_contact_end_languages_and_its_own_address():
    text = security_txt(
        contact="luecken@land.example", base_url="https://netz.example", today=date(2030, 1, 1)
    )
    assert text.splitlines() == [
        "Contact: mailto:luecken@land.example",
        "Expires: 2030-06-30T00:00:00Z",
        "Preferred-Languages: de, en",
        "Canonical: https://netz.example/.well-known/security.txt",
    ]


def test_is_served_as_plain_text_without_cookie(client, site):
    NetworkSettings.objects.update_or_create(site=site, defaults={"security_email": "luecken@land.example"})
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().startswith("Contact: mailto:luecken@land.example\n")
    assert not response.cookies


def test_the_old_address_leads_to_it(client, site):
    response = client.get("/security.txt")
    assert (response.status_code, response["Location"]) == (301, ADDRESS)
