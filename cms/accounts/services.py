"""Writes about accounts."""

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from cms.mail.services import mail_queue_template
from cms.models import User


@transaction.atomic
def address_keep(*, user: User) -> None:
    """Make the account's address its one proven address, in allauth's table too.

    It is proven because it came with an invitation, or because the administration wrote it down.
    """
    addresses = EmailAddress.objects.filter(user=user)
    if addresses.filter(email=user.email, primary=True, verified=True).exists():
        return
    addresses.filter(primary=True).delete()
    EmailAddress.objects.filter(email__iexact=user.email).delete()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)


@transaction.atomic
def sessions_end(*, user: User) -> None:
    """End all sessions of an account, on all devices."""
    for session in UserSession.objects.filter(user=user):
        session.end()


def password_link_send(*, user: User) -> None:
    """Send the account a one-time link to set a password; nobody sets one for others."""
    mail_queue_template(
        to=[user.email],
        template="accounts/password_link",
        context={"user": user, "path": password_path(user)},
    )


def password_path(user: User) -> str:
    """The one-time address at which the person sets a password."""
    uid, token = user_pk_to_url_str(user), default_token_generator.make_token(user)
    with override(settings.LANGUAGE_CODE):
        return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
