"""On PostgreSQL, a word in quotes and an excluded one are found by the index alone, however common they are.

``words`` holds stems with the parts of compounds, so that the text of every entry with the word had to be read to tell
them apart. The index gets the stems of titles and texts a second time, without the parts.
"""

from django.db import migrations

INDEX = "CREATE INDEX search_entry_found ON search_searchentry USING gin ({})"
FORMER = "words, title_words, shown"
NOW = FORMER + ", ts_filter(words, '{a,c}')"


def install(apps, schema_editor) -> None:
    _exchange(schema_editor, NOW)


def remove(apps, schema_editor) -> None:
    _exchange(schema_editor, FORMER)


def _exchange(schema_editor, columns: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX search_entry_found")
        schema_editor.execute(INDEX.format(columns), params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0014_narrow_index")]
    operations = [migrations.RunPython(install, remove)]
