"""Addresses that people keep: permanent numbers, moved pages, removed pages, what search engines read."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from cms.models import RemovedAddress, StandardPage, User
from home.models import HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(site):
    return HomePage.objects.get(pk=site.root_page_id)


@pytest.fixture
def page(home):
    return published(home, "Mitmachen")


def published(parent: Page, title: str, **fields) -> StandardPage:
    page = parent.add_child(instance=StandardPage(title=title, locale=parent.locale, live=False, **fields))
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def change_slug(page: Page, slug: str) -> None:
    page.slug = slug
    page.save_revision().publish()


def restrict(page: Page) -> None:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get_or_create(name="Netzwerk")[0])


def expire(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))


def sitemap(client) -> list[str]:
    return re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())


class TestPermanentNumber:
    def test_it_leads_to_where_the_page_is(self, client, page, django_capture_on_commit_callbacks):
        assert client.get(f"/b/{page.pk}").url == "/mitmachen/"
        with django_capture_on_commit_callbacks(execute=True):
            change_slug(page, "dabei-sein")
        assert client.get(f"/b/{page.pk}").url == "/dabei-sein/"

    def test_the_redirect_is_not_kept_by_browsers(self, client, page):
        assert client.get(f"/b/{page.pk}").status_code == 302

    def test_it_leads_to_the_page_in_its_language(self, client, page):
        english = page.copy_for_translation(Locale.objects.get(language_code="en"))
        english.save_revision().publish()
        assert client.get(f"/b/{english.pk}").url == "/en/mitmachen/"

    def test_it_says_nothing_about_drafts_and_unknown_numbers(self, client, home):
        draft = home.add_child(instance=StandardPage(title="Geheim", live=False))
        assert client.get(f"/b/{draft.pk}").status_code == 404
        assert client.get("/b/999999999999999999").status_code == 404

    def test_a_restricted_page_keeps_its_title_and_address_to_itself(self, client, page):
        restrict(page)
        response = client.get(f"/b/{page.pk}")
        assert response.url == f"/konto/anmelden/?next=/b/{page.pk}"

    def test_somebody_signed_in_without_right_is_not_sent_in_circles(self, client, page):
        restrict(page)
        client.force_login(User.objects.create_user("jemand@kommune.example", "ein-langes-kennwort"))
        assert client.get(f"/b/{page.pk}").status_code == 404
        assert client.get("/mitmachen/").status_code == 403

    def test_a_removed_page_is_gone(self, client, page):
        number = page.pk
        page.delete()
        assert client.get(f"/b/{number}").status_code == 410


class TestRemovedPages:
    def test_an_unpublished_page_is_gone_until_it_is_published_again(self, client, page):
        page.unpublish()
        response = client.get("/mitmachen/")
        assert response.status_code == 410
        assert "wurde entfernt" in response.content.decode()
        page.save_revision().publish()
        assert client.get("/mitmachen/").status_code == 200
        assert not RemovedAddress.objects.exists()

    def test_a_deleted_page_and_all_pages_below_are_gone(self, client, page):
        published(page, "Fragen")
        page.delete()
        assert client.get("/mitmachen/").status_code == 410
        assert client.get("/mitmachen/fragen/").status_code == 410

    def test_former_addresses_of_a_deleted_page_are_gone_too(
        self, client, page, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            change_slug(page, "dabei-sein")
        page.delete()
        assert client.get("/mitmachen/").status_code == 410
        assert client.get("/dabei-sein/").status_code == 410

    def test_what_was_never_published_was_never_there(self, client, home):
        home.add_child(instance=StandardPage(title="Entwurf", live=False)).delete()
        assert client.get("/entwurf/").status_code == 404

    def test_a_restricted_page_leaves_no_trace(self, client, page):
        restrict(page)
        page.delete()
        assert client.get("/mitmachen/").status_code == 404

    def test_another_page_may_take_the_address(self, client, home, page):
        page.delete()
        published(home, "Mitmachen")
        assert client.get("/mitmachen/").status_code == 200

    def test_strange_paths_are_simply_not_found(self, client):
        assert client.get("/%00/").status_code == 404
        assert client.get("/" + "x" * 3000 + "/").status_code == 404


class TestMovedPages:
    @pytest.mark.parametrize("language", ["de", "en", "de-simple"])
    def test_a_new_slug_leaves_a_redirect_in_every_language(
        self, client, home, language, django_capture_on_commit_callbacks
    ):
        root = home.get_translation(Locale.objects.get(language_code=language))
        page = published(root, "Mitmachen")
        before = page.url
        with django_capture_on_commit_callbacks(execute=True):
            change_slug(page, "dabei-sein")
        response = client.get(before)
        assert response.status_code == 301
        assert response.url == before.replace("mitmachen", "dabei-sein")

    def test_a_move_leaves_a_redirect_for_the_page_and_those_below(
        self, client, home, page, django_capture_on_commit_callbacks
    ):
        published(page, "Fragen")
        target = published(home, "Netzwerk")
        with django_capture_on_commit_callbacks(execute=True):
            page.move(target, pos="last-child")
        assert client.get("/mitmachen/").url == "/netzwerk/mitmachen/"
        assert client.get("/mitmachen/fragen/").url == "/netzwerk/mitmachen/fragen/"


class TestExpiry:
    def test_an_expired_page_is_gone_before_the_periodic_job_ran(self, client, page):
        expire(page)
        assert client.get("/mitmachen/").status_code == 410
        assert client.get(f"/b/{page.pk}").status_code == 410

    def test_a_page_whose_expiry_is_to_come_is_served(self, client, page):
        Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() + timedelta(minutes=1))
        assert client.get("/mitmachen/").status_code == 200

    def test_editors_still_preview_an_expired_page(self, client, page):
        expire(page)
        client.force_login(User.objects.create_superuser("admin@land.example", "ein-langes-kennwort"))
        assert client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200


class TestReservedAddresses:
    def test_the_form_refuses_what_the_site_answers_itself(self, client, home):
        client.force_login(User.objects.create_superuser("admin@land.example", "ein-langes-kennwort"))
        address = reverse("wagtailadmin_pages:add", args=["cms", "standardpage", home.pk])
        rows = {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
        response = client.post(address, {"title": "Suche", "slug": "suche", **rows})
        assert "Diese Adresse ist vergeben" in response.content.decode()
        assert not StandardPage.objects.exists()

    @pytest.mark.parametrize("language", ["de", "en"])
    def test_code_can_not_take_them_either(self, home, language):
        root = home.get_translation(Locale.objects.get(language_code=language))
        with pytest.raises(ValidationError, match="vergeben"):
            root.add_child(instance=StandardPage(title="Kalender", slug="kalender", locale=root.locale))

    def test_deeper_down_every_word_is_free(self, page):
        assert published(page, "Suche").url == "/mitmachen/suche/"


class TestSearchEngines:
    def test_the_sitemap_lists_the_pages_of_every_language(self, client, page):
        english = page.copy_for_translation(Locale.objects.get(language_code="en"))
        english.save_revision().publish()
        addresses = sitemap(client)
        assert "https://testserver/mitmachen/" in addresses
        assert "https://testserver/en/mitmachen/" in addresses
        assert "https://testserver/de-simple/kommunen/" in addresses

    def test_the_sitemap_leaves_out_what_is_not_for_everybody(self, client, home, page):
        restrict(page)
        expire(published(home, "Abgelaufen"))
        home.add_child(instance=StandardPage(title="Entwurf", live=False))
        text = " ".join(sitemap(client))
        assert "mitmachen" not in text
        assert "abgelaufen" not in text
        assert "entwurf" not in text

    def test_robots_are_told_where_the_sitemap_is(self, client):
        text = client.get("/robots.txt").content.decode()
        assert "Sitemap: https://testserver/sitemap.xml" in text
        assert "Disallow: /admin/" in text


def test_a_browser_that_asks_for_the_sign_of_the_site_gets_it_without_a_cookie(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/favicon.svg")
    assert "public" in response["Cache-Control"]
    assert not response.cookies
