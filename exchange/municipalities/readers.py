"""Who is reading, and which contributions that person may know of."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from .models import Visibility
from .permissions import access_of
from .roles import SiteRole

NETWORK_GROUP = SiteRole.NETWORK.label


@dataclass(frozen=True)
class Reader:
    """A visitor (the default), somebody of the network, or the ministry's editors."""

    is_member: bool = False
    member_ids: frozenset[int] = frozenset()
    sees_all: bool = False


VISITOR = Reader()


def reader_of(user) -> Reader:
    """The reader behind an account; asks nothing for visitors, once a request for others."""
    access = access_of(user)
    return Reader(
        is_member=access.in_network,
        member_ids=frozenset(access.roles),
        sees_all=access.is_editorial,
    )


def readable(pages: QuerySet, reader: Reader) -> QuerySet:
    """Published, unexpired contributions that this reader may see."""
    return pages.filter(readable_where(reader, timezone.now()))


def readable_where(reader: Reader, now: datetime, prefix: str = "") -> Q:
    """The condition of `readable`; rows that hang on pages name their relation, e.g. ``event__``."""

    def where(**conditions) -> Q:
        return Q(**{prefix + name: value for name, value in conditions.items()})

    published = where(live=True) & (where(expire_at__isnull=True) | where(expire_at__gt=now))
    if reader.sees_all:
        return published
    allowed = where(visibility=Visibility.PUBLIC)
    if reader.is_member:
        allowed |= where(visibility=Visibility.NETWORK) | where(
            visibility=Visibility.MEMBER, member_id__in=reader.member_ids
        )
    return published & allowed
