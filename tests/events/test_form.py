"""The editor's form: drafts may be unfinished, contradictions are said at once, beside the next dates."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from exchange.events.models import EventException, EventPage, Occurrence
from exchange.events.preview import preview_of
from exchange.municipalities.completeness import completeness
from exchange.municipalities.models import MemberRole
from tests.factories.contributions import make_term
from tests.factories.events import berlin, make_event
from tests.factories.municipalities import make_member, make_user, profile_of

pytestmark = pytest.mark.django_db
ROWS = (
    "exceptions", "access_facts", "programme", "speakers", "materials", "page_documents", "page_links",
    "page_relations", "comments",
)  # fmt: skip
PROSE = ("description", "preparation", "outcome", "members_text")
NOW = berlin("2027-01-01 12:00")


@pytest.fixture
def member():
    return make_member("Musterhausen")


@pytest.fixture
def editor(client, member):
    client.force_login(make_user(MemberRole.EDITOR, member))
    return client


def form_data(member, exceptions=(), **changes) -> dict:
    """What a browser sends when an officer answers the starred questions and nothing else."""
    answers = {
        "title": "Wie Freiwillige bleiben",
        "slug": "wie-freiwillige-bleiben",
        "summary": "Was hält Menschen im Ehrenamt?",
        "event_type": "regionales-seminar",
        "starts_at": "12.05.2027 18:00",
        "ends_at": "12.05.2027 20:00",
        "frequency": "none",
        "interval": 1,
        "status": "scheduled",
        "attendance_mode": "onsite",
        "venue_name": "Rathaus",
        "access_link_from_hours": 24,
        "offer_hours": 48,
        "registration_mode": "none",
        "contact_point": profile_of(member).contact_points.get().pk,
        "visibility": "public",
        "licence": "cc-by-4.0",
        "body": streamfield([]),
        **{name: rich_text("") for name in PROSE},
        **{name: inline_formset([]) for name in ROWS},
    }
    chosen = {
        "audiences": [make_term("audience", "offen").pk],
        "topics": [make_term("topic", "anerkennung").pk],
        "weekdays": [],
    }
    # Several values of one name are no nested form.
    several = {name: changes.pop(name, value) for name, value in chosen.items()}
    rows = {"exceptions": inline_formset(list(exceptions))}
    return nested_form_data({**answers, **rows, **changes}) | several


def save(editor, member, **changes):
    return editor.post(add_address(member), form_data(member, **changes))


def submit(editor, member, **changes):
    return editor.post(add_address(member), form_data(member, **changes) | {"action-submit": "1"})


def add_address(member) -> str:
    return reverse("wagtailadmin_pages:add", args=["events", "eventpage", profile_of(member).pk])


def errors_of(response) -> str:
    form = response.context["form"]
    return f"{form.errors.as_text()} {form.non_field_errors()}"


def test_a_draft_needs_a_title_alone(editor, member):
    empty = dict.fromkeys(
        ("summary", "event_type", "starts_at", "ends_at", "attendance_mode", "venue_name"), ""
    )
    response = save(editor, member, **empty, audiences=[], topics=[], contact_point="")
    assert response.status_code == 302
    assert EventPage.objects.get().starts_at is None


@pytest.mark.parametrize("name", ["summary", "event_type", "starts_at", "ends_at", "attendance_mode"])
def test_submitting_asks_for_what_lists_need(editor, member, name):
    response = submit(editor, member, **{name: ""})
    assert list(response.context["form"].errors) == [name]


def test_submitting_starts_the_review(editor, member):
    assert submit(editor, member).status_code == 302
    event = EventPage.objects.get()
    assert event.current_workflow_state.status == "in_progress"
    assert not event.live
    assert not Occurrence.objects.exists()


def test_a_trusted_member_publishes_itself(client, member):
    client.force_login(make_user(MemberRole.PUBLISHER, member))
    assert client.post(add_address(member), form_data(member) | {"action-publish": "1"}).status_code == 302
    assert EventPage.objects.get().live
    assert Occurrence.objects.get().starts_at == berlin("2027-05-12 18:00")


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"venue_name": ""}, "venue_name"),
        ({"status": "cancelled"}, "status_reason"),
        ({"registration_mode": "external"}, "registration_url"),
    ],
)
def test_an_answer_may_need_another_but_not_in_a_draft(editor, member, changes, name):
    assert list(submit(editor, member, **changes).context["form"].errors) == [name]
    assert save(editor, member, **changes).status_code == 302


@pytest.mark.parametrize("way", [save, submit])
def test_a_contradiction_is_said_at_its_field_in_drafts_too(editor, member, way):
    response = way(editor, member, frequency="weekly", weekdays=["MO"])
    assert "ein Mittwoch" in response.context["form"].errors["weekdays"][0]


@pytest.mark.parametrize("time", ["28.03.2027 02:30", "31.10.2027 02:30"])
def test_a_first_date_in_the_hour_that_clocks_skip_or_repeat_is_refused(editor, member, time):
    response = save(editor, member, starts_at=time, ends_at="31.10.2027 20:00")
    assert list(response.context["form"].errors) == ["starts_at"]


def test_weekdays_are_kept_as_chosen(editor, member):
    save(editor, member, frequency="weekly", weekdays=["WE", "FR"], count=4)
    assert EventPage.objects.get().weekdays == "WE,FR"
    edit = reverse("wagtailadmin_pages:edit", args=[EventPage.objects.get().pk])
    assert editor.get(edit).content.decode().count("checked") >= 2


def test_an_exception_for_a_day_without_a_date_is_refused(editor, member):
    row = {"date": "13.05.2027", "action": "cancelled", "new_start": "", "new_end": "", "reason": ""}
    response = save(editor, member, frequency="weekly", count=4, exceptions=[row])
    assert "Am 13.05.2027 ist kein Termin der Reihe." in errors_of(response)
    row["date"] = "19.05.2027"
    assert save(editor, member, frequency="weekly", count=4, exceptions=[row]).status_code == 302


def test_a_moved_date_needs_its_new_time(editor, member):
    row = {"date": "19.05.2027", "action": "moved", "new_start": "", "new_end": "", "reason": ""}
    response = save(editor, member, frequency="weekly", count=4, exceptions=[row])
    assert response.status_code == 200
    assert not EventPage.objects.exists()


def test_no_way_of_publishing_leads_past_the_rules(member):
    with pytest.raises(ValidationError, match="Wo findet"):
        make_event(member, venue_name="")
    with pytest.raises(ValidationError, match="kein Termin der Reihe"):
        make_event(member, exceptions=[EventException(date="2027-05-13")], frequency="weekly", slug="zwei")


def test_the_form_says_what_readers_still_ask_for(member):
    found = completeness(make_event(member))
    assert 0 < found.percent < 100
    assert any("barrierefrei" in hint for hint in found.hints)


def test_an_event_of_another_member_is_neither_shown_nor_opened(editor, member):
    draft = make_event(make_member("Fremdstadt"), live=False, title="Geheimes Vorhaben")
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert editor.get(edit).status_code == 302
    for address in (reverse("wagtailadmin_explore_root"), reverse("wagtailadmin_home")):
        assert "Geheimes Vorhaben" not in editor.get(address, follow=True).content.decode()
    assert "Geheimes Vorhaben" not in editor.get("/kalender/?von=2027-01-01").content.decode()
    assert Page.objects.get(pk=draft.pk).live is False


class TestPreview:
    def said(self, query: str) -> list[str]:
        return [f"{words} {status.label}" for words, status in preview_of(QueryDict(query), NOW).dates]

    def test_names_the_rhythm_and_the_next_dates(self):
        preview = preview_of(
            QueryDict("starts_at=12.05.2027 18:00&ends_at=12.05.2027 20:00&frequency=weekly"), NOW
        )
        assert preview.rule == "Jede Woche am Mittwoch"
        assert preview.dates[0][0] == "Mittwoch, 12. Mai 2027, 18:00 bis 20:00 Uhr"
        assert len(preview.dates) == 8
        assert preview.more > 80

    def test_knows_exceptions_that_are_not_saved_and_leaves_out_deleted_ones(self):
        rows = (
            "&exceptions-TOTAL_FORMS=2&exceptions-0-date=19.05.2027&exceptions-0-action=cancelled"
            "&exceptions-1-date=26.05.2027&exceptions-1-action=cancelled&exceptions-1-DELETE=on"
        )
        said = self.said(f"starts_at=12.05.2027 18:00&frequency=weekly&count=3{rows}")
        assert [date.rpartition("Uhr ")[2] for date in said] == ["findet statt", "abgesagt", "findet statt"]

    @pytest.mark.parametrize("query", ["", "starts_at=&frequency=weekly", "exceptions-TOTAL_FORMS=x"])
    def test_waits_for_a_start(self, query):
        preview = preview_of(QueryDict(query), NOW)
        assert (preview.dates, preview.problems) == ((), ())

    @pytest.mark.parametrize(
        ("query", "problem"),
        [
            ("starts_at=gestern", "Beginn: "),
            ("starts_at=12.05.2027 18:00&frequency=weekly&weekdays=MO", "Der erste Termin ist ein Mittwoch."),
            ("starts_at=12.05.2027 18:00&frequency=stuendlich", "Wiederholung: "),
            (
                "starts_at=12.05.2027 18:00&exceptions-TOTAL_FORMS=1&exceptions-0-date=12.05.2027",
                "Ausnahmen gibt es",
            ),
        ],
    )
    def test_names_what_is_wrong(self, query, problem):
        (said,) = preview_of(QueryDict(query), NOW).problems
        assert said.startswith(problem)

    def test_is_for_people_of_the_admin(self, client, editor, member):
        address = reverse("event_next_dates")
        assert "Mittwoch" in editor.post(address, {"starts_at": "12.05.2027 18:00"}).content.decode()
        assert editor.get(address).status_code == 405
        client.logout()
        assert client.post(address).status_code == 302

    def test_stands_in_the_form_with_its_script(self, editor, member):
        body = editor.get(add_address(member)).content.decode()
        assert reverse("event_next_dates") in body
        assert "events/next_dates.js" in body
