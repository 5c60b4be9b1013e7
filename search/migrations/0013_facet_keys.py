"""Facets stand beside the entry. On PostgreSQL they stand in the index of words, too, with who may find the entry.

``shown`` holds the language with whom the row is for (``v`` visitors, ``m`` members), alone and with each facet: one
look into one index answers what has the words, may be found and is chosen. On SQLite, a new column makes the table
anew and so drops its triggers.
"""

from importlib import import_module

from django.db import migrations, models

words = import_module("search.migrations.0004_files_engine")

TRIGGERS = [statement for statement in words.INSTALL["sqlite"] if statement.startswith("CREATE TRIGGER")]
FILL = """UPDATE search_searchentry SET facet_keys = coalesce((
    SELECT {joined} FROM (
        SELECT {line_break} || name || '=' || value AS facet FROM search_searchfacet
        WHERE entry_id = search_searchentry.id ORDER BY name, value
    ) AS facets), '')"""
LEXEMES = """string_to_array(
    language || ' {who}' || replace(facet_keys, E'\\n', E'\\n' || language || ' {who} '), E'\\n')"""

INSTALL = {
    "sqlite": (FILL.format(joined="group_concat(facet, '')", line_break="char(10)"), *TRIGGERS),
    "postgresql": (
        # Short, and read with the row: it must not be moved out of it.
        "ALTER TABLE search_searchentry ALTER COLUMN facet_keys SET STORAGE PLAIN",
        FILL.format(joined="string_agg(facet, '')", line_break="E'\\n'"),
        f"""ALTER TABLE search_searchentry ADD COLUMN shown tsvector GENERATED ALWAYS AS (array_to_tsvector(
            CASE WHEN archived OR part <> 'page' OR audience <> 'public' THEN '{{}}'
                ELSE {LEXEMES.format(who="v")} END
            || CASE WHEN archived OR outdone THEN '{{}}' ELSE {LEXEMES.format(who="m")} END
        )) STORED""",
        "DROP INDEX search_entry_words",
        "DROP INDEX search_entry_title_words",
        "CREATE INDEX search_entry_found ON search_searchentry USING gin (words, title_words, shown)",
    ),
}
REMOVE = {
    "sqlite": (),
    "postgresql": (
        "DROP INDEX search_entry_found",
        "CREATE INDEX search_entry_words ON search_searchentry USING gin (words)",
        "CREATE INDEX search_entry_title_words ON search_searchentry USING gin (title_words)",
        "ALTER TABLE search_searchentry DROP COLUMN shown",
    ),
}


def install(apps, schema_editor) -> None:
    _run(schema_editor, INSTALL)


def remove(apps, schema_editor) -> None:
    _run(schema_editor, REMOVE)


def triggers_restore(apps, schema_editor) -> None:
    _run(schema_editor, {"sqlite": TRIGGERS, "postgresql": ()})


def _run(schema_editor, statements) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0012_narrow_rows")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, triggers_restore),
        migrations.AddField("searchentry", "facet_keys", models.TextField(blank=True)),
        migrations.RunPython(install, remove),
    ]
