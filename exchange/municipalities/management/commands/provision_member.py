from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from exchange.municipalities.member_file import COLUMNS, MemberRow, member_row, members_parse
from exchange.municipalities.services.onboarding import members_onboard
from exchange.municipalities.table_file import TableError


class Command(BaseCommand):
    help = (
        "Nimmt Mitglieder auf und richtet ihre Räume ein: aus einer CSV-Datei (--file) oder eines allein. "
        f"Spalten der Datei: {', '.join(COLUMNS)}. Kann beliebig oft laufen."
    )

    def add_arguments(self, parser):
        parser.add_argument("--file", type=Path, metavar="DATEI", help="CSV: UTF-8, Semikolon, Kopfzeile.")
        parser.add_argument("--dry-run", action="store_true", help="Nur berichten, nichts ändern.")
        for column in COLUMNS:
            parser.add_argument(f"--{column.replace('_', '-')}", default="", metavar="WERT")

    def handle(self, *args, file: Path | None, dry_run: bool, **options):
        single = {column: options[column] for column in COLUMNS if options[column]}
        try:
            rows = self._rows(file, single)
        except OSError as error:
            raise CommandError(f"Die Datei {file} lässt sich nicht lesen: {error.strerror}") from error
        except TableError as error:
            raise CommandError("Nichts wurde geändert:\n  " + "\n  ".join(error.problems)) from error
        reports = members_onboard(rows=rows, dry_run=dry_run)
        for report in reports:
            self.stdout.write(str(report))
        if problems := sum(bool(report.problem) for report in reports):
            raise CommandError(f"Nichts wurde geändert: {problems} von {len(reports)} Zeilen haben Fehler.")
        new = sum(report.is_new for report in reports)
        self.stdout.write(f"Mitglieder: {len(reports)}, davon neu: {new}")
        if dry_run:
            self.stdout.write("Probelauf: Nichts wurde geändert.")

    def _rows(self, file: Path | None, single: dict[str, str]) -> list[MemberRow]:
        if bool(file) == bool(single):
            raise CommandError("Bitte nennen Sie entweder --file oder ein Mitglied (--ags oder --name).")
        return members_parse(file.read_bytes()) if file else [member_row(single)]
