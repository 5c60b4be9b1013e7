"""Blocks that show files: images with their own alternative text, documents for download."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock


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
