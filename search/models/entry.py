"""What can be found: one row per page, language and part, with the words by which engines find it."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.finding import PUBLIC
from exchange.municipalities.readers import Reader

from ..audience import audiences_of


class Part(models.TextChoices):
    """Which text of a page an entry holds."""

    PAGE = "page", _("Seite")
    MEMBERS = "members", _("Seite mit dem Teil für Mitglieder")


class SearchEntryQuerySet(models.QuerySet):
    """Reads of entries. Nothing may list, count or show entries without ``findable_by``."""

    def findable_by(self, reader: Reader, now: datetime) -> "SearchEntryQuerySet":
        """What this reader may know of at this moment, each page once; archived pages are left out."""
        entries = self.filter(models.Q(expires_at=None) | models.Q(expires_at__gt=now), archived=False)
        if (audiences := audiences_of(reader)) is not None:
            entries = entries.filter(audience__in=sorted(audiences))
        return entries.filter(outdone=False) if reader.is_member else entries.filter(part=Part.PAGE)


class SearchEntry(models.Model):
    """A findable text. Only published pages have entries; ``index.page_index`` alone writes them.

    A public page with a part for members has two entries: one for everybody, and one with the whole text for
    members only. The first is then ``outdone``, so that members meet the page once, with counts to match.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="search_entries")
    part = models.CharField(max_length=8, choices=Part.choices, default=Part.PAGE)
    outdone = models.BooleanField(default=False)
    language = models.CharField(max_length=20)
    audience = models.CharField(max_length=40, default=PUBLIC)
    expires_at = models.DateTimeField(null=True)
    archived = models.BooleanField(default=False)

    kind = models.CharField(max_length=20)
    path = models.CharField(max_length=500)
    member_id = models.PositiveBigIntegerField(null=True, db_index=True)
    place = models.CharField(max_length=120, blank=True)
    date = models.DateField(null=True)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    # Words that find the page and are not part of what is shown: its place, the labels of its terms.
    keywords = models.TextField(blank=True)

    title_stems = models.TextField(blank=True)
    title_parts = models.TextField(blank=True)
    text_stems = models.TextField(blank=True)
    text_parts = models.TextField(blank=True)
    # Stems and parts of words in the files of the page; what is shown of them is ``AttachmentText``.
    files_stems = models.TextField(blank=True)
    # Names and values of all facets, see ``facet_keys.py``.
    facet_keys = models.TextField(blank=True)
    # The learned words that made the stems and parts, and the published revision that they were made of.
    analysis_version = models.PositiveIntegerField(default=0)
    content_version = models.PositiveBigIntegerField(default=0)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("Sucheintrag")
        verbose_name_plural = _("Sucheinträge")
        constraints = [models.UniqueConstraint(fields=["page", "part"], name="search_entry_once")]
        indexes = [models.Index(fields=["language", "audience", "-date"], name="search_entry_newest")]

    def __str__(self) -> str:
        return self.title


class SearchFacet(models.Model):
    """A value by which an entry can be filtered; ``name`` is the URL parameter, ``value`` a stable key."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="facets")
    name = models.CharField(max_length=20)
    value = models.CharField(max_length=60)

    class Meta:
        verbose_name = _("Filterwert")
        verbose_name_plural = _("Filterwerte")
        constraints = [models.UniqueConstraint(fields=["entry", "name", "value"], name="search_facet_once")]
        indexes = [models.Index(fields=["name", "value", "entry"], name="search_facet_value")]

    def __str__(self) -> str:
        return f"{self.name}={self.value}"
