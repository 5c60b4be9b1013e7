"""Blocks that lead somewhere else."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError


class LinkBlock(blocks.StructBlock):
    """A link to a page of this site or to an outside address, shown as a button."""

    label = blocks.CharBlock(label=_("Text"), max_length=80)
    page = blocks.PageChooserBlock(label=_("Seite"), required=False)
    url = blocks.URLBlock(label=_("oder Adresse"), required=False)

    def clean(self, value):
        """On publishing, a button leads to one place."""
        value = super().clean(value)
        if not self.is_deferred_validation and bool(value["page"]) == bool(value["url"]):
            problem = ValidationError(_("Bitte wählen Sie entweder eine Seite oder eine Adresse."))
            raise StructBlockValidationError(block_errors={"url": problem})
        return value

    class Meta:
        icon = "link"
        label = _("Verweis")
        template = "blocks/link.html"
