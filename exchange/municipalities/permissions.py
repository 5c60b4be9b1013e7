"""Small named truths about who may do what. One account's answers cost one query, once a request."""

from dataclasses import dataclass

from .models import Member, MemberRole, MembershipStatus, Visibility
from .roles import GRANTS_IF_HELD, MEMBER_GRANTS, SiteRole

_CACHE = "_network_access"
_MINISTRY = {SiteRole.EDITORIAL.label, SiteRole.ADMINISTRATION.label}


@dataclass(frozen=True)
class Access:
    """What an account is in the network: its roles by member and beyond, whether it is the ministry's."""

    roles: dict[int, frozenset[str]]
    site_roles: frozenset[str] = frozenset()
    is_editorial: bool = False
    in_network: bool = False


NO_ACCESS = Access({})


def access_of(user) -> Access:
    """Roles and groups of an account, kept on the account until ``access_forget``; nothing for visitors."""
    if not user.is_active or not user.is_authenticated:
        return NO_ACCESS
    if not hasattr(user, _CACHE):
        setattr(user, _CACHE, _read_access(user))
    return getattr(user, _CACHE)


def _read_access(user) -> Access:
    roles: dict[int, set[str]] = {}
    names = set()
    columns = ("name", "member_group__member_id", "member_group__role", "member_group__member__status")
    for name, member_id, role, status in user.groups.values_list(*columns):
        names.add(name)
        if member_id and status != MembershipStatus.LEFT:
            roles.setdefault(member_id, set()).add(role)
    editorial = user.is_superuser or bool(names & _MINISTRY)
    return Access(
        {member_id: frozenset(held) for member_id, held in roles.items()},
        frozenset(role.value for role in SiteRole if role.label in names),
        is_editorial=editorial,
        in_network=editorial or bool(roles) or SiteRole.TRANSLATION.label in names,
    )


def access_forget(user) -> None:
    """Ask the database again; services call it after a change of roles."""
    user.__dict__.pop(_CACHE, None)
    for name in [name for name in user.__dict__ if name.endswith(("_perm_cache", "_permission_cache"))]:
        del user.__dict__[name]


def is_editorial(user) -> bool:
    """Whether the account belongs to the ministry's editors (or administers the site)."""
    return access_of(user).is_editorial


def members_of(user) -> list[Member]:
    """The active members in which the account holds a role, by name."""
    held = access_of(user).roles
    return list(Member.objects.filter(pk__in=held).order_by("sort_key")) if held else []


def role_keys_of(user) -> frozenset[str]:
    """The keys of all roles of an account, in members and beyond; who may everything administers."""
    access = access_of(user)
    administers = {SiteRole.ADMINISTRATION.value} if user.is_superuser else ()
    return access.site_roles.union(administers, *access.roles.values())


def member_ids_of(user) -> frozenset[int]:
    """The keys of ``members_of``, without a query of their own."""
    return frozenset(access_of(user).roles)


def roles_of(user, member: Member) -> frozenset[str]:
    """The roles (``MemberRole``) that the account holds in a member."""
    return access_of(user).roles.get(member.pk, frozenset())


def can_read_network(user) -> bool:
    """Whether the account may read what is for the network: a role in an active member, or the ministry."""
    return access_of(user).in_network


def can_read_member_part(user, page) -> bool:
    """Whether the account may read the parts of a contribution that are for members only.

    These are open to the whole network; on a page that only the own member may read, to that member.
    """
    if is_editorial(user):
        return True
    if getattr(page, "visibility", Visibility.PUBLIC) == Visibility.MEMBER:
        return page.member_id in member_ids_of(user)
    return can_read_network(user)


def can_manage_people(user, member: Member) -> bool:
    """Whether the account may invite and remove people of a member: its coordinators and the ministry."""
    return is_editorial(user) or MemberRole.COORDINATOR in roles_of(user, member)


def coordinated_ids(user) -> frozenset[int]:
    """The keys of the members whose people the account manages as a coordinator."""
    roles = access_of(user).roles
    return frozenset(member for member, held in roles.items() if MemberRole.COORDINATOR in held)


def grantable_roles(user, member: Member) -> list[str]:
    """The roles that the account may give in a member, in the order of ``MemberRole``."""
    if is_editorial(user):
        return list(MemberRole.values)
    held = roles_of(user, member)
    given = frozenset().union(*(MEMBER_GRANTS[role] for role in held))
    if given:
        given |= GRANTS_IF_HELD & held
    return [role for role in MemberRole.values if role in given]


def can_grant(user, member: Member, role: str) -> bool:
    """Whether the account may give (or take) this role in this member."""
    return role in grantable_roles(user, member)
