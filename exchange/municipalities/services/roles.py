"""Making groups and their rights match the table in ``roles.py``, for the site and for every member."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.contrib.auth.models import Group, Permission
from django.db import models, transaction
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page

from ..models import Member, MemberGroup, MemberPage
from ..roles import SITE_RIGHTS, SiteRole, member_rights

SHARED_COLLECTION = "Gemeinsame Dateien"


@dataclass
class GroupRights:
    """The rights that a group shall have, and no others: names, or (row, name) for a page or collection."""

    group: Group
    site: set[str] = field(default_factory=set)
    pages: set[tuple[int, str]] = field(default_factory=set)
    files: set[tuple[int, str]] = field(default_factory=set)


@dataclass
class RoleChanges:
    """How many rights were given and taken."""

    given: int = 0
    taken: int = 0


@transaction.atomic
def roles_sync() -> RoleChanges:
    """Give every group of the site and of every member the rights of the table; take all others.

    Rows of the table that name a right which does not exist raise ``LookupError``. Safe to repeat.
    """
    shared_collection()
    members = Member.objects.filter(groups__isnull=False).distinct()
    return rights_write([*_site_rights(), *members_rights(members)])


def site_group(role: SiteRole) -> Group:
    """The group of a role beyond members; made when it is missing."""
    return Group.objects.get_or_create(name=SiteRole(role).label)[0]


def shared_collection() -> Collection:
    """The ministry's collection from which everybody may choose: the one that is open to the network."""
    network = site_group(SiteRole.NETWORK)
    found = Collection.objects.filter(group_permissions__group=network).first()
    if found:
        return found
    collection = Collection.get_first_root_node().add_child(name=SHARED_COLLECTION)
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=network, collection=collection, permission=permission)
        for permission in _permissions(SITE_RIGHTS[SiteRole.NETWORK].files).values()
    )
    return collection


def _site_rights() -> list[GroupRights]:
    """The rights of the groups beyond members."""
    homes = list(Page.objects.filter(depth=2).values_list("pk", "locale__language_code"))
    source = Locale.get_default().language_code
    wanted = []
    for role, rights in SITE_RIGHTS.items():
        trees = [pk for pk, code in homes if role != SiteRole.TRANSLATION or code != source]
        network = role == SiteRole.NETWORK
        collection = shared_collection() if network else Collection.get_first_root_node()
        wanted.append(
            GroupRights(
                site_group(role),
                site=set(rights.site),
                pages={(page, right) for page in trees for right in rights.pages},
                files={(collection.pk, right) for right in rights.files},
            )
        )
    return wanted


def members_rights(members: Iterable[Member]) -> list[GroupRights]:
    """The rights of all groups of these members, in their subtrees of all languages and their collections."""
    members = {member.pk: member for member in members}
    profiles: dict[int, list[int]] = {}
    for member_id, page in MemberPage.objects.filter(member__in=members).values_list("member_id", "pk"):
        profiles.setdefault(member_id, []).append(page)
    wanted = []
    for row in MemberGroup.objects.filter(member__in=members).select_related("group"):
        member = members[row.member_id]
        rights = member_rights(row.role, trusted=member.trusted, active=member.is_active)
        wanted.append(
            GroupRights(
                row.group,
                site=set(rights.site),
                pages={(page, right) for page in profiles.get(member.pk, ()) for right in rights.pages},
                files={(member.collection_id, right) for right in rights.files},
            )
        )
    return wanted


@transaction.atomic
def rights_write(wanted: list[GroupRights]) -> RoleChanges:
    """Make the groups' rights be these and no others; the number of queries does not depend on how many."""
    names = {right for row in wanted for right in row.site}
    names |= {right for row in wanted for _where, right in row.pages | row.files}
    ids = {name: permission.pk for name, permission in _permissions(names).items()}
    changes = RoleChanges()
    site = {(row.group.pk, ids[right]) for row in wanted for right in row.site}
    pages = {(row.group.pk, page, ids[right]) for row in wanted for page, right in row.pages}
    files = {(row.group.pk, place, ids[right]) for row in wanted for place, right in row.files}
    groups = [row.group.pk for row in wanted]
    _match(Group.permissions.through, ("group_id", "permission_id"), site, groups, changes)
    _match(GroupPagePermission, ("group_id", "page_id", "permission_id"), pages, groups, changes)
    _match(GroupCollectionPermission, ("group_id", "collection_id", "permission_id"), files, groups, changes)
    return changes


def _match(
    model: type[models.Model], columns: tuple[str, ...], wanted: set, groups: list[int], changes: RoleChanges
) -> None:
    """Delete the groups' rows that are not wanted; create what is missing."""
    held = {tuple(row): pk for pk, *row in model.objects.filter(group__in=groups).values_list("pk", *columns)}
    superfluous = [pk for row, pk in held.items() if row not in wanted]
    missing = sorted(wanted - held.keys())
    model.objects.filter(pk__in=superfluous).delete()
    model.objects.bulk_create(model(**dict(zip(columns, row, strict=True))) for row in missing)
    changes.given += len(missing)
    changes.taken += len(superfluous)


def _permissions(names: Iterable[str]) -> dict[str, Permission]:
    """The rights by their full names ``app.codename``; raises ``LookupError`` for unknown ones."""
    names = set(names)
    if not names:
        return {}
    pairs = (
        Q(content_type__app_label=app, codename=code) for app, code in (name.split(".") for name in names)
    )
    rows = Permission.objects.filter(reduce(or_, pairs)).select_related("content_type")
    found = {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
    if unknown := names - found.keys():
        raise LookupError(f"Unknown rights in the table of roles: {', '.join(sorted(unknown))}")
    return found
