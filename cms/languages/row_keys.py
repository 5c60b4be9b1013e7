"""For migrations: rows that were there before they had a language get theirs, and a key for one meaning."""

from collections.abc import Callable
from itertools import groupby
from operator import attrgetter
from uuid import uuid5

from django.db.migrations.state import StateApps


def fill(app_label: str, *model_names: str, page: str = "page") -> Callable:
    """The function of a data migration. Rows at the same place of a page and its translation share a key.

    ``page`` is the name of the field that holds the row's page.
    """

    def rows_fill(apps: StateApps, _schema_editor) -> None:
        pages = apps.get_model("wagtailcore", "Page").objects.values_list("translation_key", "locale_id")
        for name in model_names:
            model = apps.get_model(app_label, name)
            rows = model.objects.filter(translation_key=None).order_by(f"{page}_id", "sort_order", "pk")
            for page_id, of_page in groupby(rows, attrgetter(f"{page}_id")):
                key, locale_id = pages.get(pk=page_id)
                for place, row in enumerate(of_page):
                    row.translation_key, row.locale_id = uuid5(key, f"{name} {place}"), locale_id
                    row.save(update_fields=["translation_key", "locale"])

    return rows_fill
