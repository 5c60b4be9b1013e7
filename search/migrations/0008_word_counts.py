import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0007_vectors")]

    operations = [
        migrations.CreateModel(
            name="Collection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=20)),
                ("entries", models.PositiveIntegerField()),
                ("title_length", models.FloatField()),
                ("text_length", models.FloatField()),
                ("complete", models.BooleanField(default=False)),
                ("counted_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "Zählung der Wörter",
                "verbose_name_plural": "Zählungen der Wörter",
            },
        ),
        migrations.CreateModel(
            name="StemCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stem", models.CharField(max_length=80)),
                ("documents", models.PositiveIntegerField()),
                ("collection", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="stems", to="search.collection")),
            ],
            options={
                "verbose_name": "Häufigkeit eines Wortstamms",
                "verbose_name_plural": "Häufigkeiten von Wortstämmen",
                "constraints": [models.UniqueConstraint(fields=("collection", "stem"), name="search_stem_once")],
            },
        ),
    ]
