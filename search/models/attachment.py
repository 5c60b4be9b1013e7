"""What attached files say, page by page, and which of them could not be read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models import PortalDocument

from .entry import SearchEntry


class AttachmentReading(models.Model):
    """The result of reading a document's file; ``file_name`` tells which of its files that was."""

    class State(models.TextChoices):
        READ = "read", _("gelesen")
        EMPTY = "empty", _("enthält keinen Text, vermutlich nur gescannte Bilder")
        ENCRYPTED = "encrypted", _("ist mit einem Passwort geschützt")
        BROKEN = "broken", _("ist beschädigt")
        TOO_LARGE = "too_large", _("ist zu groß")
        TOO_SLOW = "too_slow", _("braucht zu lange zum Lesen")

    document = models.OneToOneField(PortalDocument, on_delete=models.CASCADE, related_name="search_reading")
    file_name = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State.choices)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("gelesene Datei")
        verbose_name_plural = _("gelesene Dateien")

    def __str__(self) -> str:
        return f"{self.document_id}: {self.state}"


class AttachmentText(models.Model):
    """The text of one page of a document; ``page_number`` is 0 where the format knows no pages."""

    document = models.ForeignKey(PortalDocument, on_delete=models.CASCADE, related_name="search_texts")
    page_number = models.PositiveIntegerField()
    text = models.TextField()
    # Its German stems and parts, with the learned words that made them: they tell which page to show.
    stems = models.TextField(blank=True)
    analysis_version = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("Text einer Datei")
        verbose_name_plural = _("Texte von Dateien")
        constraints = [
            models.UniqueConstraint(fields=["document", "page_number"], name="search_attachment_page_once")
        ]

    def __str__(self) -> str:
        return f"{self.document_id}, {self.page_number}"


class EntryFile(models.Model):
    """A document by whose text an entry is found; who may find the entry may read the document."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(PortalDocument, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("Datei eines Sucheintrags")
        verbose_name_plural = _("Dateien von Sucheinträgen")
        constraints = [models.UniqueConstraint(fields=["entry", "document"], name="search_entry_file_once")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.document_id}"
