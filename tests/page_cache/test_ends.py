"""When a kept page ends though nobody writes anything."""

from datetime import UTC, datetime, timedelta
from time import time

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from cms.page_cache.kept import keep
from cms.page_cache.key import page_key, page_name
from cms.page_cache.middleware import PageCacheMiddleware
from cms.page_cache.moments import LONGEST, kept_until
from cms.page_cache.remembered import remembered
from cms.page_cache.version import content_version, version_replace
from tests.events.registration.conftest import make_registrable
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, profile_of

# Noon in Berlin, in a year that no test lives to see.
NOON = datetime(2090, 5, 12, 10, tzinfo=UTC)
SOON = NOON + timedelta(minutes=4)


@pytest.fixture
def end():
    """The end of a page that is rendered at a moment, with the database as it is now."""
    return lambda now: kept_until(version_replace(), now)


def test_nothing_is_kept_for_longer_than_ten_minutes(end):
    assert end(NOON) == NOON + LONGEST == NOON + timedelta(minutes=10)


@pytest.mark.parametrize(
    "day", [datetime(2090, 5, 12, 21, 55, tzinfo=UTC), datetime(2090, 1, 1, 22, 55, tzinfo=UTC)]
)
def test_midnight_is_that_of_the_readers_in_summer_and_winter(end, day):
    assert end(day) == day + timedelta(minutes=5)


def test_a_page_that_expires_ends_all_pages(end):
    page = make_practice(make_member(), title="Bald vorbei")
    type(page).objects.filter(pk=page.pk).update(expire_at=SOON)

    assert end(NOON) == SOON
    assert end(SOON) == SOON + LONGEST


def test_so_does_one_that_goes_live(end):
    page = profile_of(make_member())
    type(page).objects.filter(pk=page.pk).update(go_live_at=SOON)

    assert end(NOON) == SOON


@pytest.mark.parametrize("field", ["registration_opens_at", "registration_closes_at"])
def test_so_does_a_registration_that_opens_or_closes(end, field):
    event = make_registrable(make_member())
    type(event).objects.filter(pk=event.pk).update(**{field: SOON})

    assert end(NOON) == SOON


@pytest.mark.parametrize("field", ["starts_at", "ends_at"])
def test_so_does_a_date_that_begins_or_ends(end, field):
    event = make_registrable(make_member(), starts_at="2090-06-12 18:00", ends_at="2090-06-12 20:00")
    event.occurrences.update(**{field: SOON})

    assert end(NOON) == SOON


def test_the_next_moment_is_asked_once_as_long_as_nothing_is_written(end, django_assert_num_queries):
    version = version_replace()
    kept_until(version, NOON)

    with django_assert_num_queries(0):
        assert kept_until(version, NOON + timedelta(minutes=1)) == NOON + timedelta(minutes=11)


def test_a_moment_that_has_passed_is_not_the_next_one():
    page = profile_of(make_member())
    type(page).objects.filter(pk=page.pk).update(expire_at=SOON)
    version = version_replace()

    assert kept_until(version, NOON) == SOON
    assert kept_until(version, SOON) == SOON + LONGEST
    assert kept_until(version, NOON) == SOON


def test_a_kept_page_whose_end_has_come_is_rendered_anew():
    request = RequestFactory().get("/irgendwo/")
    key = page_key(page_name(request), content_version())
    past = datetime.fromtimestamp(time() - 1, tz=UTC)
    caches["pages"].set(key, keep(HttpResponse("alt"), past), timeout=100)

    answer = PageCacheMiddleware(lambda request: HttpResponse("neu"))(request)

    assert answer.content == b"neu"
    assert caches["pages"].get(key).ends > time()


def test_shared_caches_get_the_page_for_what_is_left():
    page, now = keep(HttpResponse("x"), NOON), NOON.timestamp()
    left = [page.response(RequestFactory().get("/"), now - before) for before in (600, 60, 7, 0)]

    assert [answer["Cache-Control"] for answer in left] == [
        f"public, max-age=0, s-maxage={seconds}" for seconds in (60, 60, 7, 0)
    ]


def test_what_is_remembered_ends_with_the_pages(monkeypatch):
    page = profile_of(make_member())
    type(page).objects.filter(pk=page.pk).update(expire_at=SOON)
    asked = []
    render = PageCacheMiddleware(
        lambda request: HttpResponse(remembered("x", lambda: asked.append(1) or "x"))
    )

    for now, address in ((NOON, "/a/"), (NOON, "/b/"), (SOON, "/c/"), (SOON, "/d/")):
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        render(RequestFactory().get(address))

    assert len(asked) == 2
