"""A member's rooms: profile in every language, groups, rights, collection. Opening them."""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Collection, Locale

from cms.models import User
from cms.slugs import german_slug

from ..models import (
    AuditAction,
    Member,
    MemberGroup,
    MemberPage,
    MemberRole,
    MembershipStatus,
    MembersIndexPage,
)
from ..roles import member_group_name
from .audit import audit_write
from .people import role_set
from .roles import members_rights, rights_write


@dataclass
class Provision:
    """What ``member_provision`` made or put right; empty when everything was in order."""

    done: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.done)


@transaction.atomic
def member_provision(*, member: Member, slug: str = "", actor: User | None = None) -> Provision:
    """Open the rooms of a member; safe to repeat, also for a member that had left and now returns.

    The profile goes live in German once the member is to be shown; translations start as drafts. ``slug`` is
    the address of a new profile. Raises ``LookupError`` before ``site_create`` made the lists of members.
    """
    Member.objects.select_for_update().get(pk=member.pk)
    report = Provision()
    is_new = member.collection_id is None
    if not member.is_active:
        _take_back(member, report)
    _collection(member, report)
    _profiles(member, slug, actor, report)
    groups = _groups(member, report)
    changes = rights_write(members_rights([member]))
    if changes.given or changes.taken:
        report.done.append(
            _("Rechte: %(given)d vergeben, %(taken)d entzogen")
            % {"given": changes.given, "taken": changes.taken}
        )
    _return_people(groups, actor)
    if report:
        audit_write(
            actor=actor,
            action=AuditAction.MEMBER_OPENED,
            subject=member,
            member=member,
            after=_("neu eingerichtet") if is_new else "; ".join(report.done),
        )
    return report


def _take_back(member: Member, report: Provision) -> None:
    member.status = MembershipStatus.MEMBER if member.joined_on else MembershipStatus.JOINING
    member.save(update_fields=["status"])
    report.done.append(_("wieder aufgenommen"))


def _collection(member: Member, report: Provision) -> None:
    if member.collection is None:
        member.collection = Collection.get_first_root_node().add_child(name=member.name)
        member.save(update_fields=["collection"])
        report.done.append(_("Sammlung angelegt"))
    elif member.collection.name != member.name:
        member.collection.name = member.name
        member.collection.save()
        report.done.append(_("Sammlung umbenannt"))


def _profiles(member: Member, slug: str, actor: User | None, report: Provision) -> None:
    """The profile in the first language, live if the member is to be shown, and a draft in all others."""
    existing = {page.locale_id: page for page in MemberPage.objects.filter(member=member)}
    default = Locale.get_default()
    source = existing.get(default.pk)
    if source is None:
        parent = MembersIndexPage.objects.filter(locale=default).first()
        if parent is None:
            raise LookupError("The list of members is missing; run create_site first.")
        free = find_available_slug(parent, slug or profile_slug(member.name))
        source = parent.add_child(
            instance=MemberPage(title=member.name, slug=free, member=member, locale=default, live=False)
        )
        report.done.append(_("Profil angelegt"))
    if member.is_shown and source.first_published_at is None:
        source.save_revision(user=actor).publish(user=actor)
        report.done.append(_("Profil veröffentlicht"))
    for locale in Locale.objects.exclude(pk__in={*existing, default.pk}):
        source.copy_for_translation(locale)
        report.done.append(_("Profil angelegt: %(language)s") % {"language": locale.get_display_name()})


def profile_slug(name: str) -> str:
    """The address of a profile: "Kreis Düren" is ``kreis-dueren``."""
    return german_slug(name)


def _groups(member: Member, report: Provision) -> list[MemberGroup]:
    """The four groups, named after the member."""
    rows = {row.role: row for row in member.groups.select_related("group")}
    for role in MemberRole.values:
        name = member_group_name(member.name, role)
        if role not in rows:
            rows[role] = MemberGroup.objects.create(
                member=member, role=role, group=Group.objects.create(name=name)
            )
            report.done.append(_("Gruppe angelegt: %(role)s") % {"role": rows[role].get_role_display()})
        elif rows[role].group.name != name:
            rows[role].group.name = name
            rows[role].group.save()
            report.done.append(_("Gruppe umbenannt: %(role)s") % {"role": rows[role].get_role_display()})
    return list(rows.values())


def _return_people(groups: list[MemberGroup], actor: User | None) -> None:
    """Give back the roles that people held when the membership ended."""
    for group in groups:
        for user in group.parked.filter(is_active=True):
            role_set(actor=actor, user=user, group=group)
        group.parked.clear()
