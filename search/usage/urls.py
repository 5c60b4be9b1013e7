"""Addresses of the report, below /admin/reports/."""

from django.urls import path

from .report import UsageReportView

app_name = "search_usage"
urlpatterns = [
    path("", UsageReportView.as_view(), name="report"),
    path("results/", UsageReportView.as_view(results_only=True), name="report_results"),
]
