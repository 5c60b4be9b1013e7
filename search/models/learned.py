"""Words that the analyser learned from the site's own titles and terms."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LearnedWords(models.Model):
    """Words from titles and terms that compounds may be made of; the primary key is the version.

    A new version is only made by a rebuild, because index and query must cut compounds alike.
    """

    words = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("gelernte Wortliste")
        verbose_name_plural = _("gelernte Wortlisten")
        get_latest_by = "pk"

    def __str__(self) -> str:
        return str(self.pk)
