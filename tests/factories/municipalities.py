"""Members with their rooms, and people with their roles, made through the same services as in production."""

from datetime import date

import factory
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale

from cms.models import User
from exchange.municipalities.models import (
    ContactPoint,
    Member,
    MemberPage,
    MemberRole,
    MembershipStatus,
    MembersIndexPage,
)
from exchange.municipalities.roles import SiteRole
from exchange.municipalities.services.people import role_grant
from exchange.municipalities.services.provisioning import member_provision, profile_slug
from exchange.municipalities.services.roles import site_group

PASSWORD = "ein-langes-kennwort"


class UserFactory(factory.django.DjangoModelFactory):
    """An account without any role; its password is ``PASSWORD``."""

    email = factory.Sequence(lambda number: f"person-{number}@kommune.example")
    first_name = "Alex"
    last_name = factory.Sequence(lambda number: f"Beispiel {number}")
    password = factory.django.Password(PASSWORD)

    class Meta:
        model = User


class MemberFactory(factory.django.DjangoModelFactory):
    """The row of a member, without rooms; see ``make_member``."""

    name = factory.Sequence(lambda number: f"Musterstadt {number}")
    kind = "stadt"
    status = MembershipStatus.MEMBER
    joined_on = date(2020, 3, 1)
    fictional = factory.LazyAttribute(lambda member: member.register is None)
    register = None
    population = 24_000
    area_km2 = 80
    population_date = date(2024, 12, 31)

    class Meta:
        model = Member


def make_member(name: str | None = None, *, slug: str = "", contact: bool = True, **fields) -> Member:
    """A member with its rooms: profile live in German (with a contact point), drafts in other languages."""
    member = MemberFactory(**({"name": name} if name else {}), **fields)
    if contact:
        _draft_profile(member, slug)
    member_provision(member=member, slug=slug)
    return member


def _draft_profile(member: Member, slug: str) -> None:
    """A profile that has its contact point before it goes live: published once, not twice."""
    parent = MembersIndexPage.objects.get(locale=Locale.get_default())
    free = find_available_slug(parent, slug or profile_slug(member.name))
    profile = MemberPage(title=member.name, slug=free, member=member, live=False)
    profile.contact_points = [
        ContactPoint(function="Ehrenamtsbüro", mailbox=f"ehrenamt@{free}.example", phone="0000 1234")
    ]
    parent.add_child(instance=profile)


def profile_of(member: Member, language: str = "de") -> MemberPage:
    """The profile page of a member in a language."""
    return MemberPage.objects.get(member=member, locale=Locale.objects.get(language_code=language))


def make_user(role: str | None = None, member: Member | None = None, **fields) -> User:
    """An account with a ``MemberRole`` of a member, or a ``SiteRole``. A publisher's member is trusted."""
    user = UserFactory(**fields)
    if role in SiteRole.values:
        user.groups.add(site_group(SiteRole(role)))
    elif role:
        if role == MemberRole.PUBLISHER and not member.trusted:
            member.trusted = True
            member.save()
            member_provision(member=member)
        role_grant(actor=None, user=user, member=member, role=role)
    return user
