"""What the page chooser offers: published pages, and those that the person works on."""

import pytest
from django.core.management import call_command

from exchange.municipalities.models import MemberRole, Visibility
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user, profile_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return make_member("Ahornstadt")


@pytest.fixture
def stranger():
    return make_member("Berghude")


@pytest.fixture
def editor(client, member):
    user = make_user(MemberRole.EDITOR, member)
    client.force_login(user)
    return user


def offered(client, query: str) -> str:
    """What the chooser's search answers, with an index that is up to date."""
    call_command("update_index", verbosity=0)
    return client.get("/admin/choose-page/search/", {"q": query}).content.decode()


def test_own_drafts_are_offered(client, editor, member):
    make_practice(member, live=False, title="Ahornfest")
    assert "Ahornfest" in offered(client, "Ahornfest")


def test_published_pages_of_others_are_offered(client, editor, stranger):
    make_practice(stranger, title="Bergfest")
    assert "Bergfest" in offered(client, "Bergfest")
    assert "Bergfest" in client.get(f"/admin/choose-page/{profile_of(stranger).pk}/").json()["html"]


def test_drafts_of_others_are_not_offered(client, editor, stranger):
    draft = make_practice(stranger, live=False, title="Bergfest")
    assert "Bergfest" not in offered(client, "Bergfest")
    assert "Bergfest" not in client.get(f"/admin/choose-page/{profile_of(stranger).pk}/").json()["html"]
    assert client.get(f"/admin/choose-page/{draft.pk}/").status_code == 302
    assert client.get("/admin/choose-page/chosen-multiple/", {"id": draft.pk}).status_code == 302


@pytest.mark.parametrize(
    ("visibility", "is_offered"), [(Visibility.NETWORK, True), (Visibility.MEMBER, False)]
)
def test_restricted_pages_are_offered_to_their_readers(client, editor, stranger, visibility, is_offered):
    make_practice(stranger, title="Bergfest", visibility=visibility)
    assert ("Bergfest" in offered(client, "Bergfest")) is is_offered


def test_a_new_title_shows_when_it_is_published(client, editor, stranger):
    page = make_practice(stranger, title="Bergfest")
    version = page.get_latest_revision_as_object()
    version.title = "Bergrummel"
    revision = version.save_revision()
    assert "Bergrummel" not in offered(client, "Bergfest")
    revision.publish()
    assert "Bergrummel" in offered(client, "Bergrummel")


def test_the_new_name_of_a_profile_shows_when_it_is_published(client, editor, stranger):
    make_practice(stranger, title="Bergfest")
    profile = profile_of(stranger).get_latest_revision_as_object()
    profile.title = "Berghude am See"
    profile.save_revision()
    found = offered(client, "Bergfest")
    assert "Berghude" in found
    assert "am See" not in found


def test_the_ministry_is_offered_everything(client, stranger):
    client.force_login(make_user(SiteRole.EDITORIAL))
    make_practice(stranger, live=False, title="Bergfest")
    assert "Bergfest" in offered(client, "Bergfest")


def test_an_author_still_sees_the_title_being_written(client, editor, member):
    page = make_practice(member, title="Ahornfest")
    version = page.get_latest_revision_as_object()
    version.title = "Ahornrummel"
    version.save_revision()
    assert "Ahornrummel" in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()


@pytest.mark.parametrize("asked", ["?id=x", "?id=99999999999999999999", "?id=%00", "?id=1&id="])
def test_numbers_that_are_none_are_refused_politely(client, editor, asked):
    assert client.get(f"/admin/choose-page/chosen-multiple/{asked}").status_code == 302


@pytest.mark.parametrize("wagtails_own", [False, True])
def test_a_pasted_address_is_not_answered_with_the_title_being_written(
    client, editor, stranger, settings, site, wagtails_own
):
    """With Wagtail's own setting it would be; when that is mended, ours can go."""
    if wagtails_own:
        settings.WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "all"
    site.hostname = "netz.example"
    site.save()
    page = make_practice(stranger, title="Bergfest")
    version = page.get_latest_revision_as_object()
    version.title = "Bergrummel"
    version.save_revision()
    form = {"external-link-chooser-url": page.full_url, "external-link-chooser-link_text": "Mehr"}
    answer = client.post("/admin/choose-external-link/", form).json()
    assert answer["step"] == "external_link_chosen"
    assert ("Bergrummel" in str(answer)) is wagtails_own
