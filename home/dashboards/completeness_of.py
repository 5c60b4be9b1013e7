"""How complete the drafts of many pages are, read from their latest versions with one query."""

import json
from collections.abc import Iterable, Mapping

from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from exchange.municipalities.completeness import Completeness, completeness
from exchange.municipalities.models import ContributionPage


class Draft:
    """A contribution as its latest version says: fields from the version, all else from the page.

    A stored version holds terms and rows as lists, so that nothing has to be asked for each page.
    """

    def __init__(self, page: ContributionPage, content: Mapping):
        self._page = page
        self._content = content

    def __getattr__(self, name: str):
        if name not in self._content:
            return getattr(self._page, name)
        value = self._content[name]
        is_stream = isinstance(value, str) and isinstance(self._page._meta.get_field(name), StreamField)
        return json.loads(value) if is_stream else value


def completeness_of(pages: Iterable[Page]) -> dict[int, Completeness]:
    """The completeness of contributions by page id; profiles and pages without a version are left out."""
    contributions = [page for page in pages if isinstance(page, ContributionPage)]
    ids = [page.latest_revision_id for page in contributions if page.latest_revision_id]
    versions = dict(Revision.objects.filter(pk__in=ids).values_list("pk", "content"))
    return {
        page.pk: completeness(Draft(page, versions[page.latest_revision_id]))
        for page in contributions
        if page.latest_revision_id in versions
    }
