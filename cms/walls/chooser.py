"""The page chooser offers everybody's pages: drafts, and new titles that are not published yet.

Upstream: wagtail #9714 (open since 2022), #7099 ("intended"). The hook filters lists and search; it is
not asked for the page that is browsed, for pages chosen by number, nor for the column that names the parent.
"""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.views.chooser import ParentPageColumn, SearchView

from .reach import pages_within_reach


def reachable_pages(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Offer only pages within reach (hook ``construct_page_chooser_queryset``)."""
    return pages.filter(pk__in=pages_within_reach(request.user).values("pk"))


def pages_asked_for_are_reachable(request: HttpRequest, parent_page_id: int | None = None) -> bool:
    """Whether the page to browse, or all pages to choose by number, are within reach."""
    asked = {str(key) for key in (parent_page_id, *request.GET.getlist("id")) if key is not None}
    if not all(key.isdecimal() and len(key) < 19 for key in asked):
        return False
    return pages_within_reach(request.user).filter(pk__in=asked).count() == len(asked)


class _PublishedParentColumn(ParentPageColumn):
    """Names the parent as its own type does: with the title that is published."""

    def get_value(self, instance):
        return super().get_value(instance).specific_deferred


class PageSearch(SearchView):
    """The chooser's search, with a column that keeps to published titles."""

    @property
    def columns(self):
        return [
            _PublishedParentColumn(column.name, label=column.label)
            if type(column) is ParentPageColumn
            else column
            for column in super().columns
        ]
