"""What a page must have before it goes online; drafts may be unfinished."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

_ALT_MISSING = _("Beschreiben Sie das Bild oder kennzeichnen Sie es als schmückend.")


class PublishableMixin:
    """Checks, at publication by whatever way, what plain model validation can not see.

    The image named by ``image_field`` needs credit, licence, consent, and an alternative text in
    ``<image_field>_alt`` (unless ``<image_field>_decorative``). Relations that are not ``blank`` and the rows
    named in ``needed_rows`` must not be empty.
    """

    image_field = ""
    needed_rows: tuple[str, ...] = ()

    def image_problems(self, values: Mapping | None = None) -> dict[str, list[str]]:
        """What is missing about the image, by field; ``values`` (of a form) win over the page's own."""
        read = self._reader(values)
        image = read(self.image_field)
        if not image:
            return {}
        problems = {}
        if rights := image.publishing_problems():
            problems[self.image_field] = rights
        if not read(f"{self.image_field}_alt") and not read(f"{self.image_field}_decorative"):
            problems[f"{self.image_field}_alt"] = [str(_ALT_MISSING)]
        return problems

    def _reader(self, values: Mapping | None):
        return lambda name: values[name] if values and name in values else getattr(self, name, None)

    def missing_relations(self) -> dict[str, list[str]]:
        """Required terms and rows that are empty, by name."""
        required = [field.name for field in self._meta.many_to_many if not field.blank]
        empty = [name for name in (*required, *self.needed_rows) if not getattr(self, name).all()]
        return {name: [str(_("Bitte ergänzen Sie diese Angabe."))] for name in empty}

    def publish(self: Page, revision, *args, **kwargs):
        """Publish a version, or raise ``ValidationError`` when something is missing.

        A version whose time has come was complete when it was scheduled; an error now would stop the
        periodic job for everybody.
        """
        if revision.approved_go_live_at is None:
            version = revision.as_object()
            if problems := version.image_problems() | version.missing_relations():
                raise ValidationError([text for texts in problems.values() for text in texts])
        return super().publish(revision, *args, **kwargs)
