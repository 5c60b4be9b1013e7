"""Which addresses are those of accounts, and where somebody goes after signing in."""

from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.translation import get_language_from_path

ACCOUNT_PATH = "/konto/"
ADMIN_PATH = "/admin/"


def is_account_page(path: str) -> bool:
    """Whether the path leads to pages of accounts, in whatever language."""
    language = get_language_from_path(path)
    return path.removeprefix(f"/{language}" if language else "").startswith(ACCOUNT_PATH)


def home_of(user) -> str:
    """The admin for those who may enter it, the front page for readers."""
    return resolve_url(settings.LOGIN_REDIRECT_URL) if may_enter_admin(user) else "/"


def may_enter_admin(user) -> bool:
    """Whether the account may open the admin at all."""
    return user.has_perm("wagtailadmin.access_admin")
