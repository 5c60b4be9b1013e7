"""Which fields differ between two versions of a page, in the words of the editor's form."""

import re

from wagtail.admin.compare import FieldComparison, RichTextFieldComparison
from wagtail.models import Page

# The editor numbers paragraphs and leaves an empty one in empty texts; nobody calls that a change.
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
EMPTY_PARAGRAPH = re.compile(r"<p>(?:\s|<br/?>)*</p>")


def changed_labels(before: Page, after: Page) -> list[str]:
    """The labels of the fields in which two versions of one page differ, in the order of the form."""
    form = type(after).get_edit_handler().get_bound_panel(instance=after, request=None, form=None)
    comparisons = (compare(before, after) for compare in form.get_comparison())
    labels = (str(comparison.field_label()) for comparison in comparisons if _differs(comparison))
    return list(dict.fromkeys(labels))


def _differs(comparison: FieldComparison) -> bool:
    if isinstance(comparison, RichTextFieldComparison):
        return _words(comparison.val_a) != _words(comparison.val_b)
    return comparison.has_changed()


def _words(html: str | None) -> str:
    return EMPTY_PARAGRAPH.sub("", BLOCK_KEY.sub("", html or "")).strip()
