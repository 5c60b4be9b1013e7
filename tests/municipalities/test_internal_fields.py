"""What is for members only reaches members only: every such field of every type, on every way out."""

from decimal import Decimal

import pytest
from django.db import models
from django.urls import reverse

from exchange.municipalities.cards import contribution_models
from exchange.municipalities.models import Member, MemberPage, MemberRole
from search.models import SearchEntry
from tests.databases import kept
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy
from tests.factories.events import make_event
from tests.factories.municipalities import make_member, make_user, profile_of

pytestmark = pytest.mark.django_db
MAKERS = {
    "strategie": make_strategy,
    "leitlinie": make_guideline,
    "praxisbeispiel": make_practice,
    "amtshilfe": make_offer,
    "veranstaltung": make_event,
}
WORD, NUMBER = "Geheimwortxyz", Decimal("77.25")
FIELDS = [
    (model.kind, name) for model in contribution_models() for name in (*model.internal_fields, "members_text")
] + [("kommune", name) for name in MemberPage.internal_fields]
CONTRIBUTED = [field for field in FIELDS if field[0] != "kommune"]


@pytest.fixture(scope="module")
def number(django_db_setup, django_db_blocker):
    with kept(django_db_blocker, lambda: make_member("Musterhausen").pk) as number:
        yield number


@pytest.fixture
def member(number):
    return Member.objects.get(pk=number)


def page_with(member, kind: str, name: str, django_capture_on_commit_callbacks):
    """A published page whose only internal answer is the marker."""
    with django_capture_on_commit_callbacks(execute=True):
        if kind == "kommune":
            page = profile_of(member)
            setattr(page, name, marker(page, name))
            page.save_revision().publish()
            return page
        model = next(model for model in contribution_models() if model.kind == kind)
        return MAKERS[kind](member, **{name: marker(model, name)})


def marker(model, name: str):
    return NUMBER if isinstance(model._meta.get_field(name), models.DecimalField) else WORD


def mentions(text: str) -> bool:
    return WORD.casefold() in text.casefold() or "77,25" in text or "77.25" in text


@pytest.fixture(params=FIELDS, ids=lambda field: "-".join(field))
def page(request, member, django_capture_on_commit_callbacks):
    return page_with(member, *request.param, django_capture_on_commit_callbacks)


class TestStrangers:
    def test_do_not_read_it_on_the_page_or_its_print(self, client, page):
        response = client.get(page.url)
        assert response.status_code == 200
        assert not mentions(response.content.decode())

    def test_do_not_read_it_in_lists_or_behind_the_permanent_number(self, client, page):
        for path in (
            "/",
            "/kommunen/",
            "/kommunen/musterhausen/",
            "/sitemap.xml",
            "/suche/",
            f"/b/{page.pk}",
        ):
            assert not mentions(client.get(path, follow=True).content.decode()), path

    def test_do_not_find_it(self, client, page):
        for words in (WORD, "77,25"):
            assert page.url not in client.get("/suche/", {"q": words}).content.decode()

    def test_find_no_trace_of_it_in_public_entries_and_facets(self, page):
        public = SearchEntry.objects.filter(page=page, audience="public")
        assert public
        for entry in public:
            assert not mentions(" ".join(str(value) for value in vars(entry).values()))
        document = page.search_document()
        assert not mentions(f"{document.title} {document.summary} {document.text} {dict(document.facets)}")

    def test_do_not_get_it_from_an_account_without_role(self, client, page):
        client.force_login(make_user())
        assert not mentions(client.get(page.url).content.decode())


class TestMembers:
    def test_read_it_on_the_page(self, client, page):
        client.force_login(make_user(MemberRole.READER, make_member("Nachbarstadt")))
        assert mentions(client.get(page.url).content.decode())

    @pytest.mark.parametrize("page", CONTRIBUTED, indirect=True, ids="-".join)
    def test_find_it(self, client, page):
        client.force_login(make_user(MemberRole.READER, make_member("Nachbarstadt")))
        words = "77,25" if NUMBER in vars(page).values() else WORD
        assert page.url in client.get("/suche/", {"q": words}).content.decode()


@pytest.mark.parametrize("kind", MAKERS)
def test_the_note_of_the_editors_is_shown_to_nobody(client, member, kind, django_capture_on_commit_callbacks):
    page = page_with(member, kind, "internal_note", django_capture_on_commit_callbacks)
    entries = " ".join(str(vars(entry)) for entry in SearchEntry.objects.filter(page=page))
    assert not mentions(entries)
    assert not mentions(client.get(page.url).content.decode())
    client.force_login(make_user(MemberRole.EDITOR, member))
    assert not mentions(client.get(page.url).content.decode())


def test_a_facet_does_not_give_an_internal_value_away(member):
    page = make_strategy(member, staff_fte=Decimal("3"))
    assert "personal" not in page.search_document().facets


def test_no_public_page_names_an_account(client, member):
    author = make_user(
        MemberRole.PUBLISHER, member, email="erika.mustermann@stadt.example", first_name="Erika"
    )
    page = make_practice(member, live=False, owner=author)
    page.save_revision(user=author).publish(user=author)
    for path in (page.url, "/", "/kommunen/", "/kommunen/musterhausen/", "/suche/", "/sitemap.xml"):
        text = client.get(path).content.decode()
        assert "erika" not in text.casefold()
        assert author.last_name not in text


def test_a_preview_shows_authors_what_members_will_read(client, member):
    page = make_practice(member, live=False, failed=f"<p>{WORD}</p>")
    client.force_login(make_user(MemberRole.EDITOR, member))
    assert mentions(client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode())
