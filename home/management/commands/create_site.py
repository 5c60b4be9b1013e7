from django.core.management.base import BaseCommand

from home.first_pages.services import first_pages_create
from home.services import site_create


class Command(BaseCommand):
    help = "Legt Sprachen, erste Seiten, Menüs, Rollen und Freigabeweg an. Kann beliebig oft laufen."

    def handle(self, *args, **options):
        site = site_create()
        first_pages_create()
        self.stdout.write(f"Website eingerichtet: {site.root_url}")
