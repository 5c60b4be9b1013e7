from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from search.meaning import pgvector
from search.meaning.health import meaning_health

REFUSED = (
    "PostgreSQL lässt es nicht zu ({error}). Meist muss die Verwaltung der Datenbank die Erweiterung einmal "
    "anlegen: CREATE EXTENSION vector. Bis dahin wird im Arbeitsspeicher verglichen."
)


class Command(BaseCommand):
    help = "Sagt, wo Bedeutungen verglichen werden, und ändert es. Die Website läuft dabei weiter."

    def add_arguments(self, parser):
        where = parser.add_mutually_exclusive_group()
        where.add_argument(
            "--in-database", action="store_true", help="in PostgreSQL, mit der Erweiterung vector (pgvector)"
        )
        where.add_argument("--in-memory", action="store_true", help="im Arbeitsspeicher jedes Prozesses")

    def handle(self, *args, in_database, in_memory, **options):
        if in_database and connection.vendor != "postgresql":
            raise CommandError("Nur PostgreSQL kann Bedeutungen vergleichen, hier der Arbeitsspeicher.")
        if in_database:
            self._install()
        if in_memory:
            pgvector.remove("default")
        health = meaning_health()
        where = {"pgvector": "in der Datenbank", "memory": "im Arbeitsspeicher"}
        self.stdout.write(
            f"Verglichen wird {where[health['compared_in']]}; {health['waiting']} Einträge warten noch."
            if "compared_in" in health
            else "Nach Bedeutung wird nicht gesucht: abgeschaltet (SEARCH_MEANING), oder der Encoder fehlt."
        )

    def _install(self):
        try:
            pgvector.install("default", progress=self._show)
        except DatabaseError as error:
            raise CommandError(REFUSED.format(error=str(error).strip())) from error

    def _show(self, done: int, total: int) -> None:
        self.stdout.write(f"\r  {done} von {total} Einträgen", ending="\n" if done == total else "")
        self.stdout.flush()
