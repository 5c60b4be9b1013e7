import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.legal.services import automatic_check_store


class Command(BaseCommand):
    help = "Übernimmt das Ergebnis einer automatischen Prüfung in die Erklärung zur Barrierefreiheit."

    def add_arguments(self, parser):
        parser.add_argument("file", help="JSON-Datei mit checked_at, tool, pages, states, findings")

    def handle(self, *args, file, **options):
        try:
            check = automatic_check_store(report=json.loads(Path(file).read_text(encoding="utf-8")))
        except (OSError, ValueError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{check.pages} Seiten, {check.states} Zustände, {len(check.findings)} Befunde")
