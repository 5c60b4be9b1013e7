"""What the pages of contributions and members show. Each function answers a template's context."""

from collections.abc import Mapping
from functools import cache, partial
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from cms.languages.queries import source_of
from cms.page_cache.remembered import remembered, remembered_each

from .cards import Card, card_models, cards_of, contribution_models, found_rows, listed
from .confirming.permissions import can_confirm
from .contribution_layout import fact_box, story_and_help
from .marks.queries import marks_of
from .models import ContributionPage, Member, MemberPage
from .page_reading import relations_read
from .permissions import can_read_member_part
from .profile_sections import profile_sections
from .readers import Reader, readable, reader_of
from .similarity import similar_profiles


def contribution_context(page: ContributionPage, user) -> dict:
    """The facts, the story and everything around it that this reader may see."""
    reads_all = can_read_member_part(user, page)
    relations_read(page)
    related = related_contributions(page, reader_of(user))
    cards = cards_of({other.pk: type(other) for other in related})
    urls = {other.translation_key: cards[other.pk].url for other in related if other.pk in cards}
    facts = [fact for fact in page.facts() if reads_all or not fact.internal]
    story, for_imitators = story_and_help(page.sections(reads_all))
    return {
        "kind_label": page._meta.verbose_name,
        "can_confirm": can_confirm(user, page),
        "marks": marks_of([page]).get(page.pk, []),
        "facts": facts,
        "fact_box": fact_box(page, facts),
        "sections": story,
        "for_imitators": for_imitators,
        "rows": typed_rows(page, urls),
        "topics": page.topic_terms,
        "target_groups": list(page.target_groups.all()),
        "action_fields": list(page.action_fields.all()),
        "member_profiles": member_profiles(page.members, page.locale_id),
        "contacts": [point for point in (page.contact_point, page.deputy_point) if point],
        "documents": list(page.page_documents.select_related("document")),
        "links": list(page.page_links.all()),
        "related": list(cards.values()),
    }


def related_contributions(page: Page, reader: Reader) -> list[ContributionPage]:
    """Contributions that this page names or that name it, readable ones only, by title.

    Relations hang on pages of the first language; each contribution appears once, in the language of the page
    if it is translated.
    """
    ids = (source_of(page) or page).linked_page_ids()
    read = partial(_versions, page.locale_id, reader)
    others = remembered_each(("version", page.locale_id, reader), dict.fromkeys(ids), read).values()
    found = {other.translation_key: other for other in others if other}
    found.pop(page.translation_key, None)
    return sorted(found.values(), key=lambda other: other.title)


def _versions(locale_id: int, reader: Reader, page_ids: list[int]) -> dict[int, ContributionPage | None]:
    """Of each page what the reader gets of it in a language; ``None`` when that is nothing."""
    rows = Page.objects.filter(pk__in=page_ids).order_by()
    named = list(rows.values_list("pk", "translation_key", "content_type_id"))
    keys, kinds = {key for _pk, key, _kind in named}, {kind for _pk, _key, kind in named}
    found: dict[UUID, ContributionPage] = {}
    for model in contribution_models():
        if ContentType.objects.get_for_model(model).pk in kinds:
            versions = model.objects.filter(translation_key__in=keys).filter(in_language(locale_id))
            for other in found_rows(readable(versions, reader)):
                if other.translation_key not in found or other.locale_id == locale_id:
                    found[other.translation_key] = other
    return dict.fromkeys(page_ids) | {pk: found.get(key) for pk, key, _kind in named}


def in_language(locale_id: int) -> Q:
    """Pages in a language and, for what is not translated, those of the first language."""
    return Q(locale_id=locale_id) | Q(locale__language_code=settings.LANGUAGE_CODE)


def typed_rows(page: ContributionPage, readable_urls: dict[UUID, str]) -> dict[str, list]:
    """The rows of the page's own type (steps, costs, measures …) by relation.

    A row that names a practice gets ``practice_url``, "" when this reader may not see the practice; the
    addresses are those of related contributions by their ``translation_key``.
    """
    rows = {name: list(getattr(page, name).all()) for name in _own_rows(type(page))}
    for row in rows.get("measures", []):
        row.practice_url = readable_urls.get(row.practice.translation_key, "") if row.practice_id else ""
    return rows


