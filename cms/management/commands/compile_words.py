from django.core.management.base import BaseCommand

from cms.words.catalogue import catalogues_compile


class Command(BaseCommand):
    help = "Macht aus den Katalogen in locale/ die Dateien, aus denen die Website übersetzt."
    requires_system_checks = []

    def handle(self, *args, **options):
        for path in catalogues_compile():
            self.stdout.write(str(path))
