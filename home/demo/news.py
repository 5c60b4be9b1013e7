"""News of the ministry and of members, dossiers that pick from everything before."""

from typing import Any

from wagtail.models import Locale, Page

from exchange.municipalities.models import PageLink, PageRelation
from exchange.news.models import DossierItem, DossierPage, NewsPage, NewsroomPage
from home.fields import values_set
from home.stories import story

from .accounts import author_of
from .contributions import contribution_of
from .members import SOURCE, date_back, profile_of
from .reading import Entry, entries

MODELS: dict[str, type[NewsPage | DossierPage]] = {"news": NewsPage, "dossiers": DossierPage}
SPECIAL = {"member", "slug", "body", "published_on", "related", "items", "page_links"}


def news_load(*, tell) -> int:
    """Make the news and dossiers that do not exist; answers how many. What users changed stays."""
    missing = [each for folder in MODELS for each in entries(folder) if news_of(each.key) is None]
    for number, each in enumerate(missing, 1):
        _create(each)
        tell("Meldungen und Dossiers", number, len(missing))
    return len(missing)


def news_of(key: str) -> NewsPage | DossierPage | None:
    """The page made from this file."""
    return MODELS[key.split("/")[0]].objects.filter(source=SOURCE, source_id=key).first()


def _create(each: Entry) -> None:
    data = each.data
    member = data.get("member")
    room = NewsroomPage.objects.get(locale=Locale.get_default())
    page = MODELS[each.key.split("/")[0]](
        live=False, source=SOURCE, source_id=each.key, slug=each.name,
        owner=author_of(member) if member else None, body=story(data["body"]),
    )  # fmt: skip
    values_set(page, {name: data[name] for name in data.keys() - SPECIAL})
    _add_rows(page, data)
    (profile_of(member) if member else room).add_child(instance=page)
    page.save_revision().publish()
    date_back(page, data["published_on"])


def _add_rows(page: NewsPage | DossierPage, data: dict[str, Any]) -> None:
    for position, row in enumerate(data.get("page_links", ())):
        page.page_links.add(PageLink(sort_order=position, **row))
    for position, key in enumerate(data.get("related", ())):
        page.page_relations.add(PageRelation(target=_target(key), sort_order=position))
    for position, row in enumerate(data.get("items", ())):
        item = DossierItem(target=_target(row["page"]), comment=row["comment"], sort_order=position)
        page.items.add(item)


def _target(key: str) -> Page:
    """The page of this file, of whatever kind."""
    found = news_of(key) if key.split("/")[0] in MODELS else contribution_of(key)
    return Page.objects.get(pk=found.pk)
