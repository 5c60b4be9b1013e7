"""Rows of pages that hold words: steps, goals, points of a programme."""

from wagtail.models import Orderable, TranslatableMixin

from cms.labels import ChoiceLabels


class TranslatableRow(ChoiceLabels, TranslatableMixin, Orderable):
    """A row that exists once in each language; rows of one meaning share their ``translation_key``.

    Subclasses declare ``override_translatable_fields`` like pages.
    """

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        abstract = True
