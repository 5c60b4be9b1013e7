"""Building blocks of strategies: fixed kinds, so that strategies can be laid side by side."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.text import ParagraphBlock

KINDS = (
    ("vision", _("Leitbild")),
    ("goals", _("Ziele")),
    ("recognition", _("Anerkennung")),
    ("infrastructure", _("Infrastruktur")),
    ("training", _("Qualifizierung")),
    ("rooms", _("Räume und Material")),
    ("digital", _("Digitalisierung")),
    ("diversity", _("Vielfalt und Teilhabe")),
    ("young", _("Junges Engagement")),
    ("companies", _("Unternehmen")),
    ("communication", _("Kommunikation")),
)


class BuildingBlocks(blocks.StreamBlock):
    """What a strategy says on each subject; every kind at most once."""

    def __init__(self, local_blocks=None, **kwargs):
        kinds = [(key, ParagraphBlock(label=label)) for key, label in KINDS]
        once = {key: {"max_num": 1} for key, _label in KINDS}
        super().__init__(local_blocks or kinds, **{"block_counts": once, **kwargs})
