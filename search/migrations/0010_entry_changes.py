"""What the outside engine has not been told yet."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0009_title_words")]

    operations = [
        migrations.CreateModel(
            name="EntryChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entry_id", models.PositiveBigIntegerField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("next_attempt_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("refused", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "verbose_name": "Änderung für die Suchmaschine",
                "verbose_name_plural": "Änderungen für die Suchmaschine",
                "default_permissions": (),
            },
        ),
    ]
