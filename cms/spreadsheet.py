"""Exports that no spreadsheet program mistakes for instructions."""

from wagtail.admin.views.mixins import SpreadsheetExportMixin

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
