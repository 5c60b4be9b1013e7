"""What a person may know of: the measure for choosers, links and files."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.permissions import policy_registry

FILE_ACTIONS = ["add", "change", "delete", "choose"]


def oversees(user) -> bool:
    """Whether this is somebody of the ministry: who may change the front page may change all pages below."""
    home = Page.objects.filter(pk__in=Site.objects.filter(is_default_site=True).values("root_page")).first()
    return home is not None and home.permissions_for_user(user).can_edit()


def pages_published() -> QuerySet:
    """Live pages whose expiry is not past, also before the periodic job took them offline."""
    return Page.objects.live().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))


def pages_published_for(user) -> QuerySet:
    """Published pages whose view restrictions, their own and inherited ones, let this person in."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    closed = (
        _closed_restrictions(user).annotate(reader_path=path).filter(reader_path__startswith=F("page__path"))
    )
    return pages_published().filter(~Exists(closed))


def _closed_restrictions(user) -> QuerySet:
    """The restrictions that keep this person out. Passwords are not in use and open nothing."""
    restrictions = PageViewRestriction.objects.all()
    if not user.is_authenticated:
        return restrictions
    if user.is_superuser:
        return restrictions.none()
    passed = PageViewRestriction.objects.filter(
        Q(restriction_type=PageViewRestriction.LOGIN)
        | Q(restriction_type=PageViewRestriction.GROUPS, groups__in=user.groups.all())
    )
    return restrictions.exclude(pk__in=passed.values("pk"))


def pages_within_reach(user) -> QuerySet:
    """Pages that are published for this person, and those that the person works on with all above them."""
    own = pages_to_explore(user)
    return Page.objects.filter(Q(pk__in=pages_published_for(user).values("pk")) | Q(pk__in=own.values("pk")))


def pages_to_explore(user) -> QuerySet:
    """Pages that this person works on, with all above them."""
    return policy_registry.get_by_type(Page).explorable_instances(user)


def files_within_reach(user, model) -> QuerySet:
    """Images or documents from collections in which this person may do anything, if only choose."""
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, FILE_ACTIONS)
