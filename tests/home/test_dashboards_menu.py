"""The admin's menu holds what a person can use."""

import pytest
from django.test import RequestFactory
from wagtail.admin.menu import admin_menu, help_menu

from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.municipalities import make_member, make_user


@pytest.fixture
def member(db):
    return make_member("Amselhövel")


def names(menu, user) -> set[str]:
    request = RequestFactory().get("/admin/")
    request.user = user
    return {item.name for item in menu.menu_items_for_request(request)}


@pytest.mark.parametrize("role", [MemberRole.EDITOR, MemberRole.PUBLISHER, MemberRole.COORDINATOR])
def test_those_who_write_find_their_pages_and_files_and_no_noise(member, role):
    found = names(admin_menu, make_user(role, member))
    assert {"explorer", "images", "documents", "meine-inhalte"} <= found
    assert not found & {"reports", "settings", "warteschlange"}


def test_the_ministry_finds_reports_and_the_queue(member):
    found = names(admin_menu, make_user(SiteRole.EDITORIAL))
    assert {"explorer", "reports", "warteschlange", "meine-inhalte"} <= found


def test_translators_have_no_list_of_their_own(member):
    found = names(admin_menu, make_user(SiteRole.TRANSLATION))
    assert not found & {"warteschlange", "meine-inhalte", "reports"}


def test_help_leads_nowhere_outside(member):
    request = RequestFactory().get("/admin/")
    request.user = make_user(SiteRole.EDITORIAL)
    assert all("wagtail.org" not in (item.url or "") for item in help_menu.menu_items_for_request(request))
