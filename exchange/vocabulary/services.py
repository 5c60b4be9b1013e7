"""Writing terms: loading the shipped vocabularies, retiring a term."""

import tomllib
from pathlib import Path

from django.db import models, transaction
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, Revision

from .models import Term

SHIPPED = Path(__file__).parent / "data" / "terms.toml"


@transaction.atomic
def terms_load(*, path: Path = SHIPPED) -> int:
    """Add the terms of a file that are missing; answers how many. What the ministry changed stays."""
    rows = tomllib.loads(path.read_text())["term"]
    known = set(Term.objects.values_list("vocabulary", "key"))
    missing = [Term(**row) for row in rows if (row["vocabulary"], row["key"]) not in known]
    Term.objects.bulk_create(missing)
    return len(missing)


@transaction.atomic
def term_retire(*, term: Term, replaced_by: Term | None = None) -> None:
    """Take a term out of use. With a successor, everything that names the term names the successor:
    live pages, their rows, the latest draft of each page and versions that wait for their time.

    Terms that the term had replaced lead to the successor too. Raises ``ValidationError`` when the successor
    is not a term in use of the same vocabulary.
    """
    term.retired, term.replaced_by = True, replaced_by
    term.clean()
    term.save()
    if replaced_by is None:
        return
    for relation in _references():
        _live_rows_follow(relation, term, replaced_by)
    _versions_follow(term, replaced_by)
    # Saving tells all who listen to terms that pages carrying this one have changed.
    replaced_by.save()


def _references() -> list[models.ForeignKey]:
    """Every foreign key to a term: of rows, of the tables behind many-to-many fields, of terms themselves."""
    relations = Term._meta.get_fields(include_hidden=True)
    return [relation.field for relation in relations if relation.auto_created and relation.one_to_many]


def _live_rows_follow(field: models.ForeignKey, term: Term, successor: Term) -> None:
    rows = field.model._base_manager.filter(**{field.name: term})
    if field.model._meta.auto_created:
        owner = next(f for f in field.model._meta.fields if f.is_relation and f.name != field.name)
        named = field.model._base_manager.filter(**{field.name: successor})
        rows.filter(**{f"{owner.name}__in": named.values(owner.name)}).delete()
    rows.update(**{field.name: successor})


def _versions_follow(term: Term, successor: Term) -> None:
    """Rewrite the versions that may still be published: the latest of each page, and scheduled ones."""
    latest = Page.objects.filter(latest_revision__isnull=False).values("latest_revision")
    waiting = models.Q(pk__in=latest) | models.Q(approved_go_live_at__isnull=False)
    for revision in Revision.page_revisions.filter(waiting).select_related("content_type").iterator():
        model = revision.content_type.model_class()
        if model is not None and _content_follows(revision.content, model, term.pk, successor.pk):
            revision.save(update_fields=["content"])


def _content_follows(content: dict, model: type[models.Model], old: int, new: int) -> bool:
    """Replace a term in the stored content of a page and of its rows; whether that changed anything."""
    changed = False
    for field in (*model._meta.fields, *model._meta.many_to_many):
        value = content.get(field.name)
        if field.related_model is not Term or not value:
            continue
        if field.many_to_many and old in value:
            content[field.name] = list(dict.fromkeys(new if pk == old else pk for pk in value))
            changed = True
        elif value == old:
            content[field.name] = new
            changed = True
    for relation in get_all_child_relations(model):
        for row in content.get(relation.get_accessor_name()) or ():
            changed |= _content_follows(row, relation.related_model, old, new)
    return changed
