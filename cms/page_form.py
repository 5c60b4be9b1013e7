"""What the editor forms of all pages check."""

import re

from django.core.exceptions import ValidationError
from wagtail.admin.widgets import SlugInput

from cms.languages.form import facts_lock
from cms.slugs import LETTERS, free_slug
from cms.walls.references import ReachableReferencesForm


class PortalPageForm(ReachableReferencesForm):
    """Refuses references out of reach, and reserved addresses before a new page knows its parent."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        facts_lock(self)
        if "slug" in self.fields:
            # The script that follows the title would drop the dots of umlauts.
            umlauts = [(re.compile(letter, re.IGNORECASE), written) for letter, written in LETTERS.items()]
            self.fields["slug"].widget.attrs |= SlugInput(formatters=umlauts).attrs

    def clean(self):
        slug, title = (self.cleaned_data.get(name) for name in ("slug", "title"))
        if slug and title and self.parent_page is not None:
            self.cleaned_data["slug"] = free_slug(self.instance, self.parent_page, slug=slug, title=title)
        return super().clean()

    def _post_clean(self):
        super()._post_clean()
        if self.parent_page is not None and "slug" in self.fields and self.instance.slug:
            try:
                self.instance.check_slug_below(self.parent_page)
            except ValidationError as error:
                if not self.has_error("slug"):
                    self.add_error(None, error)
