from functools import partial

from django.core.management.base import BaseCommand

from search.rebuild import search_rebuild, vectors_rebuild


class Command(BaseCommand):
    help = "Schreibt die Suche aus den veröffentlichten Seiten neu. Die Website läuft dabei weiter."

    def handle(self, *args, **options):
        shown = options["verbosity"] > 0
        pages, entries = (
            partial(self._show if shown else self._hide, unit=unit) for unit in ("Seiten", "Einträgen")
        )
        report = search_rebuild(progress=pages)
        if shown:
            self.stdout.write(f"\n{report.pages} Seiten gelesen, {report.entries} Einträge geschrieben.")
        understood = vectors_rebuild(progress=entries)
        if shown and understood:
            self.stdout.write(f"\nDie Bedeutung von {understood} Einträgen berechnet.")

    def _show(self, done: int, total: int, unit: str) -> None:
        if done == total or done % 10 == 0:
            bar = "█" * (30 * done // total)
            self.stdout.write(f"\r  {bar:░<30} {done} von {total} {unit}", ending="")
            self.stdout.flush()

    def _hide(self, done: int, total: int, unit: str) -> None:
        """Say nothing."""
