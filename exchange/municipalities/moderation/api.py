"""Wagtail's internal API for pages, for reading only: writing goes through the views, which ask more."""

from wagtail.admin.api.views import PagesAdminAPIViewSet


class PagesReadOnlyAPIViewSet(PagesAdminAPIViewSet):
    """Lists and details for the page explorer, without actions (delete, publish, move …)."""

    actions = {}
