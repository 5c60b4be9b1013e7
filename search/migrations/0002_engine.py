"""The database's own index over the entries' words: FTS5 on SQLite, a tsvector with GIN on PostgreSQL.

Both follow the rows by themselves, however these are written. On SQLite, a later migration that alters SearchEntry
makes the table anew and so drops its triggers: it must then run ``install`` again (a test notices).
"""

from django.db import migrations

COLUMNS = "title_stems, title_parts, text_stems, text_parts"
OLD = ", ".join(f"old.{column}" for column in COLUMNS.split(", "))
NEW = ", ".join(f"new.{column}" for column in COLUMNS.split(", "))
FORGET_OLD = f"INSERT INTO search_fts (search_fts, rowid, {COLUMNS}) VALUES ('delete', old.id, {OLD});"  # noqa: S608
TAKE_NEW = f"INSERT INTO search_fts (rowid, {COLUMNS}) VALUES (new.id, {NEW});"  # noqa: S608

INSTALL = {
    "sqlite": (
        f"""CREATE VIRTUAL TABLE IF NOT EXISTS search_fts USING fts5(
                {COLUMNS}, content='search_searchentry', content_rowid='id', tokenize='ascii'
            )""",
        f"""CREATE TRIGGER IF NOT EXISTS search_fts_insert AFTER INSERT ON search_searchentry
            BEGIN {TAKE_NEW} END""",
        f"""CREATE TRIGGER IF NOT EXISTS search_fts_delete AFTER DELETE ON search_searchentry
            BEGIN {FORGET_OLD} END""",
        f"""CREATE TRIGGER IF NOT EXISTS search_fts_update AFTER UPDATE OF {COLUMNS} ON search_searchentry
            BEGIN {FORGET_OLD} {TAKE_NEW} END""",
    ),
    "postgresql": (
        """ALTER TABLE search_searchentry ADD COLUMN words tsvector GENERATED ALWAYS AS (
            setweight(to_tsvector('simple'::regconfig, title_stems), 'A')
            || setweight(to_tsvector('simple'::regconfig, title_parts), 'B')
            || setweight(to_tsvector('simple'::regconfig, text_stems), 'C')
            || setweight(to_tsvector('simple'::regconfig, text_parts), 'D')
        ) STORED""",
        "CREATE INDEX search_entry_words ON search_searchentry USING gin (words)",
    ),
}
REMOVE = {
    "sqlite": (
        "DROP TRIGGER search_fts_insert",
        "DROP TRIGGER search_fts_delete",
        "DROP TRIGGER search_fts_update",
        "DROP TABLE search_fts",
    ),
    "postgresql": ("ALTER TABLE search_searchentry DROP COLUMN words",),
}


def install(apps, schema_editor):
    for statement in INSTALL[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_entries")]

    operations = [migrations.RunPython(install, remove)]
