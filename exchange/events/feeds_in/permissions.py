"""Who sees and changes the calendars of a member."""

from django.db.models import QuerySet

from exchange.municipalities.models import Member
from exchange.municipalities.moderation.permissions import WRITING_ROLES
from exchange.municipalities.permissions import access_of, is_editorial

from ..models.feeds import CalendarFeed, FeedSuggestion


def feed_member_ids(user) -> frozenset[int]:
    """The members for which an account writes."""
    writing = set(WRITING_ROLES)
    return frozenset(pk for pk, roles in access_of(user).roles.items() if roles & writing)


def can_use_feeds(user) -> bool:
    """Whether there is anything for this account in the list of calendars."""
    return is_editorial(user) or bool(feed_member_ids(user))


def members_with_feeds(user) -> QuerySet[Member]:
    """The members whose calendars the account may name: those for which it writes; all for the ministry."""
    members = Member.objects.active().order_by("sort_key")
    return members if is_editorial(user) else members.filter(pk__in=feed_member_ids(user))


def feeds_of(user) -> QuerySet[CalendarFeed]:
    """The calendars that the account may see and change."""
    feeds = CalendarFeed.objects.select_related("member")
    return feeds if is_editorial(user) else feeds.filter(member__in=feed_member_ids(user))


def suggestions_of(user) -> QuerySet[FeedSuggestion]:
    """The suggestions that the account may see and decide about."""
    return FeedSuggestion.objects.filter(feed__in=feeds_of(user)).select_related("feed__member", "page")
