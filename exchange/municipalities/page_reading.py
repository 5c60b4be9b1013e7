"""What a page has chosen (topics, target groups …) and which rows hang on it, read together."""

from functools import cache
from operator import attrgetter

from django.db import connection
from django.db.models import ManyToOneRel
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Orderable, Page

from cms.page_cache.remembered import remembered_each
from cms.prepared import Given, Prepared


def relations_read(page: Page) -> None:
    """Read all choices of a stored page and which rows it has in one statement, then these rows.

    Else each field and each relation is a query. The terms and members that are chosen are asked for once a
    model, for visitors once as long as nothing is written. What an unsaved version holds stays as it is.
    """
    if not page.pk:
        return
    statement, fields, rows = _statement(type(page))
    with connection.cursor() as cursor:
        cursor.execute(statement, [page.pk] * (len(fields) + len(rows)))
        pairs = cursor.fetchall()
    # Where modelcluster holds the relations of versions that are not stored.
    present = page.__dict__.setdefault("_cluster_related_objects", {})
    filled = {name for name, _pk in pairs}
    for name in rows:
        if name not in present:
            present[name] = _rows(type(page), name)(pk=page.pk) if name in filled else []
    for model in set(fields.values()):
        names = [name for name, of_model in fields.items() if of_model is model]
        ids = {pk for name, pk in pairs if name in names}
        chosen = remembered_each(("chosen", model), ids, model.objects.in_bulk)
        for name in names:
            found = [chosen[pk] for of_name, pk in pairs if of_name == name and pk in chosen]
            present.setdefault(name, sorted(found, key=attrgetter(*model._meta.ordering)))


@cache
def _statement(model: type[Page]) -> tuple[str, dict[str, type], list[str]]:
    """The statement, the fields with their models, the rows; it answers names, and ids of what is chosen."""
    quote = connection.ops.quote_name
    fields = {field.name: field for field in get_all_child_m2m_relations(model)}
    rows = {row.get_accessor_name(): row for row in get_all_child_relations(model) if _is_shown(row)}
    parts = [
        (name, quote(field.m2m_reverse_name()), field.m2m_db_table(), field.m2m_column_name())
        for name, field in fields.items()
    ]
    parts += [(name, "0", row.related_model._meta.db_table, row.field.column) for name, row in rows.items()]
    selects = [
        f"SELECT DISTINCT '{name}', {value} FROM {quote(table)} WHERE {quote(key)} = %s"  # noqa: S608 - columns
        for name, value, table, key in parts
    ]
    models = {name: field.related_model for name, field in fields.items()}
    return " UNION ALL ".join(selects), models, list(rows)


def _is_shown(relation: ManyToOneRel) -> bool:
    return issubclass(relation.related_model, Orderable)


@cache
def _rows(model: type[Page], name: str) -> Prepared:
    """The rows of a relation with the documents and practices that they name; other pages stay numbers."""
    link = model._meta.get_field(name).field
    rows = link.model.objects.filter(**{link.name: Given("pk")})
    for field in link.model._meta.fields:
        if field.many_to_one and field.editable and field != link and field.related_model is not Page:
            rows = rows.select_related(field.name)
    return Prepared(lambda: rows)
