"""Which writes end the kept pages, however they are written, and when."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from cms.page_cache import content_changed, writes
from cms.page_cache.version import content_version
from exchange.vocabulary.models import Term


def _sql():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE vocabulary_term SET retired = retired")


@pytest.mark.parametrize(
    "write",
    [
        lambda: Term.objects.first().save(),
        lambda: Term.objects.filter(replaces=None).last().delete(),
        lambda: Term.objects.update(order=7),
        lambda: Term.objects.bulk_create([Term(vocabulary="topic", key="neu", label_de="Neu")]),
        _sql,
        lambda: Page.objects.filter(depth=2).update(title="Neu"),
        content_changed,
    ],
    ids=["save", "delete", "update", "bulk_create", "SQL", "update of a page", "said so"],
)
def test_every_way_of_writing_counts(changes_the_version, write):
    assert changes_the_version(write)


def test_reading_is_no_change(changes_the_version):
    assert not changes_the_version(lambda: (list(Page.objects.all()), list(Term.objects.all())))


def test_a_session_is_no_change(changes_the_version):
    assert not changes_the_version(
        lambda: Session.objects.create(session_key="x", session_data="", expire_date=timezone.now())
    )


def test_a_draft_is_no_change_and_its_publication_is_one(site, changes_the_version):
    page = site.root_page.specific
    page.title = "Ein neuer Titel"

    assert not changes_the_version(page.save_revision)
    assert changes_the_version(page.latest_revision.publish)


def test_a_login_is_no_change_and_a_new_name_is_one(django_user_model, changes_the_version):
    user = django_user_model.objects.create_user(email="a@example.org", password="x")
    user.last_login = timezone.now()
    assert not changes_the_version(lambda: user.save(update_fields=["last_login"]))

    assert changes_the_version(user.save)


def test_a_change_that_is_rolled_back_is_none_and_a_later_one_counts(changes_the_version):
    def rolled_back():
        with transaction.atomic():
            Term.objects.update(order=7)
            transaction.set_rollback(True)

    def rolled_back_and_changed():
        rolled_back()
        Term.objects.update(order=8)

    assert not changes_the_version(rolled_back)
    assert changes_the_version(rolled_back_and_changed)


def test_before_the_commit_the_version_stays(django_capture_on_commit_callbacks):
    before = content_version()
    with django_capture_on_commit_callbacks() as hooks:
        connection.content_change_hooks = None
        for _number in range(5):
            Term.objects.update(order=7)
        assert content_version() == before

    assert len(hooks) == 1  # five writes in one transaction need one


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_a_write_counts_at_once():
    before = content_version()
    Term.objects.update(order=7)
    between = content_version()
    Term(vocabulary="topic", key="neu", label_de="Neu").save()

    assert len({before, between, content_version()}) == 3


def test_what_is_exempt_exists():
    assert writes._unseen_tables() and writes._unseen_columns()


def test_a_table_that_nobody_named_counts_as_seen():
    assert writes.is_seen('INSERT OR IGNORE INTO "something_new" ("a") VALUES (%s)')
    assert writes.is_seen("delete from search_fts where rowid = 3")
    assert not writes.is_seen('INSERT INTO "django_migrations" ("app") VALUES (%s)')
