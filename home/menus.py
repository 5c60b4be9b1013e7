"""Writing into the menus of the site."""

from wagtail.models import Page

from cms.models import Menu, MenuItem


def footer_add(*, page: Page) -> None:
    """A link to the page at the end of the footer's menu, unless one is there."""
    menu = Menu.objects.get(site__is_default_site=True)
    if menu.items.filter(place=MenuItem.Place.FOOTER, page=page.pk).exists():
        return
    item = MenuItem(
        place=MenuItem.Place.FOOTER, label=page.title, page_id=page.pk, sort_order=menu.items.count()
    )
    menu.items.add(item)
    menu.save()
