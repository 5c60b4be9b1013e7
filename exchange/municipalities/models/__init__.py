"""The register, the members, their profiles and what their contributions share."""

from ..marks.models import Mark, MarkKind
from ..moderation.models import OutsideChange, ReviewTask
from .access import MemberGroup, MemberRole
from .audit import AuditAction, AuditEntry
from .contribution import AreaScope, ContributionPage, Visibility, prose_field, terms_field
from .invitation import Invitation
from .member import JoiningCriterion, Member, MemberKind, MembershipStatus, NetworkRole, Place
from .page_rows import PageDocument, PageLink, PageRelation
from .profile import Anchoring, ContactPoint, MemberPage, MembersIndexPage
from .register import Level, Municipality

__all__ = [
    "Anchoring",
    "AreaScope",
    "AuditAction",
    "AuditEntry",
    "ContactPoint",
    "ContributionPage",
    "Invitation",
    "JoiningCriterion",
    "Level",
    "Mark",
    "MarkKind",
    "Member",
    "MemberGroup",
    "MemberKind",
    "MemberPage",
    "MemberRole",
    "MembersIndexPage",
    "MembershipStatus",
    "Municipality",
    "NetworkRole",
    "OutsideChange",
    "PageDocument",
    "PageLink",
    "PageRelation",
    "Place",
    "ReviewTask",
    "Visibility",
    "prose_field",
    "terms_field",
]
