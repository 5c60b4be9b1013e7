"""What the editor forms of all pages check."""

from django.core.exceptions import ValidationError

from cms.walls.references import ReachableReferencesForm


class PortalPageForm(ReachableReferencesForm):
    """Refuses references out of reach, and reserved addresses before a new page knows its parent."""

    def _post_clean(self):
        super()._post_clean()
        if self.parent_page is not None and "slug" in self.fields and self.instance.slug:
            try:
                self.instance.check_slug_below(self.parent_page)
            except ValidationError as error:
                if not self.has_error("slug"):
                    self.add_error(None, error)
