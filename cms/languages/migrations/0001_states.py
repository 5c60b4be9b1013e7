import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TranslationState",
            fields=[
                ("page", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="translation_state", serialize=False, to="wagtailcore.page", verbose_name="Übersetzung")),
                ("pieces", models.JSONField(default=list)),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="bestätigt am")),
                ("outdated_since", models.DateTimeField(db_index=True, null=True, verbose_name="veraltet seit")),
                ("confirmed_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="bestätigt von")),
                ("source_revision", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="wagtailcore.revision")),
            ],
            options={
                "verbose_name": "Stand einer Übersetzung",
                "verbose_name_plural": "Stände von Übersetzungen",
            },
        ),
    ]
