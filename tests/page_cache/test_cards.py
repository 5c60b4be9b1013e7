"""Cards beside a page are remembered over many pages, and never longer than they are true."""

import pytest

from exchange.municipalities.models import PageRelation, Visibility
from exchange.vocabulary.models import Term
from search.meaning.vectors import entry_vectors_compute
from search.rebuild import search_rebuild
from tests.factories.contributions import make_practice
from tests.factories.files import make_image
from tests.factories.municipalities import make_member

SAME = {"problem": "<p>Ältere Menschen kommen mit dem Smartphone nicht zurecht.</p>"}


@pytest.fixture
def named(committed):
    """A contribution that two others name, and that is about the same as these."""
    return committed(lambda: make_practice(make_member("Eulenstadt"), title="Eulenpass", **SAME))


@pytest.fixture
def pages(named, committed):
    """Two that name it; visitors have not opened the second."""

    def make():
        member = make_member("Falkenwerth")
        return [
            make_practice(member, title=title, page_relations=[PageRelation(target=named.page_ptr)], **SAME)
            for title in ("Erste", "Zweite")
        ]

    return committed(make)


@pytest.fixture
def cards(client):
    """The titles of the cards below a page, as a visitor sees them now."""
    return lambda page: client.get(page.url).content.decode().split("</article>", 1)[1]


def _publish(page, **fields):
    draft = page.get_latest_revision_as_object()
    vars(draft).update(fields)
    draft.save_revision().publish()


def test_what_is_restricted_meanwhile_is_on_no_other_page(named, pages, cards, committed):
    assert "Eulenpass" in cards(pages[0])
    committed(lambda: _publish(named, visibility=Visibility.NETWORK))
    assert all("Eulenpass" not in cards(page) for page in pages)


def test_what_is_renamed_has_its_new_name_everywhere(named, pages, cards, committed):
    assert "Eulenpass" in cards(pages[0])
    committed(lambda: _publish(named, title="Uhukarte"))
    assert all("Uhukarte" in cards(page) and "Eulenpass" not in cards(page) for page in pages)


def test_a_picture_and_a_topic_of_a_card_are_those_of_now(named, pages, cards, committed):
    cards(pages[0])
    image = committed(lambda: make_image(credit="Lena Luchs"))
    committed(lambda: _publish(named, image_id=image.pk, image_alt="Ein Platz"))
    assert "Lena Luchs" in cards(pages[1])
    committed(lambda: type(image).objects.filter(pk=image.pk).update(credit="Ben Biber"))
    assert "Ben Biber" in cards(pages[1]) and "Lena Luchs" not in cards(pages[1])
    committed(lambda: Term.objects.filter(vocabulary="topic").update(label_de="Neuer Name"))
    assert "Neuer Name" in cards(pages[1])


class TestSimilarOnes:
    @pytest.fixture
    def near(self, meaning, named, committed):
        """Another one about the same, which names nothing."""

        def make():
            page = make_practice(make_member("Biberach"), title="Dritte", **SAME)
            search_rebuild()
            entry_vectors_compute()
            return page

        return committed(make)

    def test_a_restricted_one_is_not_shown_again(self, near, named, cards, committed):
        assert "Eulenpass" in cards(near)
        committed(lambda: _publish(named, visibility=Visibility.MEMBER))
        assert "Eulenpass" not in cards(near)

    def test_one_that_becomes_public_is_shown(self, near, named, cards, committed):
        committed(lambda: _publish(named, visibility=Visibility.NETWORK))
        assert "Eulenpass" not in cards(near)
        committed(lambda: _publish(named, visibility=Visibility.PUBLIC))
        assert "Eulenpass" in cards(near)
