"""Which pages must be indexed again when something else than the page itself has changed."""

from django.db.models import Model, Q
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, get_page_models

from cms.models import PortalDocument
from exchange.municipalities.models import Member
from exchange.vocabulary.models import Term

from .models import EntryFile


def by_subtree(page: Page) -> list[int]:
    """The page and all published pages below it: their addresses begin with its own."""
    return list(Page.objects.descendant_of(page, inclusive=True).live().values_list("pk", flat=True))


def by_restriction(restriction: PageViewRestriction) -> list[int]:
    """The restricted page and all below it; none when the page itself is gone."""
    page = Page.objects.filter(pk=restriction.page_id).first()
    return by_subtree(page) if page else []


def by_term(term: Term) -> list[int]:
    """Published pages that carry the term in any of their fields."""
    return _pages_with(Term, [term.pk])


def by_member(member: Member) -> list[int]:
    """Published pages that the member or, if it is a Kreis, one of its towns owns or takes part in."""
    towns = Member.objects.filter(kreis_member=member).values_list("pk", flat=True)
    return _pages_with(Member, [member.pk, *towns])


def by_document(document: PortalDocument) -> list[int]:
    """Published pages that offer the document or link to it, by Wagtail's index of references."""
    references = ReferenceIndex.get_references_to(document).filter(
        base_content_type__app_label="wagtailcore", base_content_type__model="page"
    )
    ids = [int(page_id) for page_id in references.values_list("object_id", flat=True)]
    return sorted(Page.objects.live().filter(pk__in=ids).values_list("pk", flat=True))


def by_file(document: PortalDocument) -> list[int]:
    """Pages that are found by the words of this document: ask before it is deleted."""
    files = EntryFile.objects.filter(document=document)
    return sorted(set(files.values_list("entry__page_id", flat=True)))


def _pages_with(model: type[Model], ids: list[int]) -> list[int]:
    """Published pages of every type that refer to one of these rows (Wagtail's index omits many-to-many)."""
    found: set[int] = set()
    for page_model in get_page_models():
        fields = [field.name for field in page_model._meta.get_fields() if _refers_to(field, model)]
        if fields:
            refers = Q.create([(f"{name}__in", ids) for name in fields], connector=Q.OR)
            found.update(page_model.objects.live().filter(refers).values_list("pk", flat=True))
    return sorted(found)


def _refers_to(field, model: type[Model]) -> bool:
    return field.concrete and field.is_relation and field.related_model is model
