"""Lists that can be read, searched and filtered, and nothing more."""

from django.urls import path
from django.utils.functional import cached_property
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet

from cms.row_report import SafeSpreadsheetExportMixin


class ReadingIndexView(SafeSpreadsheetExportMixin, generic.IndexView):
    """A list for those who may view the model."""

    any_permission_required = ["view"]
    # Plain look-ups in the database: these models are in no search index.
    search_backend_name = None


class ReadingViewSet(ViewSet):
    """An index without forms; ``permission`` also decides whether the menu shows it."""

    index_view_class = ReadingIndexView
    permission = ""

    @cached_property
    def menu_item_class(self):
        permission = self.permission

        class ReadingMenuItem(super().menu_item_class):
            def is_shown(self, request):
                return request.user.has_perm(permission)

        return ReadingMenuItem

    def get_urlpatterns(self):
        names = {
            "index_url_name": self.get_url_name("index"),
            "index_results_url_name": self.get_url_name("index_results"),
            "header_icon": self.icon,
        }
        view = self.index_view_class
        return [
            path("", view.as_view(**names), name="index"),
            path("ergebnisse/", view.as_view(results_only=True, **names), name="index_results"),
        ]
