from django.core.management.base import BaseCommand, CommandError

from cms.tick.services import tick_run


class Command(BaseCommand):
    help = "Führt jede fällige wiederkehrende Aufgabe einmal aus. Alle fünf Minuten aufrufen, auch mehrfach."

    def handle(self, *args, **options):
        outcomes = tick_run()
        failed = [outcome for outcome in outcomes if outcome.error]
        if options["verbosity"]:
            for outcome in outcomes:
                self.stdout.write(f"{outcome.job}: {outcome.error or 'ok'}")
        if failed:
            raise CommandError(f"Gescheitert: {', '.join(outcome.job for outcome in failed)}")
