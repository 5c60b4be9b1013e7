"""The meaning of entries; in PostgreSQL with an index of vectors, where the extension may be installed."""

import django.db.models.deletion
from django.db import migrations, models

from search.meaning import pgvector


def install(apps, schema_editor):
    pgvector.install_if_possible(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("search", "0006_suggestions_spelling_usage")]

    operations = [
        migrations.CreateModel(
            name="EntryVectors",
            fields=[
                ("entry", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="vectors", serialize=False, to="search.searchentry")),
                ("encoder", models.CharField(max_length=40)),
                ("source_hash", models.CharField(max_length=64)),
                ("stamp", models.BigIntegerField(db_index=True)),
                ("mean", models.BinaryField()),
            ],
            options={
                "verbose_name": "Bedeutung eines Eintrags",
                "verbose_name_plural": "Bedeutungen der Einträge",
            },
        ),
        migrations.CreateModel(
            name="EntryPassages",
            fields=[
                ("vectors_of", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="passages", serialize=False, to="search.entryvectors")),
                ("vectors", models.BinaryField()),
            ],
            options={
                "verbose_name": "Bedeutung der Absätze eines Eintrags",
                "verbose_name_plural": "Bedeutungen der Absätze der Einträge",
            },
        ),
        # Without a way back of its own: the column goes with its table.
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
