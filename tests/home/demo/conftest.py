"""The demo content, loaded once for all tests of this folder: each sees it as it was loaded."""

import pytest
from django.db import transaction

from exchange.municipalities.models import Level, Municipality
from home.demo.services import demo_load
from home.first_pages.services import first_pages_create

DISTRICTS = {
    "05100000": "Düsseldorf",
    "05300000": "Köln",
    "05500000": "Münster",
    "05700000": "Detmold",
    "05900000": "Arnsberg",
}


class RollBack(Exception):
    """Ends the transaction around the tests of this folder."""


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """The report of the first loading, into a site with the register's Regierungsbezirke."""
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                register_districts()
                first_pages_create()
                yield demo_load()
                raise RollBack
        except RollBack:
            pass


def register_districts() -> None:
    for ags, name in DISTRICTS.items():
        Municipality.objects.create(
            ags=ags, name=name, official_name=f"Regierungsbezirk {name}", level=Level.REGIERUNGSBEZIRK
        )
