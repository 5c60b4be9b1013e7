"""The editor's form: what is filled in, what a draft may lack, what submitting asks for."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from exchange.experiences.models import BestPracticePage
from exchange.municipalities.models import Member, MemberRole, MembershipStatus
from exchange.vocabulary.models import Term
from tests.factories.contributions import make_guideline, make_practice, make_strategy, make_term
from tests.factories.files import make_image
from tests.factories.municipalities import make_member, make_user, profile_of

pytestmark = pytest.mark.django_db
ROWS = (
    "steps",
    "costs",
    "partners",
    "key_figures",
    "page_documents",
    "page_links",
    "page_relations",
    "comments",
)
STARRED_PROSE = (
    "problem",
    "goals",
    "solution",
    "results",
    "success_factors",
    "pitfalls",
    "lessons",
    "conditions",
)


@pytest.fixture
def member():
    return make_member("Musterhausen")


@pytest.fixture
def editor(client, member):
    user = make_user(MemberRole.EDITOR, member)
    client.force_login(user)
    return client


def add_address(member) -> str:
    args = ["experiences", "bestpracticepage", profile_of(member).pk]
    return reverse("wagtailadmin_pages:add", args=args)


def form_data(member, **changes) -> dict:
    """What a browser sends when an officer answers the starred questions and nothing else."""
    topic, group, field = (
        Term.objects.of(name).first().pk for name in ("topic", "target_group", "action_field")
    )
    data = {
        "title": "Vereinslotsin",
        "slug": "vereinslotsin",
        "summary": "Eine Stelle, die alle Vereine kennt.",
        **{name: rich_text("<p>Antwort</p>") for name in STARRED_PROSE},
        "municipal_role": "traeger",
        "status": "laeuft",
        "evidence": "erfahrung",
        "contact_point": profile_of(member).contact_points.get().pk,
        "visibility": "public",
        "licence": "cc-by-4.0",
        "review_on": "2027-11-22",
        "body": streamfield([]),
        **{name: inline_formset([]) for name in ROWS},
    }
    terms = {"topics": [topic], "target_groups": [group], "action_fields": [field]}
    chosen = {name: changes.pop(name, keys) for name, keys in terms.items()}
    return nested_form_data(data | changes) | chosen


def errors_of(response) -> dict:
    return response.context["form"].errors


class TestNewForm:
    def test_contact_licence_and_review_date_are_filled_in(self, editor, member):
        form = editor.get(add_address(member)).context["form"]
        assert form["contact_point"].value() == profile_of(member).contact_points.get().pk
        assert form["licence"].value() == "cc-by-4.0"
        assert form["review_on"].value() == timezone.localdate() + timedelta(days=365)

    def test_only_the_members_own_contact_points_are_offered(self, editor, member):
        make_member("Nachbarstadt")
        form = editor.get(add_address(member)).context["form"]
        assert {point.profile.member for point in form.fields["contact_point"].queryset} == {member}

    def test_further_members_are_others_that_are_active(self, editor, member):
        neighbour = make_member("Nachbarstadt")
        left = make_member("Ausgetreten")
        Member.objects.filter(pk=left.pk).update(status=MembershipStatus.LEFT)
        form = editor.get(add_address(member)).context["form"]
        assert list(form.fields["further_members"].queryset) == [neighbour]

    def test_retired_terms_are_not_offered(self, editor, member):
        make_term("topic", "alt", retired=True)
        form = editor.get(add_address(member)).context["form"]
        assert "alt" not in {term.key for term in form.fields["topics"].queryset}


class TestDrafts:
    def test_a_title_is_enough_for_a_draft(self, editor, member):
        empty = {name: rich_text("") for name in STARRED_PROSE}
        changes = {"summary": "", "topics": [], "contact_point": "", "review_on": "", "status": "", **empty}
        editor.post(add_address(member), form_data(member, **changes))
        page = BestPracticePage.objects.get()
        assert not page.live
        assert page.member == member

    def test_a_draft_may_hold_an_image_whose_rights_are_open(self, editor, member):
        image = make_image(credit="", collection=member.collection)
        editor.post(add_address(member), form_data(member, image=image.pk))
        assert BestPracticePage.objects.get().image == image

    def test_more_than_three_topics_are_too_many_even_for_a_draft(self, editor, member):
        four = list(Term.objects.of("topic").values_list("pk", flat=True)[:4])
        response = editor.post(add_address(member), form_data(member, topics=four))
        assert "höchstens drei" in str(errors_of(response)["topics"])

    def test_the_summary_ends_after_280_characters(self, editor, member):
        response = editor.post(add_address(member), form_data(member, summary="x" * 281))
        assert "summary" in errors_of(response)

    def test_a_new_page_can_be_previewed_before_it_is_stored(self, editor, member):
        address = reverse(
            "wagtailadmin_pages:preview_on_add",
            args=["experiences", "bestpracticepage", profile_of(member).pk],
        )
        assert editor.post(address, form_data(member)).json()["is_valid"]
        response = editor.get(address)
        assert response.status_code == 200
        assert "Musterhausen" in response.content.decode()


class TestSubmitting:
    def submit(self, editor, member, **changes):
        return editor.post(add_address(member), form_data(member, **changes) | {"action-submit": "1"})

    def test_the_starred_answers_are_enough(self, editor, member):
        response = self.submit(editor, member)
        assert response.status_code == 302
        assert BestPracticePage.objects.get().current_workflow_state is not None

    @pytest.mark.parametrize(
        "name",
        ["summary", "municipal_role", "status", "evidence", "topics", "target_groups", "action_fields",
         "contact_point", "review_on", *STARRED_PROSE],
    )  # fmt: skip
    def test_each_starred_answer_is_needed(self, editor, member, name):
        empty = (
            rich_text("") if name in STARRED_PROSE else [] if name.endswith("s") and name != "status" else ""
        )
        response = self.submit(editor, member, **{name: empty})
        assert name in errors_of(response)
        assert not BestPracticePage.objects.filter(live=True).exists()

    @pytest.mark.parametrize("missing", ["credit", "licence", "consent"])
    def test_an_image_needs_credit_licence_and_consent(self, editor, member, missing):
        image = make_image(**{missing: ""}, collection=member.collection)
        response = self.submit(editor, member, image=image.pk, image_alt="Ein Platz")
        assert "Marktplatz" in str(errors_of(response)["image"])

    def test_an_image_needs_an_alternative_text_or_is_decorative(self, editor, member):
        image = make_image(collection=member.collection)
        response = self.submit(editor, member, image=image.pk)
        assert "schmückend" in str(errors_of(response)["image_alt"])
        response = self.submit(editor, member, image=image.pk, image_decorative="on")
        assert response.status_code == 302

    @pytest.mark.parametrize(("make", "rows"), [(make_strategy, "goals"), (make_guideline, "key_points")])
    def test_a_strategy_needs_a_goal_and_a_guideline_a_key_point(self, make, rows, member):
        page = make(member, live=False, **{rows: []})
        assert rows in page.missing_relations()
        with pytest.raises(ValidationError, match="Bitte ergänzen"):
            page.get_latest_revision().publish()
        page.refresh_from_db()
        assert not page.live


def test_the_form_shows_how_complete_the_page_is(editor, member):
    page = make_practice(member, review_on=date(2027, 1, 1))
    text = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "was andere Kommunen wissen möchten" in text
    assert "einmaligen Kosten" in text


def test_further_members_are_ticked_and_the_own_one_is_not_among_them(client):
    member, other = make_member("Amselhövel"), make_member("Falkenwerth")
    client.force_login(make_user(MemberRole.EDITOR, member))
    page = make_practice(member, live=False)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    choices = BeautifulSoup(html, "html.parser").select("input[type=checkbox][name=further_members]")
    assert [choice["value"] for choice in choices] == [str(other.pk)]


class TestHintsWhileWriting:
    """Completeness and readability are told anew with each automatic saving, in the form that stands open."""

    HARD = (
        "<p>"
        + "Die Fortschreibung der Engagementstrategie verstetigt Koordinierungsstrukturen. " * 12
        + "</p>"
    )

    def targets(self, html: str) -> dict[str, str]:
        """What an automatic saving puts in again: the ids of hints, and their new words."""
        parts = BeautifulSoup(html, "html.parser").select("template[data-w-teleport-target-value^='[id=']")
        return {part["data-w-teleport-target-value"][5:-2]: part.get_text() for part in parts}

    def test_a_new_page_and_the_page_it_becomes(self, editor, member):
        form = BeautifulSoup(editor.get(add_address(member)).content, "html.parser")
        places = {place["id"] for place in form.select("[id$='-hint']")}
        data = form_data(member, problem=rich_text(self.HARD))
        as_json = {"Accept": "application/json"}
        made = editor.post(add_address(member), data, headers=as_json).json()
        told = self.targets(editor.get(made["hydrate_url"]).text)
        assert set(told) == places
        assert len(places) == 2
        assert "schwer zu lesen" in "".join(told.values())

        page = BestPracticePage.objects.get()
        data["problem"] = rich_text("<p>Kurz.</p>")
        data["overwrite_revision_id"] = str(page.latest_revision_id)
        saved = editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, headers=as_json).json()
        assert set(self.targets(saved["html"])) == places
        assert "schwer zu lesen" not in saved["html"]
