from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from exchange.municipalities.models import Municipality
from exchange.municipalities.services.register import Change, register_load
from exchange.municipalities.table_file import TableError


class Command(BaseCommand):
    help = "Lädt das Gemeindeverzeichnis aus einer CSV-Datei. Kann beliebig oft laufen."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="DATEI")
        parser.add_argument(
            "--successor", action="append", default=[], type=_pair, metavar="ALT=NEU",
            help="Gemeindeschlüssel eines weggefallenen Eintrags und dessen, in dem er aufging.",
        )  # fmt: skip

    def handle(self, *args, file: Path, successor: list[tuple[str, str]], **options):
        try:
            report = register_load(content=file.read_bytes(), successors=dict(successor))
        except OSError as error:
            raise CommandError(f"Die Datei {file} lässt sich nicht lesen: {error.strerror}") from error
        except TableError as error:
            lines = "\n  ".join(error.problems)
            raise CommandError(f"Die Datei {file} wurde nicht geladen:\n  {lines}") from error
        self._write("Neu", [f"{entry.ags} {entry}" for entry in report.added])
        self._write("Geändert", [_change_text(change) for change in report.changed])
        self._write("Weggefallen (bleibt mit Enddatum)", [f"{entry.ags} {entry}" for entry in report.gone])
        self._write("Mitglieder mit neuen Zahlen", [str(member) for member in report.members])
        self.stdout.write(f"Einträge im Gemeindeverzeichnis: {Municipality.objects.current().count()}")

    def _write(self, heading: str, lines: list[str]) -> None:
        """A heading with the number, and each line of a short list; a first load has too many to name."""
        self.stdout.write(f"{heading}: {len(lines)}")
        for line in lines if len(lines) <= 50 else ():
            self.stdout.write(f"  {line}")


def _pair(text: str) -> tuple[str, str]:
    old, _equals, new = text.partition("=")
    return old, new


def _change_text(change: Change) -> str:
    names = ", ".join(str(Municipality._meta.get_field(name).verbose_name) for name in change.before)
    return f"{change.entry.ags} {change.entry}: {names}"
