"""Several keys of a fixed list in one column."""

from django import forms
from django.db import models


class KeysFormField(forms.MultipleChoiceField):
    """Check boxes whose value is a text of keys, ``"MO,WE"``."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value):
        return value.split(",") if isinstance(value, str) and value else value or []

    def clean(self, value) -> str:
        return ",".join(super().clean(value))

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class KeysField(models.CharField):
    """Keys of ``keys`` (a ``TextChoices``), stored as ``"MO,WE"``; the form shows check boxes."""

    def __init__(self, *args, keys=None, **kwargs):
        self.keys = keys
        super().__init__(*args, **{"max_length": 120, "blank": True, **kwargs})

    def formfield(self, **kwargs):
        return KeysFormField(
            choices=self.keys.choices,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
        )
