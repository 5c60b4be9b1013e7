"""Who may find what: the audiences of a reader, and the audience of a page."""

from collections.abc import Iterable

from wagtail.models import Page, PageViewRestriction

from cms.finding import NETWORK, PUBLIC, member_audience
from exchange.municipalities.readers import NETWORK_GROUP, Reader


def audiences_of(reader: Reader) -> frozenset[str] | None:
    """The audiences whose entries the reader may find; None means all of them."""
    if reader.sees_all:
        return None
    if not reader.is_member:
        return frozenset({PUBLIC})
    return frozenset({PUBLIC, NETWORK, *map(member_audience, reader.member_ids)})


def effective_audience(page: Page, declared: str) -> str | None:
    """The declared audience, narrowed by the view restrictions of the page and of all pages above it.

    None when nobody may find the page: behind a password, or restricted to people of two members at once.
    """
    restrictions = page.get_view_restrictions().prefetch_related("groups__member_group")
    return _strictest([declared, *map(_audience_of_restriction, restrictions)])


def _audience_of_restriction(restriction: PageViewRestriction) -> str | None:
    if restriction.restriction_type == PageViewRestriction.NONE:
        return PUBLIC
    if restriction.restriction_type == PageViewRestriction.LOGIN:
        return NETWORK
    if restriction.restriction_type == PageViewRestriction.PASSWORD:
        return None
    groups = restriction.groups.all()
    if any(group.name == NETWORK_GROUP for group in groups):
        return NETWORK
    members = {group.member_group.member_id for group in groups if hasattr(group, "member_group")}
    return member_audience(members.pop()) if len(members) == 1 else None


def _strictest(audiences: Iterable[str | None]) -> str | None:
    wanted = set(audiences)
    single_members = wanted - {PUBLIC, NETWORK}
    if None in wanted or len(single_members) > 1:
        return None
    return next(iter(single_members), NETWORK if NETWORK in wanted else PUBLIC)
