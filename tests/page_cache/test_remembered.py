"""What is read once a version: only for visitors, and never longer than it is true."""

from cms.models import Menu, MenuItem
from cms.page_cache.remembered import remembered, rendering_of
from tests.factories.municipalities import make_user


def test_is_asked_once_a_version_and_key():
    asked = []
    with rendering_of("a"):
        for key in ("x", "x", "y"):
            remembered(key, lambda: asked.append(1))
    with rendering_of("b"):
        remembered("x", lambda: asked.append(1))

    assert len(asked) == 3


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
