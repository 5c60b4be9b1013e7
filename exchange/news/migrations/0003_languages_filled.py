from django.db import migrations

from cms.languages.row_keys import fill

ROWS = ("dossieritem",)


class Migration(migrations.Migration):
    dependencies = [("news", "0002_languages_of_rows")]

    operations = [migrations.RunPython(fill("news", *ROWS, page="dossier"), migrations.RunPython.noop)]
