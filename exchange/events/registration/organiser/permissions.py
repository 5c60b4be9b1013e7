"""Whose participants: nobody but those who organise an event knows who comes."""

from django.db.models import Q, QuerySet

from exchange.municipalities.models import MemberKind, MemberRole
from exchange.municipalities.permissions import access_of

from ...models import EventPage, Occurrence

_ORGANISING = frozenset({MemberRole.EDITOR, MemberRole.PUBLISHER, MemberRole.COORDINATOR})


def organised_ids(user) -> frozenset[int]:
    """The keys of the members for which the account organises."""
    return frozenset(member for member, roles in access_of(user).roles.items() if roles & _ORGANISING)


def can_see_registrations(user, event: EventPage) -> bool:
    """Editors of the member whose event it is; of the Land's own events the ministry's editors.

    The ministry does not see who comes to an event of a municipality.
    """
    if event.member.kind == MemberKind.LAND and access_of(user).is_editorial:
        return True
    return event.member_id in organised_ids(user)


def organises(user) -> bool:
    """Whether the account could have registrations to look after."""
    return access_of(user).is_editorial or bool(organised_ids(user))


def dates_organised_by(user) -> QuerySet[Occurrence]:
    """The dates whose registrations the account may see."""
    whose = Q(event__member__in=organised_ids(user))
    if access_of(user).is_editorial:
        whose |= Q(event__member__kind=MemberKind.LAND)
    return Occurrence.objects.filter(whose)
