"""Pages of the ministry: about the network, joining, help, legal notices (placeholders)."""

from typing import Any

from wagtail.models import Locale

from cms.models import Menu, MenuItem, StandardPage
from home.models import HomePage

from .members import SOURCE
from .prose import rich_text
from .reading import Entry, entries, entry


def pages_load(*, tell) -> int:
    """Make the pages that do not exist and name some in the footer; answers how many."""
    home = HomePage.objects.get(locale=Locale.get_default())
    known = set(StandardPage.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    missing = [each for each in entries("pages") if each.key not in known]
    for number, each in enumerate(sorted(missing, key=lambda each: each.data.get("footer", 0)), 1):
        page = _create(home, each)
        if "footer" in each.data:
            _footer_add(page)
        tell("Seiten", number, len(missing))
    _front_page_fill(home)
    return len(missing)


def _create(home: HomePage, each: Entry) -> StandardPage:
    page = StandardPage(
        source=SOURCE,
        source_id=each.key,
        title=each.data["title"],
        slug=each.name,
        intro=each.data["intro"],
        body=story(each.data["body"]),
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def story(blocks: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """The blocks of a file as blocks of a page."""
    return [_block(block) for block in blocks]


def _block(block: dict[str, Any]) -> tuple[str, Any]:
    """A block of the story: its kind is the name of its first line."""
    match block:
        case {"heading": text}:
            return "heading", text
        case {"paragraph": text}:
            return "paragraph", rich_text(text)
        case {"notice": heading, "text": text}:
            return "notice", {"heading": heading, "text": rich_text(text)}
        case {"question": question, "text": answer}:
            return "question", {"question": question, "answer": rich_text(answer)}
    raise ValueError(f"Unknown block: {sorted(block)}")


def _footer_add(page: StandardPage) -> None:
    """A link at the end of the footer's menu."""
    menu = Menu.objects.get(site__is_default_site=True)
    menu.items.add(
        MenuItem(
            place=MenuItem.Place.FOOTER,
            label=page.title,
            page=page.page_ptr,
            sort_order=menu.items.count(),
        )
    )
    menu.save()


def _front_page_fill(home: HomePage) -> None:
    """Heading and introduction, unless somebody has written their own."""
    if home.heading or home.intro:
        return
    data = entry("front_page").data
    home.heading, home.intro = data["heading"], data["intro"]
    home.save_revision().publish()
