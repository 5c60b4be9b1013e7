"""The form of a document: replacing its file keeps the former one, and the form lists what was kept."""

from django.contrib.admin.utils import quote
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from cms.days import written_day
from cms.finding import file_notes


class DocumentForm(BaseDocumentForm):
    """Names the former files below the field of the current one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields and self.instance.pk:
            hints = [*file_notes(self.instance.pk), self._former_files()]
            self.fields["file"].help_text = format_html_join(" ", "{}", ((hint,) for hint in hints))

    def save(self, commit=True):
        # Wagtail would delete the replaced file; it belongs to a ``DocumentVersion`` now.
        self.original_file = None
        return super().save(commit=commit)

    def _former_files(self) -> str:
        hint = _("Wenn Sie die Datei ersetzen, bleibt die bisherige als frühere Fassung erhalten.")
        versions = self.instance.versions.all()
        if not versions:
            return hint
        links = format_html_join(
            ", ",
            '<a href="{}">{}</a> ({})',
            (
                (
                    reverse("document_version", args=[quote(version.pk)]),
                    _("bis %(date)s") % {"date": written_day(version.replaced_at)},
                    filesizeformat(version.file_size or 0),
                )
                for version in versions
            ),
        )
        return format_html("{} {} {}", hint, _("Frühere Fassungen:"), links)
