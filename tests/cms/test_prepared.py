"""Prepared queries answer what their queryset would, whatever the values and whichever thread asks."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.models import StandardPage
from cms.prepared import FEW, Given, Prepared, PreparedAmong, any_of

below = Prepared(
    lambda: (
        StandardPage.objects.select_related("locale")
        .filter(path__startswith=Given("path"), live=True)
        .order_by("-title")
    )
)


@pytest.fixture
def pages(site):
    """Two pages of the ministry, and a draft."""
    made = [
        site.root_page.add_child(instance=StandardPage(title=title, slug=title)) for title in ("eins", "zwei")
    ]
    site.root_page.add_child(instance=StandardPage(title="drei", slug="drei", live=False))
    return made


def test_rows_come_whole_with_what_they_name_and_in_order(pages, site):
    found = below(path=site.root_page.path)
    expected = StandardPage.objects.filter(path__startswith=site.root_page.path, live=True).order_by("-title")
    assert found == list(expected) and set(found) >= set(pages)
    for one, other in zip(found, expected, strict=True):
        assert all(
            getattr(one, name.attname) == getattr(other, name.attname) for name in one._meta.concrete_fields
        )
    with CaptureQueriesContext(connection) as queries:
        assert found[0].locale == Locale.get_default()
    assert len(queries) == 1, "the locale that it is compared with"


def test_each_call_has_its_own_values_and_asks_anew(pages):
    assert below(path=pages[0].path) == pages[:1]
    assert below(path=pages[1].path) == pages[1:]
    assert below(path="nowhere") == []
    StandardPage.objects.filter(pk=pages[0].pk).update(title="neu")
    assert below(path=pages[0].path)[0].title == "neu"


def test_values_of_columns_and_keys_that_no_number_is(pages):
    titles = Prepared(
        lambda: Page.objects.filter(translation_key=Given("key")).values_list("title", flat=True)
    )
    named = Prepared(lambda: Page.objects.filter(slug=Given("slug")).values_list("pk", "title"))
    assert titles(key=pages[0].translation_key) == ["eins"]
    assert named(slug="zwei") == [(pages[1].pk, "zwei")]
    assert named(slug="' OR 1=1 --") == []


def test_what_rows_are_only_sorted_by_is_none_of_their_columns(pages):
    numbers = Prepared(
        lambda: Page.objects.filter(slug__in=any_of("slugs")).order_by("-title").values_list("pk").distinct()
    )
    assert numbers(slugs=["eins", "zwei"]) == [(pages[1].pk,), (pages[0].pk,)]


def test_up_to_a_few_values_at_once_and_moments(pages):
    named = Prepared(
        lambda: (
            Page.objects.filter(slug__in=any_of("slugs"), first_published_at__gt=Given("since"))
            .order_by("slug")
            .values_list("slug", flat=True)
        )
    )
    now = timezone.now()
    Page.objects.filter(slug="eins").update(first_published_at=now)
    Page.objects.filter(slug="zwei").update(first_published_at=now - timedelta(seconds=1))
    a_while_ago = now - timedelta(minutes=1)
    assert named(slugs=["zwei", "eins"], since=a_while_ago) == ["eins", "zwei"]
    assert named(slugs=["zwei"], since=a_while_ago) == ["zwei"]
    assert named(slugs=[], since=a_while_ago) == []
    assert named(slugs=["eins", "zwei"], since=now - timedelta(seconds=0.5)) == ["eins"]
    with pytest.raises(ValueError, match=str(FEW)):
        named(slugs=[str(number) for number in range(FEW + 1)], since=now)


def test_among_none_a_few_and_many_values(pages, django_assert_num_queries):
    named = PreparedAmong(lambda live: Page.objects.filter(live=live).order_by("slug"), "slug", "live")
    many = [*(f"nicht-{number}" for number in range(FEW)), "eins", "zwei", "drei"]
    for values in (["zwei", "drei", "eins"], {"eins", "zwei"}, many):
        with django_assert_num_queries(1):
            assert [page.slug for page in named(values, live=True)] == ["eins", "zwei"]
    assert [page.slug for page in named(many, live=False)] == ["drei"]
    with django_assert_num_queries(0):
        assert named([], live=True) == []


def test_a_thread_asks_with_its_own_connection(db, monkeypatch):
    locales = Prepared(lambda: Locale.objects.filter(language_code=Given("code")))
    locales(code="de")
    of_another = connection.copy()
    monkeypatch.setattr("cms.prepared.connections", {"default": of_another})
    try:
        assert [locale.language_code for locale in locales(code="en")] == ["en"]
        assert of_another.connection
    finally:
        of_another.close()
