from django.db import migrations

from cms.languages.row_keys import fill

ROWS = ("eventaccess", "eventmaterial", "programmeitem", "speaker")


class Migration(migrations.Migration):
    dependencies = [("events", "0005_languages_of_rows")]

    operations = [migrations.RunPython(fill("events", *ROWS), migrations.RunPython.noop)]
