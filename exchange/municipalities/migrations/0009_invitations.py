import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

MEMBER_ROLES = [("reader", "Lesen"), ("editor", "Redaktion"), ("publisher", "Redaktion mit Veröffentlichung"), ("coordinator", "Koordination")]


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0008_marks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(choices=MEMBER_ROLES, max_length=12, verbose_name="Rolle")),
                ("email", models.EmailField(max_length=254, verbose_name="E-Mail-Adresse")),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="Vorname")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="Nachname")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("sent_at", models.DateTimeField(verbose_name="Gesendet")),
                ("expires_at", models.DateTimeField(verbose_name="Gilt bis")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="Angenommen")),
                ("invited_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("member", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="municipalities.member")),
            ],
            options={
                "verbose_name": "Einladung",
                "verbose_name_plural": "Einladungen",
                "ordering": ["-sent_at", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("accepted_at", None)), fields=("member", "role", "email"), name="invitation_open_once")
                ],
            },
        ),
        migrations.AlterField(
            model_name="auditentry",
            name="action",
            field=models.CharField(choices=[("konto-eingeladen", "Eingeladen"), ("einladung-zurueckgezogen", "Einladung zurückgezogen"), ("konto-geloescht", "Konto gelöscht"), ("rolle-vergeben", "Rolle vergeben"), ("rolle-entzogen", "Rolle entzogen"), ("raeume-eingerichtet", "Räume eingerichtet"), ("mitgliedschaft-geaendert", "Mitgliedschaft geändert"), ("mitgliedschaft-beendet", "Mitgliedschaft beendet"), ("sichtbarkeit-geaendert", "Sichtbarkeit geändert"), ("seite-geloescht", "Seite gelöscht"), ("anmeldungen-geladen", "Anmeldungen heruntergeladen")], max_length=32, verbose_name="Was"),
        ),
    ]
