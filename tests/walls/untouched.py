"""What must be the same after a stranger's request, and how to notice cheaply that something was written."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import QuerySet
from wagtail.models import (
    Collection,
    Comment,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageViewRestriction,
    Revision,
    TaskState,
    WorkflowState,
)
from wagtail_localize.models import Translation

from cms.models import PortalDocument, PortalImage, User
from exchange.events.models import CalendarFeed, FeedSuggestion, Registration
from exchange.municipalities.models import ContactPoint, Invitation, Member, MemberGroup

from .rooms import STEM, Rooms

Tables = dict[str, Callable[[Rooms], QuerySet]]
# What any request may write about the person who asks.
HARMLESS = {"django_session", "wagtailadmin_editingsession", "wagtailusers_userprofile"}
_WRITES = re.compile(r"^(?:INSERT INTO|UPDATE|DELETE FROM) \"?(\w+)", re.IGNORECASE)


def _own_pages(rooms: Rooms) -> QuerySet:
    profiles = Page.objects.filter(pk__in=rooms.member.profiles.values("pk"))
    return Page.objects.filter(path__regex="|".join(f"^{page.path}" for page in profiles))


def _of_own_pages(model, name: str = "object_id") -> Callable[[Rooms], QuerySet]:
    def rows(rooms: Rooms) -> QuerySet:
        keys = [str(pk) for pk in _own_pages(rooms).values_list("pk", flat=True)]
        return model.objects.filter(**{f"{name}__in": keys})

    return rows


ACCOUNTS: Tables = {
    "accounts": lambda rooms: User.objects.all(),
    "groups of people": lambda rooms: User.groups.through.objects.all(),
    "groups": lambda rooms: Group.objects.all(),
    "rights of groups": lambda rooms: Group.permissions.through.objects.all(),
    "rights on pages": lambda rooms: GroupPagePermission.objects.all(),
    "rights on files": lambda rooms: GroupCollectionPermission.objects.all(),
}
ALL: Tables = ACCOUNTS | {
    "pages": _own_pages,
    "pages that hold words": lambda rooms: Page.objects.filter(draft_title__icontains=STEM),
    "versions": _of_own_pages(Revision),
    "reviews": _of_own_pages(WorkflowState),
    "steps of reviews": _of_own_pages(TaskState, "workflow_state__object_id"),
    "comments": _of_own_pages(Comment, "page"),
    "restrictions": _of_own_pages(PageViewRestriction, "page"),
    "translations": lambda rooms: Translation.objects.all(),
    "images": lambda rooms: PortalImage.objects.filter(title__icontains=STEM),
    "documents": lambda rooms: PortalDocument.objects.filter(title__icontains=STEM),
    "images in the collection": lambda rooms: PortalImage.objects.filter(
        collection=rooms.member.collection_id
    ),
    "files in the collection": lambda rooms: PortalDocument.objects.filter(
        collection=rooms.member.collection_id
    ),
    "collections": lambda rooms: Collection.objects.all(),
    "contact points": lambda rooms: ContactPoint.objects.filter(profile__member=rooms.member),
    "invitations": lambda rooms: Invitation.objects.filter(member=rooms.member),
    "members": lambda rooms: Member.objects.filter(pk=rooms.member.pk),
    "calendars": lambda rooms: CalendarFeed.objects.filter(member=rooms.member),
    "suggestions": lambda rooms: FeedSuggestion.objects.filter(feed__member=rooms.member),
    "registrations": lambda rooms: Registration.objects.filter(occurrence__event__member=rooms.member),
    "roles": lambda rooms: MemberGroup.objects.all(),
}


def snapshot(rooms: Rooms, tables: Tables) -> dict[str, list]:
    """The rows as they are now."""
    return {name: list(rows(rooms).order_by("pk").values()) for name, rows in tables.items()}


def changes(before: dict, after: dict) -> list[str]:
    """In words, which tables differ."""
    return [f"changes {name}" for name in before if before[name] != after[name]]


@contextmanager
def written_tables() -> Iterator[set[str]]:
    """The tables that are written to in the block."""
    written: set[str] = set()

    def watch(execute, sql, params, many, context):
        if found := _WRITES.match(sql):
            written.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written
