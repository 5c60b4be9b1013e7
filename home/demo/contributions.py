"""The contributions: made with all their fields, then linked to each other and brought to their state."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from exchange.amtshilfe.models import AmtshilfeOfferPage
from exchange.experiences.models import BestPracticePage, GuidelinePage, StrategyPage
from exchange.municipalities.models import ContributionPage, Mark, PageDocument, PageRelation
from home.fields import row_models, rows_add, values_set

from .accounts import author_of, reviewer
from .files import document_get_or_create, image_get_or_create
from .members import SOURCE, members_by_name, profile_of
from .reading import Entry, entries, entry
from .states import STATE_FIELDS, state_apply

MODELS: dict[str, type[ContributionPage]] = {
    "practices": BestPracticePage,
    "strategies": StrategyPage,
    "guidelines": GuidelinePage,
    "offers": AmtshilfeOfferPage,
}
CONTACT_FIELDS = ("contact_point", "deputy_point")
LINK_FIELDS = ("related", "replaced_by")
OTHER_FIELDS = ("member", "further_members", "image", "documents", "marks")
SPECIAL = {*STATE_FIELDS, *CONTACT_FIELDS, *LINK_FIELDS, *OTHER_FIELDS}


def contributions_load(*, tell) -> int:
    """Make the contributions that do not exist; answers how many. What users changed or wrote stays."""
    every = [each for folder in MODELS for each in entries(folder)]
    missing = [each for each in every if contribution_of(each.key) is None]
    for number, each in enumerate(missing, 1):
        _create(each)
        tell("Beiträge anlegen", number, len(missing))
    for number, each in enumerate(missing, 1):
        page = contribution_of(each.key)
        _link(page, each)
        state_apply(page=page, data=each.data)
        _mark(page, each.data.get("marks", ()))
        tell("Beiträge veröffentlichen", number, len(missing))
    return len(missing)


def contribution_of(key: str) -> ContributionPage | None:
    """The contribution made from this file."""
    return MODELS[key.split("/")[0]].objects.filter(source=SOURCE, source_id=key).first()


def _create(each: Entry) -> None:
    """The page as an unpublished draft below the profile of its member."""
    data = each.data
    model = MODELS[each.key.split("/")[0]]
    profile = profile_of(data["member"])
    page = model(live=False, source=SOURCE, source_id=each.key, owner=author_of(data["member"]))
    rows = row_models(model).keys() & data.keys()
    values_set(page, {name: data[name] for name in data.keys() - SPECIAL - rows})
    page.further_members = [members_by_name()[name] for name in data.get("further_members", ())]
    for field in CONTACT_FIELDS:
        if key := data.get(field):
            setattr(page, field, profile.contact_points.get(function=function_of(data["member"], key)))
    for name in rows:
        rows_add(page, name, [_without_links(row) for row in data[name]])
    _attach_files(page, data, profile.member.collection)
    profile.add_child(instance=page)


def function_of(member: str, key: str) -> str:
    """The function of the contact point that the member's file calls by this key."""
    points = entry(f"members/{member}").data["contact_points"]
    return next(point["function"] for point in points if point["key"] == key)


def _without_links(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "practice"}


def _attach_files(page: ContributionPage, data: dict[str, Any], collection) -> None:
    if name := data.get("image"):
        page.image = image_get_or_create(name=name, collection=collection)
    for position, row in enumerate(data.get("documents", ())):
        document = document_get_or_create(name=row["key"], collection=collection)
        page.page_documents.add(
            PageDocument(document=document, kind=row["kind"], note=row["note"], sort_order=position)
        )


def _mark(page: ContributionPage, rows) -> None:
    """What the ministry says of it. Directly: nobody shall get a mail."""
    for row in rows:
        moment = timezone.make_aware(datetime.combine(row["set_on"], time(9, 30)))
        values = {"kind": row["kind"], "reason": row["reason"], "set_at": moment, "set_by": reviewer()}
        Mark.objects.create(page=page.page_ptr, **values)


def _link(page: ContributionPage, each: Entry) -> None:
    """Point to other contributions, now that all of them exist."""
    for position, key in enumerate(each.data.get("related", ())):
        target = Page.objects.get(pk=contribution_of(key).pk)
        page.page_relations.add(PageRelation(target=target, sort_order=position))
    if key := each.data.get("replaced_by"):
        page.replaced_by = contribution_of(key)
    if "measures" in each.data:
        for measure, row in zip(page.measures.all(), each.data["measures"], strict=True):
            if key := row.get("practice"):
                measure.practice = contribution_of(key)
    page.save()
