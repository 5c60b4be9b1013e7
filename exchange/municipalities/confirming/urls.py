from django.urls import path

from .views import ConfirmView

app_name = "confirming"
urlpatterns = [path("<int:page_id>/", ConfirmView.as_view(), name="confirm")]
