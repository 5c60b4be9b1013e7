"""Security headers, cookies and caching, for each class of response."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.factories.municipalities import PASSWORD, make_user

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
PUBLIC_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "media-src": "'self'",
    "object-src": "'none'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
PUBLIC = ["/", "/en/", "/de-simple/", "/kommunen/", "/suche/", "/gibt-es-nicht/", "/sitemap.xml", "/healthz/"]


def policy_of(response):
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts if name}


@pytest.fixture
def editor(client, site):
    """A browser in which an editor has signed in."""
    client.force_login(make_user("editorial"))
    return client


@pytest.fixture
def static_file():
    """The address of a file that WhiteNoise serves."""
    folder = Path(settings.STATIC_ROOT)
    (folder / "probe.css").write_text("body { color: black }")
    yield "/static/probe.css"
    (folder / "probe.css").unlink()


@pytest.fixture
def image():
    """The address of a public image."""
    name = default_storage.save("images/probe.png", ContentFile(b"\x89PNG"))
    yield f"/media/{name}"
    default_storage.delete(name)


@pytest.mark.django_db
class TestEveryResponse:
    @pytest.mark.parametrize("path", [*PUBLIC, "/admin/", "/admin/login/", "/readyz/"])
    def test_carries_the_headers(self, client, path):
        response = client.get(path)
        assert {name: response.get(name) for name in EVERYWHERE} == EVERYWHERE

    def test_so_do_files(self, image, static_file):
        from django.test import Client

        # WhiteNoise lists its files when it starts.
        for path in (image, static_file):
            response = Client().get(path)
            assert response.status_code == 200
            assert {name: response.get(name) for name in EVERYWHERE} == EVERYWHERE
            assert policy_of(response) == PUBLIC_POLICY

    def test_transport_security_is_told_over_https(self, client):
        told = client.get("/", secure=True)["Strict-Transport-Security"]
        assert told == "max-age=63072000; includeSubDomains; preload"

    def test_plain_http_leads_to_https_except_for_probes(self, client, settings):
        settings.SECURE_SSL_REDIRECT = True
        from django.test import Client

        response = Client().get("/suche/?q=x")
        assert (response.status_code, response["Location"]) == (301, "https://testserver/suche/?q=x")
        assert Client().get("/healthz/").status_code == 200
        assert Client().get("/readyz/").status_code == 200


@pytest.mark.django_db
class TestPublicPages:
    @pytest.mark.parametrize("path", PUBLIC)
    def test_have_the_strict_policy_and_no_frame_may_hold_them(self, client, path):
        response = client.get(path)
        assert policy_of(response) == PUBLIC_POLICY
        assert response["X-Frame-Options"] == "DENY"

    @pytest.mark.parametrize("path", PUBLIC)
    def test_set_no_cookie_and_do_not_depend_on_one(self, client, path):
        response = client.get(path)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")

    @pytest.mark.parametrize("path", ["/", "/en/", "/de-simple/", "/suche/"])
    def test_do_not_depend_on_the_browsers_language(self, client, path):
        german = client.get(path, headers={"accept-language": "de"})
        english = client.get(path, headers={"accept-language": "en"})
        assert german.status_code == english.status_code == 200
        assert german.content == english.content
        assert "Accept-Language" not in german.get("Vary", "")

    def test_have_the_language_of_their_address(self, client):
        for path, language in (("/", "de"), ("/en/", "en"), ("/de-simple/", "de-simple")):
            assert client.get(path)["Content-Language"] == language

    def test_do_not_read_the_session_without_its_cookie(self, client, django_assert_num_queries, settings):
        client.cookies["something"] = "else"
        assert "Cookie" not in client.get("/").get("Vary", "")

    def test_are_kept_by_no_cache_once_somebody_has_signed_in(self, editor):
        response = editor.get("/")
        assert "private" in response["Cache-Control"]
        assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
class TestAdmin:
    @pytest.mark.parametrize("path", ["/admin/login/", "/admin/"])
    def test_has_its_own_policy(self, editor, path):
        policy = policy_of(editor.get(path))
        assert policy["script-src"] == policy["style-src"] == "'self' 'unsafe-inline'"
        assert policy["frame-ancestors"] == policy["frame-src"] == "'self'"
        assert policy["default-src"] == "'none'"

    def test_no_policy_lets_another_host_in(self, editor):
        for path in ("/", "/admin/"):
            sources = {source for value in policy_of(editor.get(path)).values() for source in value.split()}
            assert sources <= {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}

    def test_may_show_its_previews_in_its_own_frame_only(self, editor):
        assert editor.get("/admin/")["X-Frame-Options"] == "SAMEORIGIN"

    def test_its_previews_have_its_policy_so_that_its_frame_may_show_them(self, editor, site):
        response = editor.get(f"/admin/pages/{site.root_page.pk}/view_draft/")
        assert response.status_code == 200
        assert policy_of(response)["frame-ancestors"] == "'self'"
        assert response["X-Frame-Options"] == "SAMEORIGIN"

    def test_the_public_page_stays_strict_for_a_signed_in_editor(self, editor):
        response = editor.get("/")
        assert policy_of(response) == PUBLIC_POLICY
        assert response["X-Frame-Options"] == "DENY"

    def test_signing_in_sets_cookies_that_scripts_and_other_sites_cannot_use(self, client, site):
        make_user("editorial", email="lea@kommune.example")
        answer = client.post(
            "/konto/anmelden/", {"login": "lea@kommune.example", "password": PASSWORD}, secure=True
        )
        assert answer.status_code == 302
        assert set(answer.cookies) == {"__Host-sessionid", "__Host-csrftoken"}
        for cookie in answer.cookies.values():
            assert cookie["secure"]
            assert cookie["httponly"]
            assert cookie["samesite"] == "Lax"
            assert cookie["path"] == "/"
            assert not cookie["domain"]


@pytest.mark.django_db
def test_a_page_for_members_sends_the_visitor_to_the_login(client, site):
    from wagtail.models import PageViewRestriction

    page = site.root_page.get_children().first()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    response = client.get(page.url)
    assert response.status_code == 302
    assert response["Location"] == f"/konto/anmelden/?next={page.url}"
    assert not response.cookies
