"""What follows when accounts, factors and passwords change."""

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.db.models.signals import post_save

from cms.models import User

from .second_factor import factor_added, factor_removed
from .services import sessions_end


def _factor_added(request, user, authenticator, **_kwargs):
    factor_added(request, user, authenticator)


def _factor_removed(request, user, **_kwargs):
    factor_removed(request, user)


def _password_changed(request, user, **_kwargs):
    end_other_sessions(request, user)


def _account_saved(instance, update_fields=None, raw=False, **_kwargs):
    if not raw and not instance.is_active and (update_fields is None or "is_active" in update_fields):
        sessions_end(user=instance)


def connect() -> None:
    """Listen; called once at start."""
    authenticator_added.connect(_factor_added, dispatch_uid="factor_proves_session")
    authenticator_removed.connect(_factor_removed, dispatch_uid="session_without_factor")
    for signal in (password_changed, password_set, password_reset):
        signal.connect(_password_changed, dispatch_uid="password_ends_other_sessions")
    post_save.connect(_account_saved, sender=User, dispatch_uid="locked_account_ends_sessions")
