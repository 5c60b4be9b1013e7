"""Setting and removing marks: who may, what is logged, who is told."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Locale, PageLogEntry

from exchange.municipalities.marks.services import mark_remove, mark_set
from exchange.municipalities.models import Mark, MarkKind
from exchange.municipalities.moderation.services import page_archive
from tests.factories.contributions import make_practice
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db
CHECKED, HIGHLIGHTED = MarkKind.CHECKED, MarkKind.HIGHLIGHTED


def logged(page) -> list[str]:
    entries = PageLogEntry.objects.filter(page=page.pk, action__startswith="marks.").order_by("pk")
    return [entry.formatter.format_message(entry) for entry in entries]


def test_the_mark_says_who_when_and_why(practice, curator):
    mark = mark_set(page=practice, user=curator, kind=CHECKED, reason="Vorlage  ist\nrechtssicher.")
    assert (mark.set_by, mark.reason) == (curator, "Vorlage ist rechtssicher.")
    assert logged(practice) == ["Ausgezeichnet: Vorlage ist rechtssicher. – Geprüft"]


def test_marked_anew_it_counts_from_now(practice, curator):
    first = mark_set(page=practice, user=curator, kind=CHECKED, reason="Erstens")
    again = mark_set(page=practice, user=curator, kind=CHECKED, reason="Zweitens")
    assert [mark.reason for mark in Mark.objects.all()] == ["Zweitens"]
    assert again.set_at > first.set_at


def test_both_marks_go_together(practice, curator):
    for kind in MarkKind.values:
        mark_set(page=practice, user=curator, kind=kind, reason="Gut")
    assert Mark.objects.count() == 2


def test_the_members_editors_are_told_and_no_person_is_named(practice, curator, editor, mails):
    mark = mark_set(page=practice, user=curator, kind=HIGHLIGHTED, reason="Leicht nachzumachen.")
    mark_remove(mark=mark, user=curator, reason="Es gibt ein neueres Beispiel.")
    (to, subject, text), (_to, removed, why) = mails()
    assert (to, subject) == ("editor@amsel.example", "Ausgezeichnet: Offene Werkstatt")
    assert "Hervorgehoben" in text
    assert "Leicht nachzumachen." in text
    assert practice.full_url in text
    assert removed == "Auszeichnung entfernt: Offene Werkstatt"
    assert "Es gibt ein neueres Beispiel." in why
    assert "Geheimrat" not in text + why


def test_taking_back_leaves_only_the_log(practice, curator):
    mark = mark_set(page=practice, user=curator, kind=CHECKED, reason="Gut")
    mark_remove(mark=mark, user=curator)
    assert not Mark.objects.exists()
    assert logged(practice)[-1] == "Auszeichnung entfernt – Geprüft"


def test_a_reason_is_needed(practice, curator):
    with pytest.raises(ValueError, match="begründen"):
        mark_set(page=practice, user=curator, kind=CHECKED, reason="  ")


def test_only_the_ministry_marks(practice, editor, curator):
    with pytest.raises(PermissionDenied):
        mark_set(page=practice, user=editor, kind=CHECKED, reason="Eigenlob")
    mark = mark_set(page=practice, user=curator, kind=CHECKED, reason="Gut")
    with pytest.raises(PermissionDenied):
        mark_remove(mark=mark, user=editor)
    assert Mark.objects.count() == 1


def test_drafts_archived_pages_events_and_translations_are_not_marked(member, practice, curator):
    english = practice.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.save_revision().publish()
    archived = make_practice(member, title="Früher")
    page_archive(page=archived, user=curator)
    for page in (make_practice(member, live=False, title="Entwurf"), archived, make_event(member), english):
        with pytest.raises(PermissionDenied):
            mark_set(page=page, user=curator, kind=CHECKED, reason="Gut")


def test_an_archived_page_may_lose_its_mark(practice, curator):
    mark = mark_set(page=practice, user=curator, kind=CHECKED, reason="Gut")
    page_archive(page=practice, user=curator)
    mark_remove(mark=mark, user=curator)
    assert not Mark.objects.exists()


def test_an_unknown_kind_is_refused(practice, curator):
    with pytest.raises(PermissionDenied):
        mark_set(page=practice, user=curator, kind="gold", reason="Gut")
