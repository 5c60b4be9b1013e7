"""What the pages of contributions and members show. Each function answers a template's context."""

from itertools import chain
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from cms.languages.queries import source_of

from .cards import card_models, card_rows, contribution_cards, contribution_models, listed
from .confirming.permissions import can_confirm
from .contribution_layout import fact_box, story_and_help
from .marks.queries import marks_of
from .models import ContributionPage, Member, MemberPage
from .permissions import can_read_member_part
from .profile_sections import profile_sections
from .readers import Reader, readable, reader_of
from .similarity import similar_profiles


def contribution_context(page: ContributionPage, user) -> dict:
    """The facts, the story and everything around it that this reader may see."""
    reads_all = can_read_member_part(user, page)
    related = related_contributions(page, reader_of(user))
    facts = [fact for fact in page.facts() if reads_all or not fact.internal]
    story, for_imitators = story_and_help(page.sections(reads_all))
    return {
        "can_confirm": can_confirm(user, page),
        "marks": marks_of([page]).get(page.pk, []),
        "facts": facts,
        "fact_box": fact_box(page, facts),
        "sections": story,
        "for_imitators": for_imitators,
        "rows": typed_rows(page, {other.translation_key: other.url for other in related}),
        "topics": page.topic_terms,
        "target_groups": list(page.target_groups.all()),
        "action_fields": list(page.action_fields.all()),
        "member_profiles": member_profiles(page.members, page.locale_id),
        "contacts": [point for point in (page.contact_point, page.deputy_point) if point],
        "documents": list(page.page_documents.select_related("document")),
        "links": list(page.page_links.all()),
        "related": contribution_cards(related),
    }


def related_contributions(page: Page, reader: Reader) -> list[ContributionPage]:
    """Contributions that this page names or that name it, readable ones only, by title.

    Relations hang on pages of the first language; each contribution appears once, in the language of the page
    if it is translated.
    """
    ids = (source_of(page) or page).linked_page_ids()
    if not ids:
        return []
    rows = Page.objects.filter(pk__in=ids).exclude(translation_key=page.translation_key)
    named = dict(rows.values_list("translation_key", "content_type_id"))
    found: dict[UUID, ContributionPage] = {}
    for model in contribution_models():
        if ContentType.objects.get_for_model(model).pk in named.values():
            versions = model.objects.filter(translation_key__in=named).filter(in_language(page.locale_id))
            for other in card_rows(readable(versions, reader)):
                if other.translation_key not in found or other.locale_id == page.locale_id:
                    found[other.translation_key] = other
    return sorted(found.values(), key=lambda other: other.title)


def in_language(locale_id: int) -> Q:
    """Pages in a language and, for what is not translated, those of the first language."""
    return Q(locale_id=locale_id) | Q(locale__language_code=settings.LANGUAGE_CODE)


def typed_rows(page: ContributionPage, readable_urls: dict[UUID, str]) -> dict[str, list]:
    """The rows of the page's own type (steps, costs, measures …) by relation, each read with one query.

    A row that names a practice gets ``practice_url``, "" when this reader may not see the practice; the
    addresses are those of related contributions by their ``translation_key``.
    """
    rows = {}
    for relation in get_all_child_relations(type(page)):
        if relation.related_model._meta.app_label != page._meta.app_label:
            continue
        keys = [
            f.name
            for f in relation.related_model._meta.fields
            if f.many_to_one and f.editable and not isinstance(f, ParentalKey)
        ]
        found = getattr(page, relation.get_accessor_name()).all()
        rows[relation.get_accessor_name()] = list(found.select_related(*keys) if keys else found)
    for row in rows.get("measures", []):
        row.practice_url = readable_urls.get(row.practice.translation_key, "") if row.practice_id else ""
    return rows


def member_profiles(members: list[Member], locale_id: int) -> list[dict]:
    """Members with the address of their profile in a language, else in German; "" without a live one."""
    profiles = MemberPage.objects.live().filter(in_language(locale_id), member__in=members)
    # What comes later in this order counts.
    ordered = sorted(profiles, key=lambda profile: profile.locale_id == locale_id)
    urls = {profile.member_id: profile.url for profile in ordered}
    return [{"member": member, "url": urls.get(member.pk, "")} for member in members]


def profile_context(page: MemberPage, user) -> dict:
    """A profile: what the register says, whom to ask, and the contributions by kind."""
    reader = reader_of(user)
    member = page.member
    towns = list(towns_of(member))
    return {
        "reader_is_member": reader.is_member,
        "member": member,
        "contacts": list(page.contact_points.all()),
        "criteria": list(member.criteria.all()),
        "network_roles": list(member.network_roles.all()),
        "infrastructure": list(page.infrastructure.all()),
        "instruments": list(page.instruments.all()),
        "links": list(page.page_links.all()),
        "groups": contributions_by_kind([member], reader, page.locale_id),
        "further_sections": profile_sections(page, reader),
        "similar_profiles": similar_profiles(page),
        "towns": member_profiles(towns, page.locale_id),
        "town_groups": contributions_by_kind(towns, reader, page.locale_id) if towns else [],
    }


def towns_of(member: Member) -> QuerySet:
    """The members that lie in this Kreis; none for everybody else."""
    if not member.is_district:
        return Member.objects.none()
    in_kreis = Q(kreis_member=member)
    if member.register_id:
        in_kreis |= Q(kreis_row=member.register_id)
    return Member.objects.active().filter(in_kreis).exclude(pk=member.pk).order_by("sort_key")


def contributions_by_kind(members: list[Member], reader: Reader, locale_id: int) -> list[dict]:
    """``label``, ``kind`` and ``cards`` of each type in which these members published or took part."""
    took_part = Q(member__in=members) | Q(further_members__in=members)
    found = (listed(model, reader, locale_id).filter(took_part).distinct() for model in card_models())
    pages = (card_rows(each).order_by("-last_published_at") for each in found)
    # All cards together: so marks are asked for once.
    cards = contribution_cards(chain.from_iterable(pages))
    return [
        {"kind": model.kind, "label": model._meta.verbose_name_plural, "cards": of_kind}
        for model in card_models()
        if (of_kind := [card for card in cards if card.kind == model.kind])
    ]


def contribution_counts(locale_id: int) -> dict[int, int]:
    """How many public contributions each member owns, by member id."""
    counts: dict[int, int] = {}
    for model in card_models():
        rows = listed(model, Reader(), locale_id).values_list("member_id").annotate(Count("pk"))
        for member_id, count in rows.order_by():
            counts[member_id] = counts.get(member_id, 0) + count
    return counts