@cache
def _own_rows(model: type[ContributionPage]) -> list[str]:
    relations = get_all_child_relations(model)
    return [
        relation.get_accessor_name()
        for relation in relations
        if relation.related_model._meta.app_label == model._meta.app_label
    ]


def member_profiles(members: list[Member], locale_id: int) -> list[dict]:
    """Members with the address of their profile in a language, else in German; "" without a live one."""
    read = partial(_profile_urls, locale_id)
    urls = remembered_each(("profile", locale_id), [member.pk for member in members], read)
    return [{"member": member, "url": urls[member.pk]} for member in members]


def _profile_urls(locale_id: int, member_ids: list[int]) -> dict[int, str]:
    profiles = MemberPage.objects.live().filter(in_language(locale_id), member__in=member_ids)
    # What comes later in this order counts.
    ordered = sorted(
        profiles.only("member", "locale", "url_path"), key=lambda row: row.locale_id == locale_id
    )
    return dict.fromkeys(member_ids, "") | {profile.member_id: profile.url for profile in ordered}


def profile_context(page: MemberPage, user) -> dict:
    """A profile: what the register says, whom to ask, and the contributions by kind."""
    reader = reader_of(user)
    member = page.member
    towns = list(towns_of(member))
    own = contributions_of([member], reader, page.locale_id)
    of_towns = contributions_of(towns, reader, page.locale_id)
    # All cards together: so topics, pictures and marks are asked for once.
    cards = cards_of(own | of_towns)
    return {
        "reader_is_member": reader.is_member,
        "member": member,
        "contacts": list(page.contact_points.all()),
        "criteria": list(member.criteria.all()),
        "network_roles": list(member.network_roles.all()),
        "infrastructure": list(page.infrastructure.all()),
        "instruments": list(page.instruments.all()),
        "links": list(page.page_links.all()),
        "groups": by_kind(own, cards),
        "further_sections": profile_sections(page, reader),
        "similar_profiles": similar_profiles(page),
        "towns": member_profiles(towns, page.locale_id),
        "town_groups": by_kind(of_towns, cards),
    }


def towns_of(member: Member) -> QuerySet:
    """The members that lie in this Kreis; none for everybody else."""
    if not member.is_district:
        return Member.objects.none()
    in_kreis = Q(kreis_member=member)
    if member.register_id:
        in_kreis |= Q(kreis_row=member.register_id)
    return Member.objects.active().filter(in_kreis).exclude(pk=member.pk).order_by("sort_key")


def contributions_of(
    members: list[Member], reader: Reader, locale_id: int
) -> dict[int, type[ContributionPage]]:
    """Numbers and types of what these members published or took part in: type after type, newest first."""
    took_part = Q(member__in=members) | Q(further_members__in=members)
    found = {}
    for model in card_models() if members else ():
        pages = listed(model, reader, locale_id).filter(took_part).distinct().order_by("-last_published_at")
        # With its column: what is ordered by must be selected to be distinct.
        found |= dict.fromkeys((pk for pk, _day in pages.values_list("pk", "last_published_at")), model)
    return found


def by_kind(models: Mapping[int, type[ContributionPage]], cards: Mapping[int, Card]) -> list[dict]:
    """``label``, ``kind`` and ``cards`` of each type that occurs; both by number of the page."""
    return [
        {"kind": model.kind, "label": model._meta.verbose_name_plural, "cards": of_kind}
        for model in card_models()
        if (of_kind := [cards[pk] for pk, of_model in models.items() if of_model is model and pk in cards])
    ]


def contribution_counts(locale_id: int) -> dict[int, int]:
    """How many public contributions each member owns, by member id; not to be changed."""
    return remembered(("contribution counts", locale_id), partial(_counts, locale_id))


def _counts(locale_id: int) -> dict[int, int]:
    counts: dict[int, int] = {}
    for model in card_models():
        rows = listed(model, Reader(), locale_id).values_list("member_id").annotate(Count("pk"))
        for member_id, count in rows.order_by():
            counts[member_id] = counts.get(member_id, 0) + count
    return counts
