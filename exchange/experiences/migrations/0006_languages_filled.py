from django.db import migrations

from cms.languages.row_keys import fill

ROWS = ("keyfigure", "keypoint", "practicecost", "practicepartner", "practicestep", "strategygoal", "strategymeasure")


class Migration(migrations.Migration):
    dependencies = [("experiences", "0005_languages_of_rows")]

    operations = [migrations.RunPython(fill("experiences", *ROWS), migrations.RunPython.noop)]
