import django.db.models.deletion
from django.db import migrations, models

ROWS = ("keyfigure", "keypoint", "practicecost", "practicepartner", "practicestep", "strategygoal", "strategymeasure")


class Migration(migrations.Migration):
    dependencies = [("experiences", "0003_building_blocks"), ("wagtailcore", "0098_apitoken")]

    operations = [
        operation
        for row in ROWS
        for operation in (
            migrations.AddField(row, "translation_key", models.UUIDField(editable=False, null=True)),
            migrations.AddField(
                row,
                "locale",
                models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="wagtailcore.locale",
                    verbose_name="locale",
                ),
            ),
        )
    ]
