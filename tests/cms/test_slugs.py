"""Addresses that pages get from their titles."""

import json

import pytest

from cms.models import StandardPage
from cms.slugs import german_slug
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member


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
