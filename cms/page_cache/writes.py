"""Every write that a visitor could see ends the kept pages, however it is written.

The statements are looked at, not Django's signals, because ``update()``, ``bulk_create()`` and SQL send none:
nobody has to remember the cache.
"""

import re
from functools import cache

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS

from .version import content_changed

# Tables that no public page shows: what the machinery notes about itself, work in progress, who may do what.
UNSEEN_APPS = frozenset(
    "account accounts auth contenttypes django_tasks_database mail mfa page_cache sessions socialaccount "
    "tick usersessions wagtailsearch".split()
)
UNSEEN_MODELS = frozenset(
    (
        "events.FormAttempt",
        "legal.BarrierReport",
        "municipalities.AuditEntry",
        "municipalities.Invitation",
        "municipalities.ReviewTask",
        "search.AttachmentReading",
        "search.SearchedDay",
        "search.SearchedWords",
        "search.SearchedWordsDay",
        "wagtailadmin.EditingSession",
        "wagtailadmin.FormState",
        "wagtailcore.Comment",
        "wagtailcore.CommentReply",
        "wagtailcore.ModelLogEntry",
        "wagtailcore.PageLogEntry",
        "wagtailcore.PageSubscription",
        "wagtailcore.ReferenceIndex",
        "wagtailcore.Revision",
        "wagtailcore.TaskState",
        "wagtailcore.WorkflowState",
        "wagtailsearchpromotions.QueryDailyHits",
        "wagtailusers.UserProfile",
    )
)
# Columns that no public page shows, of tables that one does: a draft, a login, another attempt to deliver.
UNSEEN_COLUMNS = {
    "wagtailcore.Page": frozenset(
        "draft_title has_unpublished_changes latest_revision_created_at latest_revision_id "
        "locked locked_at locked_by_id".split()
    ),
    "cms.User": frozenset({"last_login"}),
    "search.EntryChange": frozenset({"attempts", "next_attempt_at", "refused"}),
}

_WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?(.*)', re.I | re.S)
_COLUMN = re.compile(r'(?:SET |, )"(\w+)" = ')


def connection_watch(connection, **_kwargs) -> None:
    """Look at every statement of a new connection."""
    if connection.alias == DEFAULT_DB_ALIAS and _watched not in connection.execute_wrappers:
        connection.execute_wrappers.append(_watched)


def _watched(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    if settings.PAGE_CACHE and is_seen(sql):
        content_changed()
    return result


def is_seen(sql: object) -> bool:
    """Whether a statement writes something that a public page could show. Unknown tables count as seen."""
    if not isinstance(sql, str) or sql.startswith("SELECT") or not (write := _WRITE.match(sql)):
        return False
    table, rest = write.groups()
    unseen = _unseen_columns().get(table)
    if unseen is None:
        return table not in _unseen_tables()
    columns = _COLUMN.findall(rest)
    return not columns or not unseen.issuperset(columns)


@cache
def _unseen_tables() -> frozenset[str]:
    models = [apps.get_model(label) for label in UNSEEN_MODELS]
    models += [m for m in apps.get_models(include_auto_created=True) if m._meta.app_label in UNSEEN_APPS]
    return frozenset(model._meta.db_table for model in models) | {"django_migrations"}


@cache
def _unseen_columns() -> dict[str, frozenset[str]]:
    return {apps.get_model(label)._meta.db_table: columns for label, columns in UNSEEN_COLUMNS.items()}
