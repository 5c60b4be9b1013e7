"""The database's index over the words of attached files too: a fifth column on SQLite, weight D on PostgreSQL.

On SQLite, adding a column to SearchEntry made its table anew and dropped the triggers; they are made again here.
"""

from importlib import import_module

from django.db import migrations

former = import_module("search.migrations.0002_engine")

COLUMNS = f"{former.COLUMNS}, files_stems"
OLD = ", ".join(f"old.{column}" for column in COLUMNS.split(", "))
NEW = ", ".join(f"new.{column}" for column in COLUMNS.split(", "))
FORGET_OLD = f"INSERT INTO search_fts (search_fts, rowid, {COLUMNS}) VALUES ('delete', old.id, {OLD});"  # noqa: S608
TAKE_NEW = f"INSERT INTO search_fts (rowid, {COLUMNS}) VALUES (new.id, {NEW});"  # noqa: S608

REMOVE = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS search_fts_insert",
        "DROP TRIGGER IF EXISTS search_fts_delete",
        "DROP TRIGGER IF EXISTS search_fts_update",
        "DROP TABLE search_fts",
    ),
    "postgresql": former.REMOVE["postgresql"],
}
INSTALL = {
    "sqlite": (
        f"""CREATE VIRTUAL TABLE search_fts USING fts5(
                {COLUMNS}, content='search_searchentry', content_rowid='id', tokenize='ascii'
            )""",
        f"""CREATE TRIGGER search_fts_insert AFTER INSERT ON search_searchentry
            BEGIN {TAKE_NEW} END""",
        f"""CREATE TRIGGER search_fts_delete AFTER DELETE ON search_searchentry
            BEGIN {FORGET_OLD} END""",
        f"""CREATE TRIGGER search_fts_update AFTER UPDATE OF {COLUMNS} ON search_searchentry
            BEGIN {FORGET_OLD} {TAKE_NEW} END""",
        "INSERT INTO search_fts (search_fts) VALUES ('rebuild')",
    ),
    "postgresql": (
        """ALTER TABLE search_searchentry ADD COLUMN words tsvector GENERATED ALWAYS AS (
            setweight(to_tsvector('simple'::regconfig, title_stems), 'A')
            || setweight(to_tsvector('simple'::regconfig, title_parts), 'B')
            || setweight(to_tsvector('simple'::regconfig, text_stems), 'C')
            || setweight(to_tsvector('simple'::regconfig, text_parts), 'D')
            || setweight(to_tsvector('simple'::regconfig, files_stems), 'D')
        ) STORED""",
        "CREATE INDEX search_entry_words ON search_searchentry USING gin (words)",
    ),
}


def replace(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in (*REMOVE[vendor], *INSTALL[vendor]):
        schema_editor.execute(statement)


def restore(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in (*REMOVE[vendor], *former.INSTALL[vendor]):
        schema_editor.execute(statement)
    if vendor == "sqlite":
        schema_editor.execute("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")


class Migration(migrations.Migration):
    dependencies = [("search", "0003_files")]

    operations = [migrations.RunPython(replace, restore)]
