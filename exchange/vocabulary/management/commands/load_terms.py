"""``manage.py load_terms``: the vocabularies that the project ships."""

from django.core.management.base import BaseCommand

from exchange.vocabulary.services import terms_load


class Command(BaseCommand):
    help = "Adds the terms of the shipped vocabularies that are missing; changes none."

    def handle(self, *args, **options):
        self.stdout.write(f"{terms_load()} Begriffe ergänzt.")
