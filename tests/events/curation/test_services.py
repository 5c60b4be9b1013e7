"""From a proposal to a decision: states, mails, history, and who may do what."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import Locale, PageLogEntry

from exchange.events.curation.services import event_decide, event_propose, proposal_withdraw
from exchange.events.models import Decision, EventPage, LandCalendar, LandProposal
from exchange.municipalities.models import MemberKind
from tests.factories.municipalities import make_member

from .conftest import make_own

pytestmark = pytest.mark.django_db


def state_of(event) -> str:
    return EventPage.objects.get(pk=event.pk).land_calendar


class TestProposing:
    def test_the_event_waits_and_the_ministry_is_told(self, event, editor, curator, outbox):
        event_propose(event=event, user=editor, note="Für alle Kreise")
        assert state_of(event) == LandCalendar.PROPOSED
        [(to, subject, text)] = outbox()
        assert to == "redaktion@land.example"
        assert subject == "Vorschlag für den Landeskalender: Wie Freiwillige bleiben"
        assert "Für alle Kreise" in text
        assert f"/admin/landeskalender/{event.pk}/" in text
        assert "editor@amsel.example" not in text

    def test_the_history_of_the_page_tells_it(self, event, editor):
        event_propose(event=event, user=editor, note="Für alle Kreise")
        entry = PageLogEntry.objects.filter(page=event.pk, action="calendar.propose").get()
        assert (
            entry.formatter.format_message(entry) == "Für den Landeskalender vorgeschlagen: Für alle Kreise"
        )

    def test_nothing_is_proposed_twice(self, event, editor):
        event_propose(event=event, user=editor)
        with pytest.raises(PermissionDenied):
            event_propose(event=event, user=editor)
        assert LandProposal.objects.count() == 1

    def test_drafts_and_archived_events_are_not_proposed(self, member, editor, event):
        with pytest.raises(PermissionDenied):
            event_propose(event=make_own(member, live=False, title="Entwurf"), user=editor)
        EventPage.objects.filter(pk=event.pk).update(archived_at="2027-01-01T00:00Z")
        with pytest.raises(PermissionDenied):
            event_propose(event=event, user=editor)

    def test_nobody_proposes_the_events_of_others(self, event, stranger, curator):
        for user in (stranger, curator):
            with pytest.raises(PermissionDenied):
                event_propose(event=event, user=user)
        assert state_of(event) == LandCalendar.OWN

    def test_what_the_land_organises_stands_in_its_calendar_anyway(self):
        land = make_member("Land Musterland", kind=MemberKind.LAND, slug="land")
        assert state_of(make_own(land)) == LandCalendar.ACCEPTED


class TestWithdrawing:
    def test_the_event_goes_back_to_its_own_calendar_and_may_be_proposed_again(self, event, editor):
        event_propose(event=event, user=editor)
        proposal_withdraw(event=event, user=editor)
        assert state_of(event) == LandCalendar.OWN
        assert LandProposal.objects.get().decision == Decision.WITHDRAWN
        event_propose(event=event, user=editor)
        assert state_of(event) == LandCalendar.PROPOSED

    def test_a_decision_is_not_withdrawn(self, event, editor, curator):
        event_propose(event=event, user=editor)
        event_decide(event=event, user=curator, decision="accepted")
        with pytest.raises(PermissionDenied):
            proposal_withdraw(event=event, user=editor)


class TestDeciding:
    @pytest.fixture(autouse=True)
    def proposed(self, event, editor, outbox):
        event_propose(event=event, user=editor)
        outbox()

    @pytest.mark.parametrize(
        ("decision", "words"), [("accepted", "aufgenommen."), ("featured", "hebt sie dort hervor")]
    )
    def test_the_proposer_learns_of_it(self, event, curator, outbox, decision, words):
        event_decide(event=event, user=curator, decision=decision)
        assert state_of(event) == decision
        [(to, subject, text)] = outbox()
        assert (to, subject) == ("editor@amsel.example", "Im Landeskalender: Wie Freiwillige bleiben")
        assert words in text

    def test_declining_needs_a_reason_which_is_mailed_and_kept(self, event, curator, outbox):
        with pytest.raises(ValidationError):
            event_decide(event=event, user=curator, decision="declined", reason=" ")
        assert state_of(event) == LandCalendar.PROPOSED
        event_decide(event=event, user=curator, decision="declined", reason="Nur für Amselhövel")
        assert state_of(event) == LandCalendar.DECLINED
        [(_to, subject, text)] = outbox()
        assert subject == "Nicht im Landeskalender: Wie Freiwillige bleiben"
        assert "Nur für Amselhövel" in text
        proposal = LandProposal.objects.get()
        assert (proposal.decision, proposal.reason) == ("declined", "Nur für Amselhövel")
        assert proposal.decided_at

    def test_a_declined_event_may_be_proposed_again(self, event, editor, curator):
        event_decide(event=event, user=curator, decision="declined", reason="zu früh")
        event_propose(event=event, user=editor)
        assert state_of(event) == LandCalendar.PROPOSED
        assert LandProposal.objects.count() == 2

    def test_decisions_may_change_and_each_is_told_once(self, event, curator, outbox):
        for decision in ("accepted", "accepted", "featured", "accepted"):
            event_decide(event=event, user=curator, decision=decision)
        assert state_of(event) == LandCalendar.ACCEPTED
        assert len(outbox()) == 3

    def test_only_the_ministry_decides(self, event, editor, stranger):
        for user in (editor, stranger):
            with pytest.raises(PermissionDenied):
                event_decide(event=event, user=user, decision="accepted")

    def test_an_event_that_nobody_proposed_is_not_taken(self, member, curator):
        with pytest.raises(PermissionDenied):
            event_decide(event=make_own(member, title="Eigenes"), user=curator, decision="accepted")

    @pytest.mark.parametrize("decision", ["withdrawn", "own", "", "unfug"])
    def test_other_words_are_no_decision(self, event, curator, decision):
        with pytest.raises(PermissionDenied):
            event_decide(event=event, user=curator, decision=decision)

    def test_publishing_a_version_from_before_keeps_the_decision(self, event, curator):
        before = event.get_latest_revision()
        event_decide(event=event, user=curator, decision="featured")
        before.publish()
        assert state_of(event) == LandCalendar.FEATURED

    def test_translations_share_the_decision(self, event, curator):
        translation = event.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
        event_decide(event=event, user=curator, decision="featured")
        assert state_of(translation) == LandCalendar.FEATURED
