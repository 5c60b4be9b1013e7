"""The words of attached files, as a column of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0002_engine")]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="files_stems",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
