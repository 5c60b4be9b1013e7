"""Where contact points are used: live and in drafts."""

from django.db.models import Q
from wagtail.models import Page, Revision

from .cards import contribution_models
from .models import ContactPoint


def contact_point_usage(point: ContactPoint) -> list[Page]:
    """The contributions that name this contact point, in their live version or in their draft, by title."""
    ids: set[int] = set()
    for model in contribution_models():
        named = Q(contact_point=point) | Q(deputy_point=point)
        ids.update(model.objects.filter(named).values_list("pk", flat=True))
    drafted = Q(content__contact_point=point.pk) | Q(content__deputy_point=point.pk)
    latest = Page.objects.filter(latest_revision__isnull=False).values("latest_revision")
    revisions = Revision.page_revisions.filter(drafted, pk__in=latest)
    ids.update(int(page_id) for page_id in revisions.values_list("object_id", flat=True))
    return list(Page.objects.filter(pk__in=ids).order_by("draft_title"))
