"""PostgreSQL keeps long texts beside the rows of entries, so that what searching reads of a row stays together.

Rows that stand already are moved when they are written the next time (``rebuild_search`` writes all).
"""

from django.db import migrations

FORWARD = "ALTER TABLE search_searchentry SET (toast_tuple_target = 128)"
BACKWARD = "ALTER TABLE search_searchentry RESET (toast_tuple_target)"


def narrow(apps, schema_editor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FORWARD)


def widen(apps, schema_editor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(BACKWARD)


class Migration(migrations.Migration):
    dependencies = [("search", "0011_synonyms")]
    operations = [migrations.RunPython(narrow, widen)]
