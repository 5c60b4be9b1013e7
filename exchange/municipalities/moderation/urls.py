from django.urls import path

from .reports import ReviewQueueView
from .views import ArchiveView, TakeOfflineView, UnarchiveView

app_name = "moderation"
urlpatterns = [
    path("<int:page_id>/offline/", TakeOfflineView.as_view(), name="take_offline"),
    path("<int:page_id>/archivieren/", ArchiveView.as_view(), name="archive"),
    path("<int:page_id>/zurueckholen/", UnarchiveView.as_view(), name="unarchive"),
    path("warteschlange/", ReviewQueueView.as_view(), name="queue"),
    path("warteschlange/ergebnisse/", ReviewQueueView.as_view(results_only=True), name="queue_results"),
]
