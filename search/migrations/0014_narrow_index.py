"""On SQLite, what decides who may find an entry, and its facets, stand together in an index.

The row holds them before and behind long texts, so that reading them from there takes twice as long. The index is not
part of the model, because PostgreSQL has its own: a later migration that alters SearchEntry must make it again.
"""

from django.db import migrations

INSTALL = """CREATE INDEX search_entry_found ON search_searchentry
    (id, language, audience, part, archived, outdone, expires_at, date, facet_keys)"""
REMOVE = "DROP INDEX search_entry_found"


def install(apps, schema_editor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(INSTALL)


def remove(apps, schema_editor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(REMOVE)


class Migration(migrations.Migration):
    dependencies = [("search", "0013_facet_keys")]
    operations = [migrations.RunPython(install, remove)]
