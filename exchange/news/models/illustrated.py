"""What news and dossiers share: a summary, a picture, topics, a story."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from cms.blocks.story import StoryBlock
from cms.languages.declaring import facts, words
from exchange.municipalities.models import terms_field
from exchange.municipalities.models.publishing import PublishableMixin
from exchange.vocabulary.models import Vocabulary

STORY_FIELDS = [*words("summary", "body", "image_alt"), *facts("topics", "image", "image_decorative")]


class IllustratedStory(PublishableMixin, models.Model):
    """Mixin for pages. The image is checked at publication, as with contributions."""

    image_field = "image"

    summary = models.TextField(
        _("Kurzfassung"), max_length=280, help_text=_("Worum geht es? Höchstens 280 Zeichen.")
    )
    body = StreamField(StoryBlock(), verbose_name=_("Inhalt"), blank=True)
    topics = terms_field(Vocabulary.TOPIC, _("Themen"), help_text=_("Danach finden andere die Seite."))
    image = models.ForeignKey(
        "cms.PortalImage", verbose_name=_("Bild"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+", help_text=_("Bilder sind öffentlich abrufbar, sobald sie hochgeladen sind."),
    )  # fmt: skip
    image_alt = models.CharField(
        _("Alternativtext"), max_length=200, blank=True,
        help_text=_("Was ist zu sehen? Für Menschen, die das Bild nicht sehen.")
    )  # fmt: skip
    image_decorative = models.BooleanField(
        _("Schmückend"), default=False, help_text=_("Das Bild sagt nichts, was nicht auch im Text steht.")
    )

    class Meta:
        abstract = True

    @cached_property
    def topic_terms(self) -> list:
        """The topics, read once."""
        return list(self.topics.all())

    def picture_words(self) -> dict[str, str]:
        return {"kind_key": self.kind, "topic": self.topic_terms[0].key if self.topic_terms else ""}
