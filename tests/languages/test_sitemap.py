"""The sitemap lists every language, each page with its translations."""

import pytest
from bs4 import BeautifulSoup

from tests.factories.contributions import make_practice

pytestmark = pytest.mark.django_db


def test_a_translated_page_names_its_other_language(client, member, translated):
    practice = make_practice(member)
    alone = make_practice(member, slug="allein")
    page = translated(practice, title="Evening of thanks", slug="evening-of-thanks")

    urls = BeautifulSoup(client.get("/sitemap.xml").content, "html.parser").find_all("url")
    found = {
        url.loc.text.removeprefix("https://testserver"): {
            link["hreflang"]: link["href"].removeprefix("https://testserver")
            for link in url.find_all("xhtml:link")
        }
        for url in urls
    }

    both = {"de": practice.url, "en": page.url}
    assert found[practice.url] == found[page.url] == both
    assert found[alone.url] == {}
    assert "/de-simple/" in found
