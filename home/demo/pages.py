"""Pages of the ministry: about the network, joining, help."""

from wagtail.models import Locale

from cms.models import StandardPage
from home.menus import footer_add
from home.models import HomePage
from home.stories import story

from .members import SOURCE
from .reading import Entry, entries, entry


def pages_load(*, tell) -> int:
    """Make the pages that do not exist and name some in the footer; answers how many."""
    home = HomePage.objects.get(locale=Locale.get_default())
    known = set(StandardPage.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    missing = [each for each in entries("pages") if each.key not in known]
    for number, each in enumerate(sorted(missing, key=lambda each: each.data.get("footer", 0)), 1):
        page = _create(home, each)
        if "footer" in each.data:
            footer_add(page=page)
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


def _front_page_fill(home: HomePage) -> None:
    """Heading and introduction, unless somebody has written their own."""
    if home.heading or home.intro:
        return
    data = entry("front_page").data
    home.heading, home.intro = data["heading"], data["intro"]
    home.save_revision().publish()
