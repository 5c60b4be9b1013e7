"""The checker in the editor's preview: our rules, in German."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.access_check.item import TAGS
from cms.access_check.messages import FOR_AUTHORS
from exchange.municipalities.models import MemberRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return make_practice(make_member("Ahornstadt"))


@pytest.fixture
def author(client, page):
    client.force_login(make_user(MemberRole.EDITOR, page.member))
    return client


def configurations(content: bytes) -> list[dict]:
    """What the page tells axe: in the side panel of the editor, and in the bar on the page itself."""
    scripts = BeautifulSoup(content, "html.parser").find_all("script", type="application/json")
    found = [json.loads(script.string) for script in scripts]
    return [each for each in found if isinstance(each, dict) and "options" in each and "spec" in each]


def test_the_editor_and_its_preview_check_with_the_rules_of_our_tests(author, page):
    [editor] = configurations(author.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content)
    preview = author.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    [in_preview] = configurations(preview.content)
    for found in (editor, in_preview):
        assert found["options"]["runOnly"] == list(TAGS)
        assert found["context"]["include"] == ["main"]
        assert found["messages"]["image-alt"]["error_name"] == "Bild ohne Alternativtext"


def test_every_message_says_in_german_what_to_do(author, page):
    [found] = configurations(author.get(page.url).content)
    assert set(FOR_AUTHORS) < set(found["messages"])
    assert found["messages"]["region"]["error_name"] == "Technisches Hindernis (region)"
    assert all(message["help_text"] for message in found["messages"].values())


def test_wagtails_rule_about_file_names_stays_and_that_of_search_machines_goes(author, page):
    [found] = configurations(author.get(page.url).content)
    assert [rule["id"] for rule in found["spec"]["rules"]] == ["alt-text-quality"]
    # axe stops at an option for a rule that it does not know; every rule that it knows has a message.
    assert set(found["options"]["rules"]) <= set(found["messages"])


def test_visitors_get_no_checker(client, page):
    assert configurations(client.get(page.url).content) == []
