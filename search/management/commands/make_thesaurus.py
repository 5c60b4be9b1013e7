"""``manage.py make_thesaurus th_de_DE_v2.dat``: the thesaurus of the search from one of OpenThesaurus."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from search.analysis import german_analyser
from search.thesaurus import mythes_groups, thesaurus_write


class Command(BaseCommand):
    help = "Schreibt das Wörterbuch verwandter Wörter aus einer Datei von OpenThesaurus (Format MyThes) neu."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path, help="th_de_DE_v2.dat, etwa aus dem Debian-Paket mythes-de")

    def handle(self, *, file: Path, **options) -> None:
        if not file.is_file():
            raise CommandError(f"Diese Datei gibt es nicht: {file}")
        try:
            number = thesaurus_write(mythes_groups(file), analyser=german_analyser())
        except (ValueError, LookupError) as error:
            raise CommandError(f"Das ist keine Wörterbuchdatei von MyThes: {error}") from error
        self.stdout.write(f"{number} Wörter mit Verwandten geschrieben.")
