"""The one table of roles and rights. ``manage.py sync_roles`` makes the database match it.

Rights are Wagtail's own: on pages (in a part of the tree), on files (in a collection), and on the whole site.
"""

from dataclasses import dataclass, field

from django.db import models

from .models import MemberRole


class SiteRole(models.TextChoices):
    """Roles beyond a single member; the label is the name of the group."""

    NETWORK = "network", "Netzwerk"
    EDITORIAL = "editorial", "Landesredaktion"
    TRANSLATION = "translation", "Übersetzung"
    ADMINISTRATION = "administration", "Administration"


@dataclass(frozen=True)
class Rights:
    """What a role may do. ``pages`` and ``files`` hold within the role's own part, ``site`` everywhere."""

    site: frozenset[str] = field(default_factory=frozenset)
    pages: frozenset[str] = field(default_factory=frozenset)
    files: frozenset[str] = field(default_factory=frozenset)


NOTHING = Rights()
ADMIN = "wagtailadmin.access_admin"


def _files(*actions: str) -> frozenset[str]:
    """These actions on images and on documents."""
    return frozenset(
        right
        for action in actions
        for right in (f"wagtailimages.{action}_image", f"wagtaildocs.{action}_document")
    )


def _pages(*actions: str) -> frozenset[str]:
    return frozenset(f"wagtailcore.{action}_page" for action in actions)


def _rows(*models: str, actions: tuple[str, ...] = ("add", "change", "delete")) -> frozenset[str]:
    """These actions on models, named ``app.model``."""
    return frozenset(
        f"{app}.{action}_{name}" for app, name in (model.split(".") for model in models) for action in actions
    )


_WRITES = Rights(
    site=frozenset({ADMIN}), pages=_pages("add", "change"), files=_files("add", "change", "choose")
)

# In the subtrees (one in each language) and in the collection of the member.
MEMBER_RIGHTS: dict[str, Rights] = {
    MemberRole.READER: NOTHING,
    MemberRole.EDITOR: _WRITES,
    MemberRole.PUBLISHER: Rights(_WRITES.site, _WRITES.pages | _pages("publish"), _WRITES.files),
    MemberRole.COORDINATOR: _WRITES,
}
# Rights that hold only while the ministry trusts the member to publish without being asked.
TRUSTED_ONLY = _pages("publish")

# What a holder of a role may give to colleagues of the same member. Nobody gives more than they have.
MEMBER_GRANTS: dict[str, frozenset[str]] = {
    MemberRole.READER: frozenset(),
    MemberRole.EDITOR: frozenset(),
    MemberRole.PUBLISHER: frozenset(),
    MemberRole.COORDINATOR: frozenset({MemberRole.READER, MemberRole.EDITOR, MemberRole.COORDINATOR}),
}
# What a coordinator may give in addition when holding it as well.
GRANTS_IF_HELD = frozenset({MemberRole.PUBLISHER})

_EDITORIAL_SITE = (
    frozenset({ADMIN, "mail.view_outboxmail", "mail.resend_outboxmail", "municipalities.view_auditentry"})
    | frozenset({"municipalities.view_mark"})
    | frozenset({"municipalities.view_municipality"})
    | _rows("municipalities.member", actions=("add", "change", "view"))
    | _rows("vocabulary.term", actions=("add", "change", "view"))
    | _rows("search.synonymgroup", actions=("add", "change", "view"))
    | _rows("cms.menu", "cms.networksettings", actions=("change",))
    | _rows("legal.barrierreport", actions=("change", "view"))
    | _rows("wagtailredirects.redirect", "wagtailsearchpromotions.searchpromotion")
)
_EVERY_PAGE = _pages("add", "change", "publish", "lock", "unlock", "bulk_delete")
_EVERY_FILE = _files("add", "change", "delete", "choose")

# ``pages``: in the trees of all languages (translation: of all but the first). ``files``: in all collections,
# for the network only in the one that the ministry shares.
SITE_RIGHTS: dict[str, Rights] = {
    SiteRole.NETWORK: Rights(files=_files("choose")),
    SiteRole.EDITORIAL: Rights(site=_EDITORIAL_SITE, pages=_EVERY_PAGE, files=_EVERY_FILE),
    SiteRole.TRANSLATION: Rights(
        site=frozenset({ADMIN, "wagtail_localize.submit_translation"}), pages=_pages("add", "change")
    ),
    SiteRole.ADMINISTRATION: Rights(
        site=_EDITORIAL_SITE
        | _rows("cms.user", "auth.group", "wagtailcore.site", "wagtailcore.locale")
        | _rows("wagtailcore.workflow", "wagtailcore.task"),
        pages=_EVERY_PAGE,
        files=_EVERY_FILE | _rows("wagtailcore.collection"),
    ),
}


def member_rights(role: str, *, trusted: bool, active: bool) -> Rights:
    """What a role gives in one member: nothing once it has left, publishing only if it is trusted."""
    if not active:
        return NOTHING
    rights = MEMBER_RIGHTS[role]
    return rights if trusted else Rights(rights.site, rights.pages - TRUSTED_ONLY, rights.files)


def member_group_name(member_name: str, role: str) -> str:
    """The name of the group of a role, as the administration reads it."""
    return f"{member_name}: {MemberRole(role).label}"
