"""Accounts for demonstration, one or two for each role."""

from dataclasses import dataclass

from cms.models import User
from exchange.municipalities.models import Member
from exchange.municipalities.roles import SiteRole
from exchange.municipalities.services.people import role_grant
from exchange.municipalities.services.roles import site_group

from .reading import entry

# Shown to everybody who starts the demonstration; production refuses to load these accounts.
PASSWORD = "demo-kommunennetz"  # noqa: S105


@dataclass(frozen=True)
class DemoAccount:
    """Who may sign in: ``roles`` by member (name of its file), ``site_role`` beyond members."""

    email: str
    first_name: str
    last_name: str
    title: str
    roles: dict[str, list[str]]
    site_role: str = ""

    def writes_for(self, member: str) -> bool:
        """Whether this person writes the contributions of a member."""
        return bool({"editor", "publisher"} & set(self.roles.get(member, ())))


def demo_accounts() -> list[DemoAccount]:
    """The accounts of the content files, in their order."""
    return [DemoAccount(**{"roles": {}, **row}) for row in entry("users").data["user"]]


def accounts_load(*, members: dict[str, Member]) -> int:
    """Make the accounts that do not exist, with their roles; answers how many. Others stay as they are."""
    known = set(User.objects.values_list("email", flat=True))
    missing = [account for account in demo_accounts() if account.email not in known]
    for account in missing:
        _account_create(account, members)
    return len(missing)


def _account_create(account: DemoAccount, members: dict[str, Member]) -> None:
    user = User.objects.create_user(
        account.email, PASSWORD, first_name=account.first_name, last_name=account.last_name
    )
    for name, roles in account.roles.items():
        for role in roles:
            role_grant(actor=None, user=user, member=members[name], role=role)
    if account.site_role:
        user.groups.add(site_group(SiteRole(account.site_role)))


def author_of(member: str) -> User | None:
    """The demo account that writes for a member, if there is one."""
    emails = [account.email for account in demo_accounts() if account.writes_for(member)]
    return User.objects.filter(email__in=emails).first()


def reviewer() -> User:
    """The demo account that decides in the name of the Landesredaktion."""
    emails = [account.email for account in demo_accounts() if account.site_role == SiteRole.EDITORIAL]
    return User.objects.filter(email__in=emails).order_by("pk").first()
