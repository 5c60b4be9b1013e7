"""Reading what the site tells of news, channel by channel."""

from xml.etree import ElementTree

import pytest
from django.utils.text import slugify

from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from search.rebuild import search_rebuild
from tests.factories.municipalities import make_member, make_user

ATOM = "{http://www.w3.org/2005/Atom}"
# Where a piece of news may show up; each asked as a visitor.
CHANNELS = (
    "/",
    "/aktuelles/",
    "/aktuelles/?q=Sandkuhle",
    "/aktuelles/atom/",
    "/suche/?q=Sandkuhle",
    "/suche/atom/?q=Sandkuhle",
    "/suche/vorschlaege/?q=Sandk",
    "/sitemap.xml",
    "/kommunen/amselhoevel/",
)


@pytest.fixture
def member(db):
    return make_member("Amselhövel")


@pytest.fixture
def colleague(db):
    """Somebody of another member."""
    return make_user(MemberRole.EDITOR, make_member("Quellscheid"))


@pytest.fixture
def ministry(db):
    return make_user(SiteRole.EDITORIAL)


@pytest.fixture
def telling(client):
    """The channels that name a title or its address, in their order, after the search was written anew."""

    def ask(title: str, user=None) -> list[str]:
        search_rebuild()
        client.force_login(user) if user else client.logout()
        texts = {address: client.get(address).content.decode() for address in CHANNELS}
        return [each for each, text in texts.items() if title in text or slugify(title) in text]

    return ask


@pytest.fixture
def feed(client):
    """The feed of news, parsed."""

    def read(address: str = "/aktuelles/atom/"):
        response = client.get(address)
        assert response.status_code == 200
        return ElementTree.fromstring(response.content)

    return read


def entry_titles(root) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
