"""Blocks of text: headings, paragraphs, quotes, notices, questions and answers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# What authors may use in running text: headings come from their own block, so that the order stays right.
PROSE_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """A heading below the page's title (h2)."""

    class Meta:
        icon = "title"
        label = _("Zwischenüberschrift")
        template = "blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with emphasis, lists and links."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": PROSE_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/paragraph.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said, with the function of the person, never a private name by default."""

    quote = blocks.TextBlock(label=_("Zitat"), max_length=400)
    source = blocks.CharBlock(label=_("Wer sagt das?"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Zitat")
        template = "blocks/quote.html"


class NoticeBlock(blocks.StructBlock):
    """A short notice that stands out from the text."""

    heading = blocks.CharBlock(label=_("Überschrift"), max_length=100)
    text = blocks.RichTextBlock(label=_("Text"), features=PROSE_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Hinweis")
        template = "blocks/notice.html"


class QuestionBlock(blocks.StructBlock):
    """A question with an answer that opens on demand."""

    question = blocks.CharBlock(label=_("Frage"), max_length=160)
    answer = blocks.RichTextBlock(label=_("Antwort"), features=PROSE_FEATURES)

    class Meta:
        icon = "help"
        label = _("Frage und Antwort")
        template = "blocks/question.html"
