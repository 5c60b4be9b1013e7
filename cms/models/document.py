"""Documents: files outside the public folder, with licence, date and their former versions."""

import secrets

from django.core.files.storage import storages
from django.db import models, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.documents.models import AbstractDocument

from cms.days import written_day
from cms.file_content import check_content
from cms.labels import ChoiceLabels

from .licence import Licence


def private_storage():
    """The storage that no web server shows: only the document view reads from it."""
    return storages["private"]


def own_folder(document, filename: str) -> str:
    """A folder for each file, so that a replaced file may keep its name and thereby its address."""
    return f"documents/{secrets.token_hex(8)}/{get_valid_filename(filename)}"


class Accessibility(models.TextChoices):
    """Whether a document can be read with assistive technology."""

    YES = "ja", _("ja")
    NO = "nein", _("nein")
    UNKNOWN = "ungeprueft", _("nicht geprüft")


class PortalDocument(ChoiceLabels, AbstractDocument):
    """A file for download. Replacing the file keeps the former one as a ``DocumentVersion``."""

    file = models.FileField(_("Datei"), upload_to=own_folder, storage=private_storage, max_length=300)
    licence = models.CharField(
        _("Lizenz"),
        max_length=20,
        choices=Licence.choices,
        help_text=_("Unter welchen Bedingungen dürfen andere die Datei nutzen?"),
    )
    as_of = models.DateField(
        pgettext_lazy("Datum", "Stand"),
        null=True,
        blank=True,
        help_text=_("Von wann ist der Inhalt der Datei?"),
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

    def clean(self) -> None:
        """Refuse a file whose content is not what its name says."""
        super().clean()
        if self._has_new_file():
            check_content(self.file)

    def save(self, *args, **kwargs) -> None:
        """Keep the file that a new one replaces."""
        former = (
            PortalDocument.objects.filter(pk=self.pk).first() if self._has_new_file() and self.pk else None
        )
        with transaction.atomic():
            super().save(*args, **kwargs)
            if former and former.file:
                self.versions.create(file=former.file.name, file_size=former.file_size, as_of=former.as_of)

    def _has_new_file(self) -> bool:
        return bool(self.file) and not self.file._committed

    @property
    def download_info(self) -> str:
        """What a link says beside the title: "PDF, 1,2 MB, Stand 3. Mai 2026, barrierefrei: ja"."""
        pieces = [self.file_extension.upper()]
        if self.file_size:
            pieces.append(filesizeformat(self.file_size))
        if self.as_of:
            pieces.append(_now("Stand %(date)s") % {"date": written_day(self.as_of)})
        pieces.append(_now("barrierefrei: %(answer)s") % {"answer": self.get_accessible_display()})
        return ", ".join(pieces)


class DocumentVersion(models.Model):
    """A former file of a document, kept when somebody replaced it."""

    document = models.ForeignKey(PortalDocument, on_delete=models.CASCADE, related_name="versions")
    file = models.FileField(_("Datei"), upload_to=own_folder, storage=private_storage, max_length=300)
    file_size = models.PositiveBigIntegerField(null=True)
    as_of = models.DateField(pgettext_lazy("Datum", "Stand"), null=True, blank=True)
    replaced_at = models.DateTimeField(_("ersetzt am"), auto_now_add=True)

    class Meta:
        ordering = ["-replaced_at", "-pk"]

    def __str__(self) -> str:
        return self.filename

    @property
    def filename(self) -> str:
        """The name that the file had in its address."""
        return self.file.name.rsplit("/", 1)[-1]

    def delete_file(self) -> None:
        """Remove the file once its row is gone for good."""
        transaction.on_commit(lambda: self.file.delete(save=False))
