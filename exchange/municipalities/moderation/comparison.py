"""Which fields differ between two versions of a page, in the words of the editor's form."""

from wagtail.models import Page


def changed_labels(before: Page, after: Page) -> list[str]:
    """The labels of the fields in which two versions of one page differ, in the order of the form."""
    form = type(after).get_edit_handler().get_bound_panel(instance=after, request=None, form=None)
    comparisons = (compare(before, after) for compare in form.get_comparison())
    labels = (str(comparison.field_label()) for comparison in comparisons if comparison.has_changed())
    return list(dict.fromkeys(labels))
