"""Visibility is one field of a contribution; Wagtail's view restrictions follow it, in all languages.

So whatever asks Wagtail (``.public()``, serving, files, sitemap, search) and whatever asks the field agree.
"""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Locale, PageViewRestriction

from ..models import AuditAction, ContributionPage, Member, MemberPage, Visibility
from ..roles import SiteRole
from .audit import audit_write
from .roles import site_group


@transaction.atomic
def visibility_apply(*, page: ContributionPage) -> None:
    """Make the saved rows of a page and its translations, and their restrictions, say the same.

    The page of the first language decides for all; without one, the given page does. What drafts say does not
    count before they are published. Changes of published pages go to the audit log.
    """
    family = list(type(page).objects.filter(translation_key=page.translation_key).select_related("member"))
    default = Locale.get_default().pk
    source = min(family, key=lambda row: (row.locale_id != default, row.pk != page.pk, row.pk))
    visibility = Visibility(source.visibility)
    type(page).objects.filter(pk__in=[row.pk for row in family]).exclude(visibility=visibility).update(
        visibility=visibility
    )
    page.visibility = visibility
    for row in family:
        before = _restrict(row, visibility)
        if row.live and before != visibility:
            _record(row, before, visibility)


@transaction.atomic
def visibility_follow_owner(*, page: ContributionPage) -> None:
    """After a move: the page belongs to the member in whose room it now lies, and so do its readers."""
    profile = MemberPage.objects.parent_of(page).get()
    type(page).objects.filter(pk=page.pk).update(member=profile.member_id)
    page.member_id = profile.member_id
    visibility_apply(page=page)


def _restrict(page: ContributionPage, visibility: Visibility) -> Visibility:
    """Write the restriction of one page; answers what the former one said."""
    restrictions = list(page.view_restrictions.order_by("pk"))
    groups = _readers(page.member, visibility)
    held = {group.pk for restriction in restrictions for group in restriction.groups.all()}
    before = _meaning(restrictions, held)
    if groups is None:
        for restriction in restrictions:
            restriction.delete()
        return before
    wanted = {group.pk for group in groups}
    in_order = len(restrictions) == 1 and restrictions[0].restriction_type == PageViewRestriction.GROUPS
    if in_order and held == wanted:
        return before
    for superfluous in restrictions[1:]:
        superfluous.delete()
    restriction = restrictions[0] if restrictions else PageViewRestriction(page=page.page_ptr)
    restriction.restriction_type = PageViewRestriction.GROUPS
    restriction.save()
    restriction.groups.set(groups)
    return before


def _readers(member: Member, visibility: Visibility) -> list[Group] | None:
    """Whom the restriction lets in; ``None`` for everybody."""
    if visibility == Visibility.PUBLIC:
        return None
    if visibility == Visibility.NETWORK:
        return [site_group(SiteRole.NETWORK)]
    own = Group.objects.filter(member_group__member=member)
    return [*own, site_group(SiteRole.EDITORIAL), site_group(SiteRole.ADMINISTRATION)]


def _meaning(restrictions: list[PageViewRestriction], groups: set[int]) -> Visibility:
    """What existing restrictions amounted to."""
    if not restrictions:
        return Visibility.PUBLIC
    return Visibility.NETWORK if site_group(SiteRole.NETWORK).pk in groups else Visibility.MEMBER


def _record(page: ContributionPage, before: Visibility, after: Visibility) -> None:
    audit_write(
        actor=get_active_log_context().user,
        action=AuditAction.VISIBILITY_CHANGED,
        subject=page,
        member=page.member,
        before=before.label,
        after=after.label,
    )
