from django.urls import path

from .views import MarkView, UnmarkView

app_name = "marks"
urlpatterns = [
    path("<int:page_id>/", MarkView.as_view(), name="mark"),
    path("<int:mark_id>/entfernen/", UnmarkView.as_view(), name="unmark"),
]
