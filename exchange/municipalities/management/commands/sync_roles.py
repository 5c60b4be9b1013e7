from django.core.management.base import BaseCommand

from exchange.municipalities.services.roles import roles_sync


class Command(BaseCommand):
    help = "Gleicht die Rechte aller Gruppen mit der Tabelle der Rollen ab. Kann beliebig oft laufen."

    def handle(self, *args, **options):
        changes = roles_sync()
        self.stdout.write(f"Rechte vergeben: {changes.given}, entzogen: {changes.taken}")
