"""The list of members: narrowed by kind, Regierungsbezirk and size, by letter or by size."""

from itertools import groupby

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from exchange.vocabulary.models import Term, Vocabulary

from .models import Member, MemberKind, MemberPage, MembersIndexPage
from .queries import contribution_counts

BY_SIZE = "einwohner"
# Up to here letters would only stretch the page.
SHORT_LIST = 40


def members_listed(page: MembersIndexPage, query: QueryDict) -> dict:
    """The members with a live profile that the query lets through, in groups, and the filters to choose from.

    Values that nobody has are ignored, so that an old address shows the whole list rather than nothing.
    """
    profiles = {profile.member_id: profile for profile in MemberPage.objects.live().child_of(page)}
    members = list(Member.objects.active().with_places().filter(pk__in=profiles).order_by("sort_key"))
    filters = [_filter(name, label, members, query.get(name, "")) for name, label in _filter_labels().items()]
    shown = [
        member
        for member in members
        if all(member_value(member, f["name"]) == f["value"] for f in filters if f["value"])
    ]
    by_size = query.get("sortierung") == BY_SIZE
    counts = contribution_counts(page.locale_id)
    rows = [{"member": m, "page": profiles[m.pk], "contributions": counts.get(m.pk, 0)} for m in shown]
    return {
        "filters": filters,
        "chips": _chips(filters, by_size),
        "groups": _groups(rows, by_size),
        "shown": len(shown),
        "total": len(members),
        "by_size": by_size,
    }


def canonical_query(query: QueryDict) -> str:
    """What a query string asks of the list, in one order and without what the list does not know."""
    pairs = [(name, query[name]) for name in _filter_labels() if query.get(name)]
    return _query(pairs, query.get("sortierung") == BY_SIZE)


def _query(pairs: list[tuple[str, str]], by_size: bool) -> str:
    return urlencode(pairs + [("sortierung", BY_SIZE)] * by_size)


def _chips(filters: list[dict], by_size: bool) -> list[dict]:
    """What is chosen, each with the query string that takes it back."""
    chosen = [filter_ for filter_ in filters if filter_["value"]]
    return [
        {
            "label": each["label"],
            "value": next(option["label"] for option in each["options"] if option["key"] == each["value"]),
            "without": _query([(f["name"], f["value"]) for f in chosen if f is not each], by_size),
        }
        for each in chosen
    ]


def _filter_labels() -> dict[str, str]:
    return {"gruppe": _("Art"), "bezirk": _("Regierungsbezirk"), "groesse": _("Größe")}


def member_value(member: Member, name: str) -> str:
    """The key of a member in a filter of the list."""
    if name == "bezirk":
        return member.regierungsbezirk.key if member.regierungsbezirk else ""
    return member.kind if name == "gruppe" else member.size_class


def _filter(name: str, label: str, members: list[Member], chosen: str) -> dict:
    """A filter with the values that members have, each with its number of members."""
    labels = _value_labels(name, members)
    numbers: dict[str, int] = {}
    for member in members:
        key = member_value(member, name)
        numbers[key] = numbers.get(key, 0) + 1
    options = [
        {"key": key, "label": text, "count": numbers[key]} for key, text in labels.items() if key in numbers
    ]
    return {"name": name, "label": label, "options": options, "value": chosen if chosen in numbers else ""}


def _value_labels(name: str, members: list[Member]) -> dict[str, str]:
    if name == "gruppe":
        return {key: str(text) for key, text in MemberKind.choices}
    if name == "groesse":
        return {term.key: term.label for term in Term.objects.of(Vocabulary.SIZE_CLASS)}
    places = {
        member.regierungsbezirk.key: member.regierungsbezirk.label
        for member in members
        if member.regierungsbezirk
    }
    return dict(sorted(places.items(), key=lambda place: place[1]))


def _groups(rows: list[dict], by_size: bool) -> list[dict]:
    """Below their first letter once the list is long, else in one group; by size from large to small."""
    if by_size:
        rows = sorted(rows, key=lambda row: -(row["member"].population or 0))
    if by_size or len(rows) <= SHORT_LIST:
        return [{"letter": "", "rows": rows}] if rows else []
    letters = groupby(rows, key=lambda row: row["member"].sort_key[:1].upper())
    return [{"letter": letter, "rows": list(group)} for letter, group in letters]
