"""Blocks of a story: what may go online, and what a draft may lack."""

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import get_template

from cms.blocks.links import LinkBlock
from cms.blocks.story import StoryBlock
from cms.models import StandardPage
from home.models import HomePage
from tests.factories.files import make_document, make_image

pytestmark = pytest.mark.django_db


def image_value(**fields):
    value = {"image": make_image(**fields).pk, "alt_text": "Ein Platz", "decorative": False}
    return StoryBlock().child_blocks["image"].to_python(value)


@pytest.mark.parametrize("missing", ["credit", "licence", "consent"])
def test_an_image_needs_its_rights_to_go_online_and_none_in_a_draft(missing):
    block = StoryBlock().child_blocks["image"]
    value = image_value(**{missing: ""})
    with pytest.raises(ValidationError, match="Marktplatz"):
        block.clean(value)
    assert block.clean_deferred(value) == value


def test_an_image_whose_rights_are_settled_may_go_online():
    StoryBlock().child_blocks["image"].clean(image_value())


@pytest.mark.parametrize(("page", "url"), [(False, False), (True, True)])
def test_a_button_leads_to_exactly_one_place(page, url):
    block = LinkBlock()
    target = HomePage.objects.first() if page else None
    value = block.to_python(
        {"label": "Mehr", "page": target and target.pk, "url": "https://land.example/" if url else ""}
    )
    with pytest.raises(ValidationError):
        block.clean(value)
    block.clean_deferred(value)


def test_every_kind_of_block_is_shown_with_its_content(client):
    home = HomePage.objects.get(locale__language_code="de")
    story = [
        ("heading", "Zwischentitel"),
        ("paragraph", "<p>Fließtext</p>"),
        ("image", image_value(credit="Stadtarchiv")),
        ("quote", {"quote": "Danke!", "source": "Vereinsvorsitz"}),
        ("notice", {"heading": "Achtung", "text": "<p>Frist läuft.</p>"}),
        ("question", {"question": "Wer hilft?", "answer": "<p>Das Büro.</p>"}),
        ("download", {"document": make_document(title="Leitfaden"), "note": "Zum Ausdrucken"}),
        ("link", {"label": "Zur Karte", "page": None, "url": "https://land.example/"}),
    ]
    page = home.add_child(instance=StandardPage(title="Alles", slug="alles", body=story))
    text = client.get(page.url).content.decode()
    for words in (
        "Zwischentitel",
        "Fließtext",
        "Stadtarchiv",
        "Danke!",
        "Frist läuft",
        "Das Büro",
        "Zur Karte",
    ):
        assert words in text
    assert 'alt="Ein Platz"' in text
    assert "Leitfaden" in text
    assert "PDF" in text
    assert page.search_document().text.startswith("Zwischentitel")


@pytest.mark.parametrize("block", StoryBlock().child_blocks.values(), ids=lambda block: block.name)
def test_every_kind_of_block_has_its_own_template(block):
    assert block.meta.template.startswith("blocks/")
    get_template(block.meta.template)
