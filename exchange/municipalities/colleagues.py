"""Who works for a member: a read."""

from dataclasses import dataclass

from cms.models import User

from .models import Member, MemberGroup, MemberRole


@dataclass(frozen=True)
class Colleague:
    """A person with their roles in one member."""

    user: User
    roles: tuple[MemberRole, ...]

    @property
    def role_names(self) -> str:
        """The roles as text."""
        return ", ".join(str(role.label) for role in self.roles)


def colleagues_of(member: Member) -> list[Colleague]:
    """All people with a role in a member, by name, with two queries."""
    roles: dict[int, set[str]] = {}
    for user, role in MemberGroup.objects.filter(member=member).values_list("group__user", "role"):
        roles.setdefault(user, set()).add(role)
    people = User.objects.filter(pk__in=roles).order_by("last_name", "first_name", "email")
    return [Colleague(user, tuple(role for role in MemberRole if role in roles[user.pk])) for user in people]
