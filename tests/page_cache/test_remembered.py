"""What is read once a version: only for visitors, and never longer than it is true."""

from cms.models import Menu, MenuItem
from cms.page_cache.remembered import remembered, remembered_each, rendering_of
from tests.factories.municipalities import make_user


def test_is_asked_once_a_version_and_key():
    asked = []
    with rendering_of("a"):
        for key in ("x", "x", "y"):
            remembered(key, lambda: asked.append(1))
    with rendering_of("b"):
        remembered("x", lambda: asked.append(1))

    assert len(asked) == 3


def test_of_many_only_the_unknown_ones_are_asked_for():
    asked = []

    def read(keys):
        asked.append(keys)
        return {key: key.upper() for key in keys if key != "?"}

    with rendering_of("many"):
        assert remembered_each("letters", ["a", "b"], read) == {"a": "A", "b": "B"}
        found = remembered_each("letters", ["c", "a", "?"], read)
        assert list(found.items()) == [("c", "C"), ("a", "A")]
        assert remembered_each("others", ["a"], read) == {"a": "A"}
        assert remembered_each("letters", ["b", "c"], read) == {"b": "B", "c": "C"}
    assert asked == [["a", "b"], ["c", "?"], ["a"]]


def test_a_full_memory_still_answers(monkeypatch):
    monkeypatch.setattr("cms.page_cache.remembered.MAX_VALUES", 1)
    with rendering_of("full"):
        for _time in range(2):
            assert remembered_each("numbers", [1, 2, 3], lambda keys: dict.fromkeys(keys, "x")) == {
                1: "x",
                2: "x",
                3: "x",
            }


def test_is_asked_each_time_where_nobody_knows_the_version():
    asked = []
    for _time in range(2):
        remembered("x", lambda: asked.append(1))

    assert len(asked) == 2


def test_an_older_rendering_does_not_take_what_is_newer_nor_the_other_way_round():
    with rendering_of("old"):
        with rendering_of("new"):
            assert remembered("x", lambda: "neu") == "neu"
        assert remembered("x", lambda: "alt") == "alt"
    with rendering_of("new"):
        assert remembered("x", lambda: "neu") == "neu"


def test_menus_are_read_once_for_all_pages_and_mark_where_one_is(client, site, committed):
    menu = Menu.objects.get_or_create(site=site)[0]
    menu.items.all().delete()
    MenuItem.objects.create(menu=menu, label="Suche", path="/suche/")
    MenuItem.objects.create(menu=menu, label="Kalender", path="/kalender/")
    pages = {address: client.get(address).content.decode() for address in ("/suche/", "/kalender/")}

    for address, content in pages.items():
        assert f'<a href="{address}" aria-current="page">' in content
    client.force_login(make_user("editorial"))
    MenuItem.objects.update(label="Umbenannt")
    assert "Umbenannt" in client.get("/suche/").content.decode()
