"""The hint in the editor."""

from django.utils.translation import gettext_lazy as _

from cms.live_hints import LiveHintPanel

from .page_texts import page_text
from .report import readability_report

EASY_LANGUAGE = "de-simple"
GERMAN = ("de", EASY_LANGUAGE)


class ReadabilityPanel(LiveHintPanel):
    """How hard the page is to read and what would help; of German pages, drafts too."""

    def __init__(self, **kwargs):
        super().__init__(**{"heading": _("Verständlichkeit"), **kwargs})

    class BoundPanel(LiveHintPanel.BoundPanel):
        template_name = "cms/admin/readability.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.locale.language_code in GERMAN

        def get_context_data(self, parent_context=None) -> dict:
            easy = self.instance.locale.language_code == EASY_LANGUAGE
            report = readability_report(page_text(self.instance), easy_language=easy)
            return {**super().get_context_data(parent_context), "report": report, "easy_language": easy}
