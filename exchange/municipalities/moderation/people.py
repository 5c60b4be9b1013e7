"""Whom a mail about a page reaches. Addresses are read here and go nowhere but into the outbox."""

from collections.abc import Iterable

from django.db.models import QuerySet
from wagtail.models import Page, Task

from cms.models import User

from ..models import Member
from .permissions import WRITING_ROLES, is_owned


def editors_of(member: Member) -> QuerySet[User]:
    """The active accounts that write for a member."""
    groups = member.groups.filter(role__in=WRITING_ROLES).values("group")
    return User.objects.filter(is_active=True, groups__in=groups).distinct()


def authors_of(page: Page, submitter: User | None) -> list[User]:
    """Who wrote and who submitted, as far as they may still edit the page; else all editors of its member.

    People leave, and an answer that reaches nobody is none.
    """
    authors = {
        user for user in (page.owner, submitter) if user and page.permissions_for_user(user).can_edit()
    }
    if not authors and is_owned(page):
        return list(editors_of(page.member))
    return sorted(authors, key=lambda user: user.pk)


def reviewers_of(task: Task) -> QuerySet[User]:
    """The active accounts of the groups that review; administrators only if they belong to one."""
    return User.objects.filter(is_active=True, groups__in=task.specific.groups.all()).distinct()


def addresses(users: Iterable[User], *, but: User | None = None) -> list[str]:
    """The addresses of these accounts without the one who acted: nobody is told what they did themselves."""
    return [user.email for user in users if user != but]
