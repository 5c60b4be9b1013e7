"""A mark: what the ministry says of a contribution, since when and why."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class MarkKind(models.TextChoices):
    """What a mark says. The values are the keys of the facet ``auszeichnung``."""

    HIGHLIGHTED = "hervorgehoben", _("Hervorgehoben")
    CHECKED = "geprueft", _("Geprüft")


class Mark(models.Model):
    """A mark hangs on the page of the first language and holds for its translations.

    Readers see the ministry, the day and the reason; who set it is for the ministry's lists.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="marks", verbose_name=_("Beitrag"))
    kind = models.CharField(_("Auszeichnung"), max_length=16, choices=MarkKind.choices)
    reason = models.CharField(_("Begründung"), max_length=400)
    set_at = models.DateTimeField(_("ausgezeichnet am"), default=timezone.now)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("ausgezeichnet von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Auszeichnung")
        verbose_name_plural = _("Auszeichnungen")
        ordering = ["-set_at", "-pk"]
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["page", "kind"], name="one_mark_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.page}"

    @property
    def label(self) -> str:
        """What the mark says, in the reader's language."""
        return self.get_kind_display()

    @property
    def content_is_newer(self) -> bool:
        """Whether the contribution was published anew after the mark was set."""
        published = self.page.last_published_at
        return published is not None and published > self.set_at
