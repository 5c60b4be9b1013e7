"""What follows when contributions are written or moved, and when people enter or leave groups."""

from django.db.models.signals import m2m_changed, post_save, pre_delete
from wagtail.log_actions import get_active_log_context
from wagtail.signals import post_page_move

from cms.models import User

from .models import AuditAction, ContributionPage
from .services.audit import audit_write
from .services.role_changes import groups_changed, network_keep
from .services.visibility import visibility_apply, visibility_follow_owner


def _page_saved(instance, update_fields=None, raw=False, **_kwargs):
    # Wagtail saves pages in one transaction, signals included: nobody meets a page without its restriction.
    if (
        isinstance(instance, ContributionPage)
        and not raw
        and (update_fields is None or "visibility" in update_fields)
    ):
        visibility_apply(page=instance)


def _page_moved(instance, parent_page_before, parent_page_after, **_kwargs):
    if isinstance(page := instance.specific, ContributionPage) and parent_page_before != parent_page_after:
        visibility_follow_owner(page=page)


def _groups_changed(action, instance, reverse, pk_set, **_kwargs):
    groups_changed(action=action, instance=instance, reverse=reverse, pk_set=pk_set)


def _account_saved(instance, update_fields=None, raw=False, **_kwargs):
    if not raw and (update_fields is None or "is_active" in update_fields):
        network_keep(user=instance)


def _account_deleted(instance, **_kwargs):
    actor = get_active_log_context().user
    audit_write(actor=actor, action=AuditAction.ACCOUNT_DELETED, subject=instance)


def connect() -> None:
    """Listen; called once at start."""
    post_save.connect(_page_saved, dispatch_uid="visibility_of_saved_pages")
    post_page_move.connect(_page_moved, dispatch_uid="visibility_of_moved_pages")
    m2m_changed.connect(_groups_changed, sender=User.groups.through, dispatch_uid="roles_of_people")
    post_save.connect(_account_saved, sender=User, dispatch_uid="network_of_people")
    pre_delete.connect(_account_deleted, sender=User, dispatch_uid="log_of_deleted_accounts")
