from django.core.management.base import BaseCommand, CommandError

from home.demo.accounts import PASSWORD, demo_accounts
from home.demo.services import DemoRefusedError, demo_load


class Command(BaseCommand):
    help = "Legt erfundene Mitglieder, Beiträge und Konten zur Vorführung an. Kann beliebig oft laufen."

    def handle(self, *args, **options):
        try:
            report = demo_load(tell=self._tell)
        except DemoRefusedError as error:
            raise CommandError("Beispielinhalte sind auf dieser Installation nicht erlaubt.") from error
        self.stdout.write(
            f"Neu: {report.members} Mitglieder, {report.contributions} Beiträge, "
            f"{report.events} Veranstaltungen, {report.news} Meldungen und Dossiers, "
            f"{report.pages} Seiten, "
            f"{report.translations} Übersetzungen, {report.accounts} Konten."
        )
        self.stdout.write(f"Konten (Kennwort für alle: {PASSWORD}):")
        for account in demo_accounts():
            self.stdout.write(f"  {account.email:<32} {account.title}")

    def _tell(self, title: str, done: int, total: int) -> None:
        """A line that counts up on a terminal, one line at the end elsewhere."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{title}: {done}/{total}", ending="\n" if done == total else "")
            self.stdout.flush()
        elif done == total:
            self.stdout.write(f"{title}: {total}")
