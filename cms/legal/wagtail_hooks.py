"""Registers reported barriers with Wagtail's admin."""

from wagtail import hooks

from .viewsets import BarrierReportViewSet


@hooks.register("register_admin_viewset")
def register_barrier_reports():
    return BarrierReportViewSet()
