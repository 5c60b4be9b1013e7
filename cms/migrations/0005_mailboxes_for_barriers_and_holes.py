import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cms", "0004_document_licence"),
    ]

    operations = [
        migrations.AddField(
            model_name="networksettings",
            name="accessibility_email",
            field=models.EmailField(blank=True, help_text="Ohne diese Adresse gehen Meldungen an die Redaktion.", max_length=254, verbose_name="E-Mail für gemeldete Barrieren"),
        ),
        migrations.AddField(
            model_name="networksettings",
            name="barrier_answer_days",
            field=models.PositiveSmallIntegerField(default=14, help_text="Die Frist steht am Formular. Bitte prüfen Sie, was das Recht Ihres Landes verlangt.", validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(90)], verbose_name="Antwort auf gemeldete Barrieren in Tagen"),
        ),
        migrations.AddField(
            model_name="networksettings",
            name="security_email",
            field=models.EmailField(blank=True, help_text="Steht in security.txt. Ohne diese Adresse gibt es die Datei nicht.", max_length=254, verbose_name="E-Mail für Sicherheitslücken"),
        ),
    ]
