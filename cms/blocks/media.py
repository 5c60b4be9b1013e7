"""Blocks that show files: images with their own alternative text, documents for download."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

FILMS = {"mp4", "webm"}


class CreditedImageBlock(ImageBlock):
    """An image with alternative text or marked as decorative; needs credit, licence and consent."""

    def clean(self, value):
        """Refuse, on publishing, an image whose rights are not settled."""
        image = super().clean(value)
        if image and not self.is_deferred_validation and (problems := image.publishing_problems()):
            raise ValidationError(" ".join(problems))
        return image

    class Meta:
        icon = "image"
        label = _("Bild")
        template = "blocks/image.html"


class DownloadBlock(blocks.StructBlock):
    """A document with a line about what it is good for."""

    document = DocumentChooserBlock(label=_("Dokument"))
    note = blocks.CharBlock(label=_("Wozu dient es?"), max_length=160, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Dokument")
        template = "blocks/download.html"


class VideoBlock(blocks.StructBlock):
    """A film of our own, with everything it says as text. Without a file the page says that it is to come."""

    title = blocks.CharBlock(label=_("Titel"), max_length=120)
    file = DocumentChooserBlock(
        label=_("Film"), required=False, help_text=_("MP4 oder WebM. Ohne Datei steht hier ein Platzhalter.")
    )
    length = blocks.CharBlock(
        label=_("Länge"), max_length=20, required=False, help_text=_("Zum Beispiel 2:40 Minuten.")
    )
    captions = DocumentChooserBlock(
        label=_("Untertitel"), required=False, help_text=_("Eine Datei im Format VTT.")
    )
    transcript = blocks.RichTextBlock(
        label=_("Der Inhalt als Text"), features=["bold", "ol", "ul"],
        help_text=_("Was gesagt, gebärdet und gezeigt wird."),
    )  # fmt: skip

    def clean(self, value):
        """Only files that browsers play."""
        value = super().clean(value)
        problems = {
            name: ValidationError(_("Browser spielen nur diese Formate: %(formats)s.") % {"formats": formats})
            for name, extensions, formats in (("file", FILMS, "MP4, WebM"), ("captions", {"vtt"}, "VTT"))
            if value[name] and value[name].file_extension not in extensions
        }
        if problems:
            raise StructBlockValidationError(block_errors=problems)
        return value

    class Meta:
        icon = "media"
        label = _("Film")
        template = "blocks/video.html"
