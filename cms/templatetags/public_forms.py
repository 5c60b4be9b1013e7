"""Fields of public forms in the markup of KERN."""

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def is_check(field: BoundField) -> bool:
    """Whether the field is one box to tick."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def is_select(field: BoundField) -> bool:
    """Whether the field is a list to choose from."""
    return isinstance(field.field.widget, forms.Select)


@register.filter
def kern(field: BoundField) -> SafeString:
    """The control itself, with KERN's class; Django names hint and errors for screen readers."""
    kind = "form-check__checkbox" if is_check(field) else "form-input__select" if is_select(field) else ""
    name = f"kern-{kind or 'form-input__input'}"
    classes = f"{name} {name}--error" if field.errors else name
    return field.as_widget(attrs={"class": classes})
