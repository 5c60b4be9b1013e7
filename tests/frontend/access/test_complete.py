"""Nothing public is left out: a new page type or view needs rows."""

import json
from collections import defaultdict

import pytest
from django.urls import URLPattern, get_resolver
from wagtail.models import get_page_models

from cms.legal.services import automatic_check_store
from cms.models import BasePage
from exchange.municipalities.models import ContributionPage

from .__main__ import merged
from .rows import FULL, LONG, NO_PAGE, ROWS

# Not for visitors, or no page: files, health, and everything below the admin and Wagtail's documents.
NOT_PUBLIC = ("admin/", "documents/", "healthz", "readyz", "media/", "sitemap", "robots", "static/")


def states_by_subject() -> dict[str, set[str]]:
    states = defaultdict(set)
    for row in ROWS:
        states[row.subject].add(row.state)
    return states


def public_views(patterns=None, prefix: str = "") -> set[str]:
    """The names of all addresses that a visitor may ask for."""
    names = set()
    for found in get_resolver().url_patterns if patterns is None else patterns:
        address = prefix + str(found.pattern)
        if address.startswith(NOT_PUBLIC):
            continue
        if isinstance(found, URLPattern):
            names.add(found.name)
        else:
            names |= public_views(found.url_patterns, address)
    return names - {None}


def test_every_page_type_is_looked_at():
    types = {model._meta.label: model for model in get_page_models() if issubclass(model, BasePage)}
    states = states_by_subject()
    assert set(types) - set(states) - set(NO_PAGE) == set()
    assert [label for label in types.keys() & states.keys() if not states[label] & {FULL, LONG}] == []


def test_every_address_for_visitors_is_looked_at():
    assert public_views() - {row.subject for row in ROWS} - set(NO_PAGE) == set()


def test_nothing_is_excused_that_does_not_exist():
    known = public_views() | {model._meta.label for model in get_page_models()}
    assert set(NO_PAGE) - known == set()


def test_every_form_is_looked_at_when_it_is_refused():
    refused = {row.subject for row in ROWS if row.submit}
    assert {"registration_form", "barrier_form", "account_login", "account_reset_password"} <= refused


@pytest.mark.parametrize("kind", ["praxisbeispiel", "strategie", "veranstaltung"])
def test_layouts_of_contributions_hold_long_words(kind):
    models = [m for m in get_page_models() if issubclass(m, ContributionPage) and m.kind == kind]
    assert LONG in states_by_subject()[models[0]._meta.label]


def test_the_notes_of_all_groups_become_one_report_for_the_statement(tmp_path, db):
    finding = {
        "rule": "image-alt",
        "page": "home.HomePage",
        "state": "voll, 320 px, hell",
        "impact": "critical",
    }
    for name, findings in (("pages", [finding]), ("lists", [])):
        note = {"pages": 2, "states": 16, "findings": findings}
        (tmp_path / f"{name}.json").write_text(json.dumps(note))
    report = merged(tmp_path, "2030-05-06T12:00:00+02:00", "4.14.1")
    check = automatic_check_store(report=report)
    assert (check.pages, check.states, len(check.findings)) == (4, 32, 1)
