"""Documents: files outside the public folder, with licence, date and their former versions."""

from django.core.files.storage import storages
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument

from .licence import Licence


def private_storage():
    """The storage that no web server shows: only the document view reads from it."""
    return storages["private"]


class Accessibility(models.TextChoices):
    """Whether a document can be read with assistive technology."""

    YES = "ja", _("ja")
    NO = "nein", _("nein")
    UNKNOWN = "ungeprueft", _("nicht geprüft")


class PortalDocument(AbstractDocument):
    """A file for download. Replacing the file keeps the former one as a ``DocumentVersion``."""

    file = models.FileField(_("Datei"), upload_to="documents", storage=private_storage)
    licence = models.CharField(
        _("Lizenz"),
        max_length=20,
        choices=Licence.choices,
        blank=True,
        help_text=_("Unter welchen Bedingungen dürfen andere die Datei nutzen?"),
    )
    as_of = models.DateField(
        _("Stand"), null=True, blank=True, help_text=_("Von wann ist der Inhalt der Datei?")
    )
    accessible = models.CharField(
        _("Barrierefrei"),
        max_length=12,
        choices=Accessibility.choices,
        default=Accessibility.UNKNOWN,
        help_text=_("Kann die Datei mit einem Vorleseprogramm gelesen werden?"),
    )

    admin_form_fields = ("title", "file", "collection", "licence", "as_of", "accessible")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("Dokument")
        verbose_name_plural = _("Dokumente")
        permissions = [("choose_document", "Can choose document")]


class DocumentVersion(models.Model):
    """A former file of a document, kept when somebody replaced it."""

    document = models.ForeignKey(PortalDocument, on_delete=models.CASCADE, related_name="versions")
    file = models.FileField(_("Datei"), upload_to="documents", storage=private_storage)
    file_size = models.PositiveBigIntegerField(null=True)
    as_of = models.DateField(_("Stand"), null=True, blank=True)
    replaced_at = models.DateTimeField(_("ersetzt am"), auto_now_add=True)

    class Meta:
        ordering = ["-replaced_at", "-pk"]

    def __str__(self) -> str:
        return self.file.name.rsplit("/", 1)[-1]
