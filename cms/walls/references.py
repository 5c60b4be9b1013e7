"""Forms accept the number of any page or file, also of those that the chooser would never offer.

What a form names would be shown by the chooser's widget with its title, and a document would become public
with the page. Upstream: choosers check permissions when they list, not when a form is sent (wagtail #7099).
"""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from .reach import files_within_reach, pages_within_reach

Reference = tuple[int, str]
"""Content type and number of what is named."""


class ReachableReferencesForm(WagtailAdminPageForm):
    """Refuses pages, images and documents out of the person's reach, unless the page named them before."""

    def is_valid(self) -> bool:
        """Raises ``PermissionDenied``: to show the form again would show what it names."""
        if self.is_bound and self.for_user is not None and self._strange_references():
            raise PermissionDenied
        return super().is_valid()

    def _strange_references(self) -> set[Reference]:
        rows = [row for formset in self.formsets.values() for row in formset.forms]
        strange = references_out_of_reach(_references_sent([self, *rows]), self.for_user)
        if strange and self.instance.pk:
            saved = type(self.instance).objects.get(pk=self.instance.pk)
            strange -= references_of([saved, saved.get_latest_revision_as_object()])
        return strange


def _references_sent(sent: Iterable[forms.ModelForm]) -> set[Reference]:
    """What these forms name in choosers, rich texts and blocks, be the rest of them in order or not."""
    found = set()
    for form in sent:
        for name, field in form.fields.items():
            value = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
            model_field = next((each for each in form._meta.model._meta.fields if each.name == name), None)
            if isinstance(field, forms.ModelChoiceField) and value and str(value).isdecimal():
                found.add((_kind(field.queryset.model), str(int(value))))
            elif value and hasattr(model_field, "extract_references"):
                named = model_field.extract_references(value)
                found |= {(_kind(model), str(number)) for model, number, *_paths in named}
    return found


def _kind(model: type[Model]) -> int:
    """The content type under which the index of references keeps all pages, or the model's own."""
    return ReferenceIndex._get_base_content_type(model).pk


def references_of(instances: Iterable) -> set[Reference]:
    """What these rows name in their fields, rich texts and blocks, and in their child rows."""
    return {
        (content_type, number)
        for instance in instances
        for content_type, number, *_paths in ReferenceIndex._extract_references_from_object(instance)
    }


def references_out_of_reach(references: set[Reference], user) -> set[Reference]:
    """Those that name a page, an image or a document which this person may not know of."""
    image, document = get_image_model(), get_document_model()
    reachable = {
        Page: pages_within_reach(user),
        image: files_within_reach(user, image),
        document: files_within_reach(user, document),
    }
    strange = set()
    for model, rows in reachable.items():
        content_type = _kind(model)
        asked = {number for kind, number in references if kind == content_type}
        if asked:
            found = {str(pk) for pk in rows.filter(pk__in=asked).values_list("pk", flat=True)}
            strange |= {(content_type, number) for number in asked - found}
    return strange
