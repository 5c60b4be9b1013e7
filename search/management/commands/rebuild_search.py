from django.core.management.base import BaseCommand

from search.rebuild import search_rebuild


class Command(BaseCommand):
    help = "Schreibt die Suche aus den veröffentlichten Seiten neu. Die Website läuft dabei weiter."

    def handle(self, *args, **options):
        shown = options["verbosity"] > 0
        report = search_rebuild(progress=self._show if shown else self._hide)
        if shown:
            self.stdout.write(f"\n{report.pages} Seiten gelesen, {report.entries} Einträge geschrieben.")

    def _show(self, done: int, total: int) -> None:
        if done == total or done % 10 == 0:
            bar = "█" * (30 * done // total)
            self.stdout.write(f"\r  {bar:░<30} {done} von {total} Seiten", ending="")
            self.stdout.flush()

    def _hide(self, done: int, total: int) -> None:
        """Say nothing."""
