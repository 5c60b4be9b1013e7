"""`/healthz/` and `/readyz/`."""

import pytest


def test_the_process_is_alive_without_asking_the_database(client):
    response = client.get("/healthz/")
    assert response.status_code == 200
    assert response.content == b"ok\n"


@pytest.mark.django_db
def test_ready_names_every_part(client):
    report = client.get("/readyz/").json()
    assert {"database", "queue", "tick"} <= report.keys()
    assert report["database"]["ok"] is True


@pytest.mark.django_db(transaction=True)
def test_transactional_tests_find_what_the_migrations_made_1():
    from wagtail.models import Collection, Locale, Page

    assert Page.objects.count() and Locale.objects.count() and Collection.objects.count()


@pytest.mark.django_db(transaction=True)
def test_transactional_tests_find_what_the_migrations_made_2():
    from wagtail.models import Collection, Locale, Page

    assert Page.objects.count() and Locale.objects.count() and Collection.objects.count()
