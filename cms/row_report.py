"""Reports of the admin whose rows are read together, and exports that no program calculates."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.views.reports import ReportView

# What makes a program read a cell as a formula; a leading line break or tab is skipped by some of them.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defused(value: object) -> object:
    """The value as a cell that is shown and never calculated; anything but text stays as it is."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


class SafeSpreadsheetExportMixin(SpreadsheetExportMixin):
    """Wagtail's CSV and XLSX export, with texts that begin like a formula defused in both."""

    def preprocess_field_value(self, field, value, export_format):
        return defused(super().preprocess_field_value(field, value, export_format))


class RowReportView(SafeSpreadsheetExportMixin, ReportView):
    """A report that shows and exports what ``rows`` makes of the objects of one page, all read together."""

    is_searchable = False
    items_label = (_("Seite"), _("Seiten"))

    def rows(self, object_list: Iterable) -> list:
        """The rows of these objects, with a number of queries that does not depend on theirs."""
        raise NotImplementedError

    def get_paginator(self, *args, **kwargs):
        """Count in the words of the reader, not of the model behind."""
        paginator = super().get_paginator(*args, **kwargs)
        paginator.verbose_name, paginator.verbose_name_plural = self.items_label
        return paginator

    def get_table(self, object_list):
        return super().get_table([] if self.is_export else self.rows(object_list))

    def decorate_paginated_queryset(self, object_list):
        return self.rows(object_list) if self.is_export else object_list
