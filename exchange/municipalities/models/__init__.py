"""The register, the members, their profiles and what their contributions share."""

from .access import MemberGroup, MemberRole
from .contribution import AreaScope, ContributionPage, Visibility, prose_field, terms_field
from .member import JoiningCriterion, Member, MemberKind, MembershipStatus, NetworkRole, Place
from .page_rows import PageDocument, PageLink, PageRelation
from .profile import ContactPoint, MemberPage, MembersIndexPage
from .register import Level, Municipality

__all__ = [
    "AreaScope",
    "ContactPoint",
    "ContributionPage",
    "JoiningCriterion",
    "Level",
    "Member",
    "MemberGroup",
    "MemberKind",
    "MemberPage",
    "MemberRole",
    "MembersIndexPage",
    "MembershipStatus",
    "Municipality",
    "NetworkRole",
    "PageDocument",
    "PageLink",
    "PageRelation",
    "Place",
    "Visibility",
    "prose_field",
    "terms_field",
]
