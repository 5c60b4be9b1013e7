"""Addresses that pages get from their titles."""

import json

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.models import StandardPage
from cms.slugs import german_slug
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Dankesabend für Freiwillige", "dankesabend-fuer-freiwillige"),
        ("Ärger, Öl & Straße", "aerger-oel-strasse"),
        ("Zerlegte Umlaute: fu\u0308r", "zerlegte-umlaute-fuer"),
        ("GROẞE ÜBUNG", "grosse-uebung"),
        ("Café René", "cafe-rene"),
        ("…", ""),
    ],
)
def test_a_slug_is_written_as_germans_write_without_umlauts(title, slug):
    assert german_slug(title) == slug


def test_pages_made_by_programs_get_such_addresses_once_each(site):
    add = site.root_page.add_child
    slugs = [add(instance=StandardPage(title="Für alle")).slug for _number in range(3)]
    assert slugs == ["fuer-alle", "fuer-alle-2", "fuer-alle-3"]


def test_an_address_that_somebody_chose_stays(site):
    assert site.root_page.add_child(instance=StandardPage(title="Für alle", slug="alle")).slug == "alle"


def test_a_practice_gets_such_an_address(site):
    assert make_practice(make_member(), title="Dank für Mühe").slug == "dank-fuer-muehe"


def test_the_script_of_the_form_is_told_to_write_umlauts_so(site):
    form = StandardPage.get_edit_handler().get_form_class()(
        instance=StandardPage(), parent_page=site.root_page
    )
    rules = json.loads(form["slug"].field.widget.attrs["data-w-slug-formatters-value"])
    assert rules == [[["ä", "giu"], "ae"], [["ö", "giu"], "oe"], [["ü", "giu"], "ue"], [["ß", "giu"], "ss"]]


@pytest.fixture
def ministry(client, site):
    client.force_login(make_user(is_superuser=True))
    return client


@pytest.fixture
def home(site):
    return site.root_page


def form_data(**fields) -> dict:
    empty = {name: inline_formset([]) for name in ("page_documents", "page_links", "page_relations")}
    return nested_form_data(
        {"intro": "", "body": streamfield([]), "comments": inline_formset([])} | empty | fields
    )


def create(client, parent, **fields):
    address = reverse("wagtailadmin_pages:add", args=["cms", "standardpage", parent.pk])
    return client.post(address, form_data(**fields))


def edit(client, page, **fields):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_data(**fields))


def draft(parent, title: str) -> StandardPage:
    return parent.add_child(instance=StandardPage(title=title, live=False))


def drafted_slug(slug: str) -> str:
    return StandardPage.objects.get(slug=slug).get_latest_revision_as_object().slug


def slugs(home) -> list[str]:
    return list(
        StandardPage.objects.child_of(home)
        .filter(title__startswith="Für alle")
        .order_by("pk")
        .values_list("slug", flat=True)
    )


class TestAnAddressThatIsTaken:
    """The editor's script writes the address from the title, and autosave makes the page at once."""

    def test_somebody_who_begins_anew_beside_an_abandoned_draft_gets_the_next_number(self, ministry, home):
        for _number in range(3):
            create(ministry, home, title="Für alle & jeden", slug="fuer-alle--jeden")
        assert slugs(home) == ["fuer-alle--jeden", "fuer-alle-jeden-2", "fuer-alle-jeden-3"]

    def test_the_next_save_of_the_same_window_keeps_that_number(self, ministry, home):
        for _number in range(2):
            create(ministry, home, title="Für alle", slug="fuer-alle")
        page = StandardPage.objects.get(slug="fuer-alle-2")
        assert edit(ministry, page, title="Für alle", slug="fuer-alle").status_code == 302
        assert drafted_slug("fuer-alle-2") == "fuer-alle-2"

    def test_one_that_somebody_typed_is_said_to_be_taken(self, ministry, home):
        create(ministry, home, title="Für alle", slug="mitmachen")
        response = create(ministry, home, title="Für alle Neuen", slug="mitmachen")
        assert "slug" in response.context["form"].errors
        assert slugs(home) == ["mitmachen"]

    def test_one_that_the_public_knows_is_not_changed_behind_the_editors_back(self, ministry, home):
        create(ministry, home, title="Für alle", slug="fuer-alle")
        page = draft(home, "Anders")
        page.save_revision().publish()
        response = edit(ministry, page, title="Für alle", slug="fuer-alle")
        assert "slug" in response.context["form"].errors

    def test_two_drafts_that_came_to_the_same_title_are_both_published_without_the_form(self, ministry, home):
        drafts = [draft(home, f"Entwurf {number}") for number in (1, 2)]
        for page in drafts:
            page.title, page.slug = "Für alle", "fuer-alle"
            page.save_revision()
        for page in drafts:
            page.get_latest_revision().publish()
        assert slugs(home) == ["fuer-alle", "fuer-alle-2"]
        # The draft still says the first address; the next editor is not stopped by it.
        assert edit(ministry, drafts[1], title="Für alle", slug="fuer-alle").status_code == 302
        assert drafted_slug("fuer-alle-2") == "fuer-alle-2"
