"""The editor form of a translation: facts are shown, and changed at the source alone."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField

from .declaring import SourceField, fields_declared
from .queries import source_of

_NOTE = _("Diese Angabe folgt dem deutschen Original und wird nur dort geändert.")


def facts_lock(form: forms.ModelForm) -> None:
    """Disable the fields of a translation that its source decides; forms of other pages stay as they are."""
    page = form.instance
    if not page.pk or not page.locale_id or source_of(page) is None:
        return
    declared = [*fields_declared(type(page), SynchronizedField), *fields_declared(type(page), SourceField)]
    for name in {field.name for field in declared} & form.fields.keys():
        form.fields[name].disabled = True
        form.fields[name].help_text = _NOTE
