"""The fictional members: row, rooms, profile."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from exchange.municipalities.models import (
    ContactPoint,
    JoiningCriterion,
    Member,
    MemberPage,
    Municipality,
    NetworkRole,
)
from exchange.municipalities.services.provisioning import member_provision
from home.fields import values_set

from .reading import Entry, entries

SOURCE = "demo"
MEMBER_FIELDS = (
    "name", "kind", "status", "joined_on", "trusted", "population", "population_date", "area_km2", "lat",
    "lon", "website",
)  # fmt: skip
PROFILE_FIELDS = (
    "slug", "summary", "anchoring", "staff_fte", "infrastructure", "instruments", "strengths", "needs",
)  # fmt: skip
ROW_FIELDS = ("criteria", "network_roles", "contact_points")
PLACE_FIELDS = ("kreis", "district")


def members_load(*, tell) -> int:
    """Make the members whose profile does not exist; answers how many."""
    known = set(_profiles().values_list("source_id", flat=True))
    # Kreise first: their towns point to them.
    missing = sorted(
        (each for each in entries("members") if each.key not in known), key=lambda each: "kreis" in each.data
    )
    for number, each in enumerate(missing, 1):
        _member_create(each)
        tell("Mitglieder", number, len(missing))
    return len(missing)


def members_by_name() -> dict[str, Member]:
    """The members by the names of their files."""
    return {
        profile.source_id.rsplit("/", 1)[-1]: profile.member
        for profile in _profiles().select_related("member__collection")
    }


def profile_of(name: str) -> MemberPage:
    """The German profile of the member in this file."""
    return _profiles().get(source_id=f"members/{name}")


def _profiles():
    return MemberPage.objects.filter(source=SOURCE)


def _member_create(each: Entry) -> None:
    data = each.data
    # The Land lies in no Regierungsbezirk.
    district = Municipality.objects.get(ags=data["district"]) if "district" in data else None
    member = Member(fictional=True, district_row=district)
    values_set(member, _pick(data, MEMBER_FIELDS))
    if name := data.get("kreis"):
        member.kreis_member = members_by_name()[name]
    member.criteria.add(*(JoiningCriterion(**row) for row in data.get("criteria", ())))
    member.network_roles.add(*(NetworkRole(**row) for row in data.get("network_roles", ())))
    member.save()
    member_provision(member=member, slug=data["slug"])
    profile = MemberPage.objects.get(member=member, locale__language_code="de")
    _profile_fill(profile, each)


def _profile_fill(profile: MemberPage, each: Entry) -> None:
    profile.source, profile.source_id = SOURCE, each.key
    values_set(profile, _pick(each.data, PROFILE_FIELDS))
    for row in each.data["contact_points"]:
        profile.contact_points.add(ContactPoint(**{name: row[name] for name in row if name != "key"}))
    profile.save()
    revision = profile.save_revision()
    if profile.live:
        revision.publish()
        date_back(profile, profile.member.joined_on)


def date_back(page: Page, day) -> None:
    """Let a page have been published on this day: lists by date shall show years, not one evening."""
    moment = timezone.make_aware(datetime.combine(day, time(9, 30)))
    Page.objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)


def _pick(data: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: data[name] for name in names if name in data}
