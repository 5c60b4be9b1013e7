from functools import partial

from django.core.management.base import BaseCommand, CommandError

from search.delivery.compare import engine_compare
from search.delivery.rebuild import engine_rebuild
from search.engines.elasticsearch import EngineUnavailableError, address_in_use
from search.rebuild import search_rebuild, vectors_rebuild

NOT_REACHED = (
    "Die Suchmaschine ist nicht zu erreichen oder lehnt ab ({error}). Die Datenbank beantwortet die Suche; "
    "sobald die Suchmaschine läuft, wird sie von selbst aufgebaut oder nachgeholt, was fehlt."
)


class Command(BaseCommand):
    help = "Schreibt die Suche aus den veröffentlichten Seiten neu. Die Website läuft dabei weiter."

    def add_arguments(self, parser):
        parser.add_argument(
            "--engine-only",
            action="store_true",
            help="Nur die Suchmaschine (SEARCH_URL) aus den gespeicherten Einträgen neu füllen.",
        )

    def handle(self, *args, **options):
        self.shown = options["verbosity"] > 0
        if not options["engine_only"]:
            self._rebuild_entries()
            if address_in_use():
                try:
                    self._rebuild_engine()
                except EngineUnavailableError as error:
                    self.stderr.write(NOT_REACHED.format(error=error))
        elif address_in_use():
            try:
                self._rebuild_engine()
            except EngineUnavailableError as error:
                raise CommandError(NOT_REACHED.format(error=error)) from error
        else:
            raise CommandError("Es ist keine Suchmaschine eingestellt (SEARCH_URL); die Datenbank sucht.")

    def _rebuild_entries(self):
        report = search_rebuild(progress=partial(self._show, unit="Seiten"))
        self._say(f"\n{report.pages} Seiten gelesen, {report.entries} Einträge geschrieben.")
        if understood := vectors_rebuild(progress=partial(self._show, unit="Einträgen")):
            self._say(f"\nDie Bedeutung von {understood} Einträgen berechnet.")

    def _rebuild_engine(self):
        report = engine_rebuild(progress=partial(self._show, unit="Einträgen in der Suchmaschine"))
        self._say(
            f"\n{report.entries} Einträge in {report.seconds:.1f} Sekunden in die Suchmaschine geschrieben."
        )
        found = engine_compare()
        self._say(
            f"Verglichen: {found.equal} gleich, {len(found.missing)} fehlen, "
            f"{len(found.different)} sind anders, {len(found.surplus)} sind zu viel."
        )

    def _show(self, done: int, total: int, unit: str) -> None:
        if self.shown and (done == total or done % 10 == 0):
            bar = "█" * (30 * done // total)
            self.stdout.write(f"\r  {bar:░<30} {done} von {total} {unit}", ending="")
            self.stdout.flush()

    def _say(self, text: str) -> None:
        if self.shown:
            self.stdout.write(text)
