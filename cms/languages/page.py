"""What every page does for its other languages, by whatever way it is saved or published."""

from django.db import transaction


class PageInLanguages:
    """Mixin for pages: a translation takes the facts of its source, a source gives them.

    It stands before Wagtail's ``Page``, so that publishing now or as planned, by a workflow, by a script, and
    publishing an older version all pass here.
    """

    def save(self, *args, **kwargs):
        """Save, and keep facts in step within the same transaction."""
        from .services.facts import facts_give, facts_take  # they need the models of all pages

        written = kwargs.get("update_fields")
        with transaction.atomic():
            if written is None:
                facts_take(translation=self)
            saved = super().save(*args, **kwargs)
            facts_give(source=self, written=written)
        return saved

    def save_revision(self, *args, **kwargs):
        """A version of a translation says the same facts as its source."""
        from .services.facts import facts_take

        facts_take(translation=self)
        return super().save_revision(*args, **kwargs)
