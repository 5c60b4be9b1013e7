from django.core.management.base import BaseCommand, CommandError

from search.delivery.compare import engine_compare, engine_repair
from search.engines.elasticsearch import EngineUnavailableError, address_in_use


class Command(BaseCommand):
    help = "Vergleicht jeden Eintrag der Suchmaschine (SEARCH_URL) mit der Datenbank."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="Was anders ist, neu liefern lassen.")

    def handle(self, *args, **options):
        if address_in_use() is None:
            raise CommandError("Es ist keine Suchmaschine eingestellt (SEARCH_URL); die Datenbank sucht.")
        try:
            found = engine_repair() if options["repair"] else engine_compare()
        except EngineUnavailableError as error:
            raise CommandError(f"Die Suchmaschine antwortet nicht: {error}") from error
        self.stdout.write(
            f"{found.equal} gleich, {len(found.missing)} fehlen, {len(found.different)} sind anders, "
            f"{len(found.surplus)} sind zu viel."
        )
        if not found.is_equal and not options["repair"]:
            raise CommandError(
                "Suchmaschine und Datenbank sind verschieden. Beheben: search_compare --repair"
            )
