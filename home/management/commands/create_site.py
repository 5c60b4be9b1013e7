from django.core.management.base import BaseCommand

from home.services import site_create


class Command(BaseCommand):
    help = "Legt Sprachen, Startseiten, Menüs, Rollen und Freigabeweg an. Kann beliebig oft laufen."

    def handle(self, *args, **options):
        site = site_create()
        self.stdout.write(f"Website eingerichtet: {site.root_url}")
