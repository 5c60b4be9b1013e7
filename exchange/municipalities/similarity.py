"""Members like this one: whose answers fit, because they are about as large."""

from django.db.models import F
from django.db.models.functions import Abs

from .models import Member, MemberPage
from .models.member import DISTRICT_KINDS

SHOWN = 6


def similar_profiles(page: MemberPage) -> list[MemberPage]:
    """Profiles of members with half to twice as many inhabitants, the nearest first; one query.

    Towns are compared with towns and districts with districts. Bodies without inhabitants have none.
    """
    member = page.member
    if not member.population:
        return []
    near = Member.objects.active().filter(population__range=(member.population // 2, member.population * 2))
    near = (
        near.filter(kind__in=DISTRICT_KINDS) if member.is_district else near.exclude(kind__in=DISTRICT_KINDS)
    )
    profiles = MemberPage.objects.live().filter(locale_id=page.locale_id, member__in=near)
    nearest = profiles.exclude(member=member).annotate(
        difference=Abs(F("member__population") - member.population)
    )
    return list(nearest.select_related("member").order_by("difference", "member__sort_key")[:SHOWN])
