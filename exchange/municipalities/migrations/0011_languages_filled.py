from django.db import migrations

from cms.languages.row_keys import fill

ROWS = ("pagedocument", "pagelink")


class Migration(migrations.Migration):
    dependencies = [("municipalities", "0010_languages_of_rows")]

    operations = [migrations.RunPython(fill("municipalities", *ROWS), migrations.RunPython.noop)]
