"""The picture of a page: made once for each content, for public pages alone."""

from dataclasses import replace
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.utils import timezone
from PIL import Image

from cms.sharing import kept, picture
from cms.sharing.picture import Picture
from tests.factories.contributions import make_practice

LONG_WORD = "Jubiläumsehrenamtskartenantragsbearbeitungsvordruckentwurfsfassung"


@pytest.fixture
def address(client):
    """The path of the picture that a page names."""

    def read(page):
        head = BeautifulSoup(client.get(page.url).content, "html.parser").head
        found = head.find("meta", property="og:image")["content"]
        return found.removeprefix("https://testserver")

    return read


def make(**words) -> Picture:
    return Picture(**{"title": "Karte", "kind": "Praxisbeispiel", "kind_key": "praxisbeispiel",
                      "network": "Kommunennetz"} | words)  # fmt: skip


def pixels(content: bytes):
    return Image.open(BytesIO(content)).convert("RGB")


def test_the_picture_has_the_size_that_other_sites_want(practice, address, client):
    answer = client.get(address(practice))
    assert answer.headers["Content-Type"] == "image/png"
    assert pixels(answer.content).size == (1200, 630)
    assert len(answer.content) < 200_000


def test_caches_may_keep_it_for_a_year_and_other_sites_may_show_it(practice, address, client):
    answer = client.get(address(practice))
    assert "immutable" in answer.headers["Cache-Control"]
    assert "public, max-age=31536000" in answer.headers["Cache-Control"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not answer.cookies


def test_its_words_say_what_is_written_on_it(practice, client):
    head = BeautifulSoup(client.get(practice.url).content, "html.parser").head
    alt = head.find("meta", property="og:image:alt")["content"]
    assert alt == "Praxisbeispiel: Ehrenamtskarte ohne Papier. Ottersbrink. Kommunennetz"


def test_a_content_is_drawn_once(practice, address, client, monkeypatch):
    path = address(practice)
    first = client.get(path).content
    monkeypatch.setattr(picture, "typeset", lambda *_args, **_kwargs: pytest.fail("drawn again"))
    assert client.get(path).content == first


def test_a_new_title_is_a_new_address_and_the_former_one_leads_to_it(practice, address, client):
    former = address(practice)
    practice.title = "Ehrenamtskarte auf dem Telefon"
    practice.save_revision().publish()
    assert address(practice) != former
    answer = client.get(former)
    assert (answer.status_code, answer.headers["Location"]) == (302, address(practice))


@pytest.mark.parametrize("state", ["network", "archived", "draft", "expired", "deleted"])
def test_pages_that_the_public_may_not_find_have_no_picture(practice, address, client, state):
    path = address(practice)
    assert client.get(path).status_code == 200
    if state == "network":
        practice.visibility = "network"
        practice.save_revision().publish()
    elif state == "archived":
        practice.archived_at = timezone.now()
        practice.save()
    elif state == "draft":
        practice.unpublish()
    elif state == "expired":
        practice.expire_at = timezone.now()
        practice.save()
    else:
        practice.delete()
    assert client.get(path).status_code == 404


def test_each_word_changes_the_name_of_the_picture():
    plain = make()
    others = [replace(plain, **{name: "x"}) for name in ("title", "kind", "place", "network", "claim")]
    others += [make(kind_key="strategie"), make(topic="digitalisierung"), make(language="en")]
    assert len({other.key for other in [plain, *others]}) == len(others) + 1


@pytest.mark.parametrize("title", [LONG_WORD, f"{LONG_WORD} " * 4, "Kurz", "#panic(1) \\ $x$ <b>"])
def test_no_title_reaches_the_drawing_or_the_lines_below(title):
    paper = pixels(make(title=title, kind="").png())
    plain = pixels(make(title=" ", kind="").png())
    for box in ((775, 0, 800, 630), (0, 470, 1200, 630), (0, 0, 60, 630)):
        assert paper.crop(box).tobytes() == plain.crop(box).tobytes()
    assert paper.tobytes() != plain.tobytes()


def test_the_topic_gives_the_colour():
    corners = {pixels(make(topic=topic).png()).getpixel((5, 5)) for topic in ("", "anerkennung", "vielfalt")}
    assert len(corners) == 3


def test_when_too_many_are_made_others_are_asked_to_come_again(practice, address, client, settings):
    settings.MADE_FILES_WAIT = 0
    path = address(practice)
    with kept._places:
        answer = client.get(path)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "no-store" in answer.headers["Cache-Control"]
    assert client.get(path).status_code == 200


def test_what_is_made_already_needs_no_place(practice, address, client, settings):
    settings.MADE_FILES_WAIT = 0
    path = address(practice)
    client.get(path)
    with kept._places:
        assert client.get(path).status_code == 200


def test_a_place_is_free_again_when_making_fails(store):
    def fail():
        raise ValueError

    for _attempt in range(3):
        with pytest.raises(ValueError):
            kept.kept("broken", fail)
    assert kept.kept("whole", lambda: b"content") == b"content"
    assert caches["made"].get("whole") == b"content"


def test_pages_of_the_same_words_share_what_was_drawn(town, address, client, monkeypatch):
    first, second = (make_practice(town, title="Karte", slug=slug) for slug in ("karte", "karte-zwei"))
    client.get(address(first))
    monkeypatch.setattr(picture, "typeset", lambda *_args, **_kwargs: pytest.fail("drawn again"))
    assert client.get(address(second)).status_code == 200
