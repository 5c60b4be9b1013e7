"""Who is reading, and which contributions that person may know of."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from .models import Visibility

NETWORK_GROUP = "Netzwerk"
EDITORIAL_GROUP = "Landesredaktion"


@dataclass(frozen=True)
class Reader:
    """A visitor (the default), somebody of the network, or the ministry's editors."""

    is_member: bool = False
    member_ids: frozenset[int] = frozenset()
    sees_all: bool = False


VISITOR = Reader()


def reader_of(user) -> Reader:
    """The reader behind an account; asks nothing for visitors."""
    if not user.is_authenticated:
        return VISITOR
    rows = list(user.groups.values_list("name", "member_group__member_id"))
    names = {name for name, _member in rows}
    sees_all = user.is_superuser or EDITORIAL_GROUP in names
    return Reader(
        is_member=sees_all or NETWORK_GROUP in names,
        member_ids=frozenset(member for _name, member in rows if member),
        sees_all=sees_all,
    )


def readable(pages: QuerySet, reader: Reader) -> QuerySet:
    """Published, unexpired contributions that this reader may see."""
    pages = pages.live().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))
    if reader.sees_all:
        return pages
    allowed = Q(visibility=Visibility.PUBLIC)
    if reader.is_member:
        allowed |= Q(visibility=Visibility.NETWORK) | Q(
            visibility=Visibility.MEMBER, member_id__in=reader.member_ids
        )
    return pages.filter(allowed)
