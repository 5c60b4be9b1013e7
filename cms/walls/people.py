"""The page explorer's filters list everybody who ever owned or edited a page, of whatever member.

Upstream: ``PageFilterSet`` asks for all accounts without asking for the pages (Wagtail 8.0.1).
"""

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.models import Page, PageLogEntry

from .reach import pages_to_explore


def owners(request: HttpRequest) -> QuerySet:
    """Who owns a page that this person may explore."""
    own = Page.objects.filter(pk__in=pages_to_explore(request.user).values("pk"), owner__isnull=False)
    return get_user_model().objects.filter(pk__in=own.values("owner"))


def editors(request: HttpRequest) -> QuerySet:
    """Who edited a page that this person may explore."""
    own = PageLogEntry.objects.filter(
        action="wagtail.edit", page__in=pages_to_explore(request.user).values("pk")
    )
    return get_user_model().objects.filter(pk__in=own.values("user"))


def people_filters_close() -> None:
    """Put these in the place of Wagtail's questions."""
    PageFilterSet.base_filters["owner"].queryset = owners
    PageFilterSet.base_filters["edited_by"].queryset = editors
