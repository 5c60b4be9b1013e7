"""Rate limits and used codes that hold in all processes."""

from allauth.core.internal import ratelimit
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import caches
from django.utils.connection import ConnectionProxy


def limits_share() -> None:
    """Let allauth count in the cache ``limits``: it knows only the default one, often a process's own."""
    ratelimit.cache = totp.cache = ConnectionProxy(caches, "limits")
