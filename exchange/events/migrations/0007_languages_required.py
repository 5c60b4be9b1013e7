import uuid

import django.db.models.deletion
from django.db import migrations, models

ROWS = ("eventaccess", "eventmaterial", "programmeitem", "speaker")


class Migration(migrations.Migration):
    dependencies = [("events", "0006_languages_filled")]

    operations = [
        operation
        for row in ROWS
        for operation in (
            migrations.AlterField(row, "translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
            migrations.AlterField(
                row,
                "locale",
                models.ForeignKey(
                    editable=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="wagtailcore.locale",
                    verbose_name="locale",
                ),
            ),
            migrations.AlterUniqueTogether(row, {("translation_key", "locale")}),
        )
    ]
