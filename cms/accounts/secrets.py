"""What must not stand in the database in plain: the secrets of authenticator apps."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (hashlib.sha256(f"cms.accounts.secrets:{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def locked(text: str) -> str:
    """The text, encrypted with a key made of ``SECRET_KEY``."""
    return _box().encrypt(text.encode()).decode()


def unlocked(text: str) -> str:
    """What ``locked`` hid, also with an earlier key of ``SECRET_KEY_FALLBACKS``; raises ``InvalidToken``."""
    return _box().decrypt(text.encode()).decode()
