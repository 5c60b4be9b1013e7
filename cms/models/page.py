"""The abstract base of every page type."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.finding import SearchDocument
from cms.page_form import PortalPageForm
from cms.removed import gone
from cms.walls.privacy import PortalPagePermissionTester

# First segments that the site itself answers (``cms.urls``); no page may take them.
RESERVED_SLUGS = frozenset(
    "admin aktuelles amtshilfe api b de de-simple documents dokumente en healthz kalender konto leitlinien "
    "media praxisbeispiele readyz robots.txt sitemap.xml static strategien suche _util".split()
)


class BasePage(Page):
    """What all pages share: where they were imported from, and how they are found.

    The permanent number of ``/b/<number>`` is the primary key: it never changes and is never given twice.
    """

    findable = True

    source = models.CharField(max_length=40, blank=True, editable=False)
    source_id = models.CharField(max_length=120, blank=True, editable=False)
    source_url = models.URLField(blank=True, editable=False)

    base_form_class = PortalPageForm

    # A copy or a translation is a page of its own: only the original stands for the imported record.
    exclude_fields_in_copy = ["source", "source_id", "source_url"]

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source_id=""),
                name="%(app_label)s_%(class)s_source_unique",
            )
        ]

    def clean(self) -> None:
        """Refuse an address that the site itself answers."""
        super().clean()
        if self.path:
            self.check_slug_below(self.get_parent())

    def check_slug_below(self, parent: Page) -> None:
        """Raise ``ValidationError`` when the page would stand where the site itself answers."""
        if parent.depth == 2 and self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("Diese Adresse ist vergeben. Bitte wählen Sie eine andere.")})

    @property
    def has_ended(self) -> bool:
        """Whether the expiry is past, also before the periodic job took the page offline."""
        return self.expire_at is not None and self.expire_at <= timezone.now()

    def permissions_for_user(self, user) -> PortalPagePermissionTester:
        """Wagtail's rights, less the privacy dialogue."""
        return PortalPagePermissionTester(user, self)

    def get_admin_display_title(self) -> str:
        """The title as published, once it was: the chooser shows pages to people who may not read drafts."""
        return self.title if self.first_published_at else super().get_admin_display_title()

    def field_is_open_to(self, name: str, user) -> bool:
        """Whether somebody who may see the published page sees this field (or relation) of it."""
        return True

    def serve(self, request, *args, **kwargs):
        """A page past its expiry is gone, also before the periodic job took it offline."""
        if self.has_ended:
            return gone(request)
        return super().serve(request, *args, **kwargs)

    @classmethod
    def sitemap_pages(cls) -> models.QuerySet:
        """The pages of this type that search engines should know."""
        current = models.Q(expire_at__isnull=True) | models.Q(expire_at__gt=timezone.now())
        return cls.objects.live().public().filter(current).defer_streamfields()

    def search_document(self) -> SearchDocument | None:
        """How this page is found, or ``None`` when it is not to be found. Each page type decides."""
        raise NotImplementedError(f"{type(self).__name__} must say how it is found")
