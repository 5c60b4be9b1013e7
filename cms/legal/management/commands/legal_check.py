from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from wagtail.models import Site

from cms.legal.readiness import open_points


class Command(BaseCommand):
    help = "Nennt, was vor dem öffentlichen Betrieb fehlt: Platzhalter, Pflichtseiten, Postfächer."

    def handle(self, *args, **options):
        points = open_points(Site.objects.get(is_default_site=True), timezone.localdate())
        for point in points:
            self.stdout.write(f"{point.text}: {point.note}")
        if points:
            raise CommandError(f"Offen: {len(points)}")
        self.stdout.write("Alles eingetragen.")
