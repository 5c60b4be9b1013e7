"""The table of gates: whom each lets through, and that it fits the installed Wagtail."""

import pytest
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from cms.walls.gates import GATES, gates_close
from cms.walls.reach import oversees
from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user

from .addresses import admin_patterns

pytestmark = pytest.mark.django_db

REPORTS = [
    "locked", "workflow", "workflow_tasks", "site-history", "aging-pages", "page-types-usage",
]  # fmt: skip


@pytest.fixture
def member():
    return make_member("Ahornstadt")


def as_(client, role, member=None):
    client.force_login(make_user(role, member))
    return client


def is_open(response) -> bool:
    return response.status_code == 200


@pytest.mark.parametrize("report", REPORTS)
def test_reports_are_for_the_ministry(client, member, report):
    url = f"/admin/reports/{report}/"
    assert not is_open(as_(client, MemberRole.PUBLISHER, member).get(url))
    assert not is_open(as_(client, SiteRole.TRANSLATION).get(url))
    assert is_open(as_(client, SiteRole.ADMINISTRATION).get(url))


def test_the_menu_offers_only_reports_that_open(client, member):
    assert "/admin/reports/" not in as_(client, MemberRole.PUBLISHER, member).get("/admin/").content.decode()
    assert "/admin/reports/aging-pages/" in as_(client, SiteRole.EDITORIAL).get("/admin/").content.decode()


def test_translations_are_submitted_by_the_team_only(client, member):
    page = make_practice(member)
    urls = [f"/admin/localize/submit/page/{page.pk}/", "/admin/localize/reports/translations/"]
    for url in urls:
        assert is_open(as_(client, SiteRole.TRANSLATION).get(url))
        for role in (SiteRole.EDITORIAL, SiteRole.ADMINISTRATION):
            assert not is_open(as_(client, role).get(url))
        assert not is_open(as_(client, MemberRole.PUBLISHER, member).get(url))


def test_tags_are_completed_and_given_to_nobody(client):
    as_(client, SiteRole.ADMINISTRATION)
    assert client.get("/admin/tag-autocomplete/?term=a").status_code == 302
    for model in ("portalimage", "portaldocument"):
        assert client.get(f"/admin/bulk/cms/{model}/add_tags/?id=1").status_code == 404


def test_an_editor_explores_the_own_room_and_what_lies_above(client, member):
    as_(client, MemberRole.EDITOR, member)
    stranger = make_practice(make_member("Berghude"), title="Bergfest")
    own = make_practice(member)
    assert is_open(client.get("/admin/pages/"))
    assert is_open(client.get(f"/admin/pages/{own.get_parent().pk}/"))
    assert is_open(client.get(f"/admin/pages/{own.get_parent().get_parent().pk}/"))
    assert is_open(client.get(f"/admin/pages/{own.pk}/history/"))
    for view in ("", "history/", "edit/", "copy/", "move/", "usage/", "workflow_history/"):
        assert not is_open(client.get(f"/admin/pages/{stranger.pk}/{view}"))


def test_an_own_page_is_copied_into_the_own_room_and_nowhere_else(client, member):
    as_(client, MemberRole.EDITOR, member)
    own = make_practice(member)
    secret = make_practice(make_member("Berghude"), live=False, title="Bergfest")
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": secret.pk}
    refused = client.post(f"/admin/pages/{own.pk}/copy/", form, follow=True)
    assert "Bergfest" not in refused.content.decode()
    form["new_parent_page"] = own.get_parent().pk
    client.post(f"/admin/pages/{own.pk}/copy/", form)
    assert own.get_parent().get_children().filter(slug="kopie", live=False).exists()


def test_who_may_not_enter_the_admin_gets_the_login(client, member):
    for response in (
        client.get("/admin/reports/locked/"),
        as_(client, MemberRole.READER, member).get("/admin/reports/locked/"),
    ):
        assert response.status_code == 302
        assert response.url.startswith("/konto/anmelden/")


def test_a_gate_for_an_address_that_is_gone_stops_the_start(monkeypatch):
    monkeypatch.setitem(GATES, "wagtailadmin_pages_of_old:*", lambda request, **kwargs: False)
    with pytest.raises(LookupError, match="wagtailadmin_pages_of_old"):
        gates_close([path("admin/", include([]))])


def test_every_gate_stands_before_an_address():
    names = {name for name, _pattern in admin_patterns()}
    for gate in GATES:
        assert any(name == gate or name.startswith(gate.rstrip("*")) for name in names), gate
    assert wagtailadmin_urls.urlpatterns


def test_who_oversees(member):
    assert oversees(make_user(SiteRole.EDITORIAL))
    assert oversees(make_user(SiteRole.ADMINISTRATION))
    assert not oversees(make_user(SiteRole.TRANSLATION))
    assert not oversees(make_user(MemberRole.PUBLISHER, member))
    assert not oversees(make_user())
