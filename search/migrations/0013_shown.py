"""On PostgreSQL, who may find an entry and its facets stand in the index of its words, so that one look answers both.

``facet_keys`` follows the rows of facets; ``shown`` holds the language, with whom the row is for (``v`` visitors, ``m``
members), alone and with each facet.
"""

from django.db import migrations

KEYS = "(SELECT coalesce(string_agg(E'\\n' || name || '=' || value, '' ORDER BY name, value), '')"
FOLLOW = f"""CREATE FUNCTION search_facet_keys_follow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE search_searchentry AS entry
    SET facet_keys = {KEYS} FROM search_searchfacet WHERE entry_id = entry.id)
    WHERE id IN (SELECT entry_id FROM changed);
    RETURN NULL; END $$"""  # noqa: S608
TRIGGER = """CREATE TRIGGER search_facet_{event} AFTER {event} ON search_searchfacet
    REFERENCING {rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_facet_keys_follow()"""
LEXEMES = """string_to_array(
    language || ' {who}' || replace(facet_keys, E'\\n', E'\\n' || language || ' {who} '), E'\\n')"""
SHOWN = f"""ALTER TABLE search_searchentry ADD COLUMN shown tsvector GENERATED ALWAYS AS (array_to_tsvector(
    CASE WHEN archived OR part <> 'page' OR audience <> 'public' THEN '{{}}' ELSE {LEXEMES.format(who="v")} END
    || CASE WHEN archived OR outdone THEN '{{}}' ELSE {LEXEMES.format(who="m")} END
)) STORED"""

INSTALL = (
    "ALTER TABLE search_searchentry ADD COLUMN facet_keys text NOT NULL DEFAULT ''",
    # Short, and read with the row: it must not be moved out of it.
    "ALTER TABLE search_searchentry ALTER COLUMN facet_keys SET STORAGE PLAIN",
    f"UPDATE search_searchentry AS entry SET facet_keys = {KEYS} FROM search_searchfacet WHERE entry_id = entry.id)",  # noqa: S608
    SHOWN,
    FOLLOW,
    TRIGGER.format(event="insert", rows="NEW"),
    TRIGGER.format(event="update", rows="NEW"),
    TRIGGER.format(event="delete", rows="OLD"),
    "DROP INDEX search_entry_words",
    "DROP INDEX search_entry_title_words",
    "CREATE INDEX search_entry_found ON search_searchentry USING gin (words, title_words, shown)",
)
REMOVE = (
    "DROP INDEX search_entry_found",
    "CREATE INDEX search_entry_words ON search_searchentry USING gin (words)",
    "CREATE INDEX search_entry_title_words ON search_searchentry USING gin (title_words)",
    "DROP FUNCTION search_facet_keys_follow CASCADE",
    "ALTER TABLE search_searchentry DROP COLUMN shown, DROP COLUMN facet_keys",
)


def install(apps, schema_editor) -> None:
    _run(schema_editor, INSTALL)


def remove(apps, schema_editor) -> None:
    _run(schema_editor, REMOVE)


def _run(schema_editor, statements) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0012_narrow_rows")]
    operations = [migrations.RunPython(install, remove)]
