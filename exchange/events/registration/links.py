"""Signed links: who has one is the person it was sent to. No account, no password."""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse

from ..models import Registration

CONFIRM_WITHIN = timedelta(hours=48)


def _signer(purpose: str) -> TimestampSigner:
    return TimestampSigner(sep=".", salt=f"exchange.events.registration.{purpose}")


def confirm_link(registration: Registration) -> str:
    """The address that proves that the person reads this mailbox; valid for ``CONFIRM_WITHIN``."""
    return _absolute("confirm", _signer("confirm").sign(registration.pk))


def personal_link(registration: Registration) -> str:
    """The address of the person's own page; valid as long as the registration exists."""
    return _absolute("personal", personal_token(registration))


def personal_token(registration: Registration) -> str:
    """What stands for the registration in the addresses of the person's own page."""
    return _signer("personal").sign(registration.pk)


def registration_confirming(token: str) -> Registration | None:
    """The registration that a link of ``confirm_link`` names, ``None`` when it is wrong or too old."""
    return _read("confirm", token, CONFIRM_WITHIN)


def registration_personal(token: str) -> Registration | None:
    """The registration that a link of ``personal_link`` names."""
    return _read("personal", token, None)


def _read(purpose: str, token: str, max_age: timedelta | None) -> Registration | None:
    try:
        number = _signer(purpose).unsign(token, max_age=max_age)
    except BadSignature:
        return None
    rows = Registration.objects.select_related("occurrence__event", "member")
    return rows.filter(pk=number).first()


def _absolute(name: str, token: str) -> str:
    return settings.BASE_URL + reverse(f"registration:{name}", args=[token])
