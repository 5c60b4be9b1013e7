from django.core.management.base import BaseCommand

from cms.words.catalogue import (
    COMPLETE,
    catalogue_paths,
    catalogue_update,
    catalogues_compile,
    language,
    missing,
    mistakes,
    read,
)
from cms.words.sources import messages


class Command(BaseCommand):
    help = "Sammelt die Texte der Oberfläche, ergänzt die Kataloge in locale/ und nennt, was noch fehlt."
    requires_system_checks = []

    def handle(self, *args, **options):
        found = messages()
        self.stdout.write(f"{len(found)} Texte")
        for path in catalogue_paths():
            catalogue_update(path=path, messages=found)
            self._tell(path, found)
        catalogues_compile()

    def _tell(self, path, found):
        catalogue = read(path)
        self.stdout.write(f"{language(path)}: {len(catalogue)} Einträge")
        if language(path) in COMPLETE:
            for message in missing(catalogue, found):
                self.stdout.write(f"  ohne Übersetzung: {message.singular}")
        for mistake in mistakes(catalogue):
            self.stdout.write(f"  falsch: {mistake}")
