"""Images: public files that carry credit, licence and the consent of the persons shown."""

from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image

from cms.image_metadata import BareImage, without_metadata
from cms.labels import ChoiceLabels
from cms.prepared import Given, Prepared

from .licence import Licence


class Consent(models.TextChoices):
    """Whether the persons shown agreed to the publication (Art. 6 GDPR, § 22 KUG)."""

    NO_PERSONS = "keine-personen", _("Es sind keine Personen zu erkennen")
    GIVEN = "liegt-vor", _("Einwilligung aller Personen liegt vor")
    OPEN = "fehlt", _("Einwilligung fehlt noch")


class PortalImage(ChoiceLabels, AbstractImage):
    """An image of a member or of the ministry; its file holds no metadata of the camera.

    Credit and licence may be empty while somebody works on a draft; ``publishing_problems`` says what is
    missing before a page with this image may go online.
    """

    credit = models.CharField(
        _("Bildnachweis"),
        max_length=200,
        blank=True,
        help_text=_("Wer hat das Bild gemacht? Beispiel: „Stadt Musterhausen / A. Beispiel“."),
    )
    licence = models.CharField(
        _("Lizenz"),
        max_length=20,
        choices=Licence.choices,
        blank=True,
        help_text=_("Unter welchen Bedingungen dürfen andere das Bild nutzen?"),
    )
    consent = models.CharField(
        _("Einwilligung der Abgebildeten"),
        max_length=20,
        choices=Consent.choices,
        blank=True,
        help_text=_("Bilder sind öffentlich abrufbar, sobald sie hochgeladen sind."),
    )
    consent_note = models.CharField(
        _("Vermerk zur Einwilligung"),
        max_length=200,
        blank=True,
        help_text=_("Wo liegt die Einwilligung? Wird nicht veröffentlicht."),
    )

    admin_form_fields = (
        *(name for name in Image.admin_form_fields if name not in ("tags", "description")),
        "credit",
        "licence",
        "consent",
        "consent_note",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("Bild")
        verbose_name_plural = _("Bilder")
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> str:
        """Empty on purpose: an alternative text belongs to each use, never to the file name."""
        return ""

    def get_rendition(self, filter: Filter | str) -> "PortalRendition":
        """As Wagtail answers; what is there comes straight from its row, which costs less than a cache."""
        wanted = _filter(filter if isinstance(filter, str) else filter.spec)
        for rendition in _stored(image=self.pk, spec=wanted.spec, focus=wanted.get_cache_key(self)):
            return rendition
        return super().get_rendition(wanted)

    def clean(self) -> None:
        """Refuse a file that breaks off: it can neither be shown nor freed from its metadata."""
        super().clean()
        try:
            self._drop_metadata()
        except OSError:
            raise ValidationError(
                {
                    "file": _(
                        "Die Bilddatei ist beschädigt. Bitte speichern Sie das Bild neu und laden es hoch."
                    )
                }
            )

    def save(self, *args, **kwargs) -> None:
        """Store a new file without its metadata, whichever way it came."""
        self._drop_metadata()
        super().save(*args, **kwargs)

    def _drop_metadata(self) -> None:
        is_new = bool(self.file) and not self.file._committed
        if is_new and not isinstance(self.file.file, BareImage):
            self.file = without_metadata(self.file.file)
            self._set_image_file_metadata()

    def publishing_problems(self) -> list[str]:
        """What is missing before this image may appear on a published page, in plain German."""
        problems = []
        if not self.credit:
            problems.append(_("Beim Bild „%(title)s“ fehlt der Bildnachweis.") % {"title": self.title})
        if not self.licence:
            problems.append(_("Beim Bild „%(title)s“ fehlt die Lizenz.") % {"title": self.title})
        if self.consent not in (Consent.NO_PERSONS, Consent.GIVEN):
            problems.append(
                _("Beim Bild „%(title)s“ ist die Einwilligung der Abgebildeten nicht geklärt.")
                % {"title": self.title}
            )
        return [str(problem) for problem in problems]


# Wagtail reads a specification anew each time.
_filter = lru_cache(maxsize=100)(Filter)

_stored = Prepared(
    lambda: PortalRendition.objects.filter(
        image=Given("image"), filter_spec=Given("spec"), focal_point_key=Given("focus")
    )
)


class PortalRendition(AbstractRendition):
    """A scaled copy of an image; made without the original's EXIF data."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
