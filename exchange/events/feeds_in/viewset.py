"""The admin addresses of calendars that members keep elsewhere."""

from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from .permissions import can_use_feeds
from .views import (
    FeedDeleteView,
    FeedFetchView,
    FeedIndexView,
    FeedView,
    SuggestionIndexView,
    SuggestionView,
)


class CalendarFeedsViewSet(ViewSet):
    name = "calendar_feeds"
    url_prefix = "kalender-uebernehmen"
    icon = "calendar-alt"
    # The menu cuts longer words off.
    menu_label = _("Kalender holen")
    menu_order = 350
    add_to_admin_menu = True

    @cached_property
    def menu_item_class(self):
        class FeedsMenuItem(super().menu_item_class):
            def is_shown(self, request):
                return can_use_feeds(request.user)

        return FeedsMenuItem

    def get_urlpatterns(self):
        return [
            path("", FeedIndexView.as_view(), name="index"),
            path("neu/", FeedView.as_view(), name="add"),
            path("<int:pk>/", FeedView.as_view(), name="feed"),
            path("<int:pk>/abrufen/", FeedFetchView.as_view(), name="fetch"),
            path("<int:pk>/entfernen/", FeedDeleteView.as_view(), name="delete"),
            path("vorschlaege/", SuggestionIndexView.as_view(), name="suggestions"),
            path("vorschlaege/<int:pk>/", SuggestionView.as_view(), name="suggestion"),
        ]
