"""What ``create_site`` makes of an empty database, and that it can run again and again."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
)

from cms.models import Menu, MenuItem, NetworkSettings
from exchange.municipalities.models import MembersIndexPage
from exchange.vocabulary.models import Term
from home.models import HomePage
from home.services import site_create
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db
LANGUAGES = {"de", "en", "de-simple"}


def rows():
    models = (
        Page, Locale, Site, Menu, MenuItem, NetworkSettings, Collection, Group, GroupPagePermission,
        GroupCollectionPermission, Workflow, WorkflowPage, Task, Term, Group.permissions.through,
    )  # fmt: skip
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_every_language_has_a_live_front_page_and_list_of_members(site, client):
    for model in (HomePage, MembersIndexPage):
        pages = model.objects.all()
        assert {page.locale.language_code for page in pages} == LANGUAGES
        assert all(page.live for page in pages)
        assert len({page.translation_key for page in pages}) == 1
    for address in ("/", "/en/", "/de-simple/", "/kommunen/", "/en/kommunen/", "/de-simple/kommunen/"):
        assert client.get(address).status_code == 200, address


def test_nothing_of_wagtails_own_welcome_is_left(site):
    assert set(Page.objects.filter(depth=2).values_list("content_type__model", flat=True)) == {"homepage"}
    assert set(Group.objects.values_list("name", flat=True)) == {
        "Netzwerk",
        "Landesredaktion",
        "Übersetzung",
        "Administration",
    }
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Freigabe durch die Landesredaktion"]
    assert Task.objects.count() == 1
    assert Page.find_problems() == ([], [], [], [], [])


def test_the_site_stands_at_the_address_of_the_settings(site, settings):
    assert (site.hostname, site.port, site.root_url) == ("testserver", 443, "https://testserver")
    settings.BASE_URL = "http://localhost:8001"
    site_create()
    site.refresh_from_db()
    assert site.root_url == "http://localhost:8001"
    assert Site.objects.count() == 1


def test_running_again_changes_nothing(site, capsys):
    call_command("create_site")
    make_practice(make_member())
    before = rows()
    call_command("create_site")
    assert "https://testserver" in capsys.readouterr().out
    assert rows() == before


def test_what_the_ministry_changed_stays(site):
    home = HomePage.objects.get(locale__language_code="en")
    home.title = "Welcome"
    home.save_revision().publish()
    Menu.objects.get().items.all().delete()
    NetworkSettings.objects.update(network_name="Engagiertes Land")
    Collection.objects.filter(depth=1).update(name="Alles")
    Workflow.objects.update(name="Vier-Augen-Prinzip")
    site_create()
    home.refresh_from_db()
    assert home.title == "Welcome"
    assert not MenuItem.objects.exists()
    assert NetworkSettings.objects.get().network_name == "Engagiertes Land"
    assert Collection.get_first_root_node().name == "Alles"
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Vier-Augen-Prinzip"]
    assert WorkflowPage.objects.count() == len(LANGUAGES)


def test_a_group_that_the_administration_calls_editors_stays(site):
    Group.objects.create(name="Editors")
    site_create()
    assert Group.objects.filter(name="Editors").exists()


def test_a_language_that_is_missing_is_made_again(site):
    for page in Page.objects.filter(depth=2, locale__language_code="de-simple"):
        page.delete()
    Locale.objects.get(language_code="de-simple").delete()
    site_create()
    assert {page.locale.language_code for page in MembersIndexPage.objects.all()} == LANGUAGES
    assert {row.page.locale.language_code for row in WorkflowPage.objects.all()} == LANGUAGES


def test_contributions_of_every_language_wait_for_the_landesredaktion(site):
    for page in MembersIndexPage.objects.all():
        task = page.get_workflow().tasks.get().specific
        assert [group.name for group in task.groups.all()] == ["Landesredaktion"]


def test_an_empty_site_has_the_shipped_terms(site):
    assert Term.objects.filter(vocabulary="action_field").count() == 6


def test_the_ministry_edits_every_tree_and_all_files(site):
    user = make_user("editorial")
    for page in MembersIndexPage.objects.all():
        rights = page.permissions_for_user(user)
        assert rights.can_edit()
        assert rights.can_publish()
        assert rights.can_add_subpage()
