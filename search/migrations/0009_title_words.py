"""On PostgreSQL, an index of the words of titles alone: the common index cannot tell where a word stands."""

from django.db import migrations

INSTALL = (
    """ALTER TABLE search_searchentry ADD COLUMN title_words tsvector GENERATED ALWAYS AS (
        to_tsvector('simple'::regconfig, title_stems) || to_tsvector('simple'::regconfig, title_parts)
    ) STORED""",
    "CREATE INDEX search_entry_title_words ON search_searchentry USING gin (title_words)",
)
REMOVE = ("ALTER TABLE search_searchentry DROP COLUMN title_words",)


def install(apps, schema_editor):
    _run(schema_editor, INSTALL)


def remove(apps, schema_editor):
    _run(schema_editor, REMOVE)


def _run(schema_editor, statements):
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0008_word_counts")]

    operations = [migrations.RunPython(install, remove)]
