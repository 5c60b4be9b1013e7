"""News: short messages and press releases, of the ministry or of a member."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.finding import SearchDocument
from cms.languages.declaring import facts
from cms.models import BasePage
from cms.plain_text import stream_text
from exchange.municipalities.facets import member_facets
from exchange.municipalities.models import Member, MemberPage, Visibility
from exchange.municipalities.models.owned import OwnedPageMixin
from exchange.municipalities.panels import ADDRESS

from ..forms import NewsForm
from ..panels import NEWS
from .illustrated import STORY_FIELDS, IllustratedStory


class NewsType(models.TextChoices):
    """What kind of news it is."""

    MESSAGE = "meldung", _("Meldung")
    PRESS_RELEASE = "pressemitteilung", _("Pressemitteilung")


class NewsPage(IllustratedStory, OwnedPageMixin, BasePage):
    """A piece of news. It belongs to the member below whose profile it lies; ``None`` is the ministry.

    An embargo is the time at which the page goes live: until then it is a draft with a date, to everybody and
    in every channel.
    """

    kind = "meldung"
    schema_type = "NewsArticle"
    shown_with = ("member", "image")

    member = models.ForeignKey(
        Member, verbose_name=_("Kommune"), null=True, on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    news_type = models.CharField(
        _("Art der Meldung"), max_length=16, choices=NewsType.choices, default=NewsType.MESSAGE,
        help_text=_("Pressemitteilungen nennen einen Pressekontakt."),
    )  # fmt: skip
    visibility = models.CharField(
        _("Sichtbarkeit"), max_length=8,
        choices=[(each.value, each.label) for each in (Visibility.PUBLIC, Visibility.NETWORK)],
        default=Visibility.PUBLIC, help_text=_("Wer darf die veröffentlichte Meldung lesen?"),
    )  # fmt: skip
    press_office = models.CharField(
        _("Pressestelle"), max_length=120, blank=True,
        help_text=_("Eine Stelle, kein Name: So stimmt die Auskunft auch nach einem Wechsel."),
    )  # fmt: skip
    press_mailbox = models.EmailField(
        _("Postfach der Pressestelle"), blank=True, help_text=_("Es wird veröffentlicht.")
    )
    press_phone = models.CharField(
        _("Telefon der Pressestelle"), max_length=40, blank=True, help_text=_("Es wird veröffentlicht.")
    )

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *STORY_FIELDS,
        *facts("news_type", "visibility", "press_office", "press_mailbox", "press_phone"),
    ]
    base_form_class = NewsForm
    content_panels = NEWS
    promote_panels = ADDRESS
    # The time of publication stands in the form itself, as the embargo.
    settings_panels = []
    parent_page_types = ["news.NewsroomPage", "municipalities.MemberPage"]
    subpage_types = []

    class Meta(BasePage.Meta):
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")

    def save(self, *args, **kwargs) -> None:
        """Keep the owner in step with the page above."""
        self.derive_member()
        super().save(*args, **kwargs)

    def derive_member(self) -> None:
        """The owner is whose profile stands above; above the ministry's news there is none."""
        parent = self.get_parent().specific
        self.member_id = parent.member_id if isinstance(parent, MemberPage) else None

    @property
    def is_press_release(self) -> bool:
        return self.news_type == NewsType.PRESS_RELEASE

    @property
    def is_embargoed(self) -> bool:
        """Whether this version waits for its time; only previews ever show it."""
        return self.go_live_at is not None and self.go_live_at > timezone.now()

    @property
    def is_for_search_machines(self) -> bool:
        """What is for the network is not theirs to know."""
        return super().is_for_search_machines and self.visibility == Visibility.PUBLIC

    @property
    def published_on(self) -> date:
        """The day that readers see; in a preview the one that is planned."""
        moment = self.first_published_at or self.go_live_at or timezone.now()
        return timezone.localtime(moment).date()

    def linked_page_ids(self) -> list[int]:
        """Contributions that the news name."""
        return [relation.target_id for relation in self.page_relations.all()]

    def press_problems(self, values: Mapping | None = None) -> dict[str, list[str]]:
        """What a press release lacks, by field; ``values`` (of a form) win over the page's own."""
        read = self._reader(values)
        if read("news_type") != NewsType.PRESS_RELEASE:
            return {}
        missing = [name for name in ("press_office", "press_mailbox") if not read(name)]
        return {name: [str(_("Eine Pressemitteilung braucht einen Pressekontakt."))] for name in missing}

    def check_publishable(self) -> None:
        super().check_publishable()
        if problems := self.press_problems():
            raise ValidationError(problems)

    def search_document(self) -> SearchDocument:
        facets = {"thema": [term.key for term in self.topic_terms]}
        return SearchDocument(
            kind=self.kind,
            title=self.title,
            summary=self.summary,
            text=stream_text(self.body),
            audience=self.visibility,
            facets=facets | (member_facets([self.member]) if self.member else {}),
            member_id=self.member_id,
            place=self.member.name if self.member else "",
            date=self.published_on,
        )

    def serve_preview(self, request, mode_name):
        """A page that was never stored has no owner yet; the preview shows it all the same."""
        self.derive_member()
        return super().serve_preview(request, mode_name)

    def get_context(self, request, *args, **kwargs) -> dict:
        from ..queries import news_context

        return {**super().get_context(request, *args, **kwargs), **news_context(self, request.user)}
