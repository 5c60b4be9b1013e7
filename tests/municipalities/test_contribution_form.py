"""The editor's form: what is filled in, what a draft may lack, what submitting asks for."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.blocks.story import StoryBlock
from exchange.experiences.models import BestPracticePage
from exchange.municipalities.cards import contribution_models
from exchange.municipalities.models import ContactPoint, Member, MemberRole, MembershipStatus
from exchange.municipalities.roles import SiteRole
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


class TestPublishingWithoutTheForm:
    def test_an_image_without_rights_does_not_go_online_by_any_way(self, member):
        page = make_practice(member, live=False, image=make_image(consent="fehlt"), image_alt="Ein Platz")
        with pytest.raises(ValidationError, match="Einwilligung"):
            page.get_latest_revision().publish()

    def test_a_page_without_topics_does_not_go_online(self, member):
        page = make_practice(member, live=False, topics=[])
        with pytest.raises(ValidationError, match="Bitte ergänzen"):
            page.get_latest_revision().publish()

    def test_an_image_in_the_story_needs_its_rights_too(self, member):
        value = {"image": make_image(licence=""), "alt_text": "Ein Platz", "decorative": False}
        block = StoryBlock().child_blocks["image"].to_python(value | {"image": value["image"].pk})
        page = make_practice(member, live=False, body=[("image", block)])
        with pytest.raises(ValidationError, match="Lizenz"):
            page.get_latest_revision().publish()

    def test_publishing_from_the_list_names_what_is_not_finished(self, client, member):
        client.force_login(make_user(SiteRole.EDITORIAL))
        finished = make_practice(member, live=False, title="Fertig")
        unfinished = make_practice(member, live=False, title="Halb fertig", topics=[])
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        listing = reverse("wagtailadmin_explore", args=[profile_of(member).pk])
        chosen = f"{address}?next={listing}&id={finished.pk}&id={unfinished.pk}"
        response = client.post(chosen, follow=True)
        text = response.content.decode()
        assert "Es fehlen noch Angaben in: „Halb fertig“" in text
        assert not BestPracticePage.objects.filter(live=True).exists()
        client.post(f"{address}?id={finished.pk}")
        assert BestPracticePage.objects.get(live=True).title == "Fertig"

    def test_a_version_that_waited_for_its_time_does_not_stop_the_others(self, member):
        image = make_image()
        page = make_practice(member, live=False, image=image, image_alt="Ein Platz")
        revision = page.get_latest_revision()
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        revision.save()
        image.consent = "fehlt"
        image.save()
        revision.publish()
        page.refresh_from_db()
        assert page.live


class TestOwner:
    def test_the_owner_is_whose_profile_stands_above(self, member):
        page = make_practice(member)
        assert page.member == member

    def test_a_moved_page_belongs_to_the_other_member(self, member):
        other = make_member("Nachbarstadt")
        page = make_practice(member)
        page.move(profile_of(other), pos="last-child")
        page = BestPracticePage.objects.get()
        assert page.member == other
        page.get_latest_revision().publish()
        assert BestPracticePage.objects.get().member == other

    def test_a_copy_belongs_to_where_it_lies(self, member):
        other = make_member("Nachbarstadt")
        copy = make_practice(member).copy(to=profile_of(other))
        assert copy.specific.member == other


class TestNewContribution:
    @pytest.mark.parametrize("model", contribution_models(), ids=lambda model: model.kind)
    def test_one_click_opens_the_form_below_the_own_profile(self, editor, member, model):
        response = editor.get(reverse("new_contribution", args=[model.kind]))
        args = [model._meta.app_label, model._meta.model_name, profile_of(member).pk]
        assert response.url == reverse("wagtailadmin_pages:add", args=args)
        assert editor.get(response.url).status_code == 200

    def test_somebody_of_two_members_chooses(self, editor, member):
        other = make_member("Nachbarstadt")
        user = make_user(MemberRole.EDITOR, member)
        other.groups.get(role=MemberRole.EDITOR).group.user_set.add(user)
        editor.force_login(user)
        text = editor.get(reverse("new_contribution", args=["praxisbeispiel"])).content.decode()
        assert "Musterhausen" in text
        assert "Nachbarstadt" in text

    def test_readers_are_refused_and_unknown_kinds_not_found(self, client, member):
        client.force_login(make_user(MemberRole.READER, member))
        assert client.get(reverse("new_contribution", args=["praxisbeispiel"])).status_code in (302, 403)
        client.force_login(make_user(SiteRole.EDITORIAL))
        assert client.get(reverse("new_contribution", args=["gedicht"])).status_code == 404


class TestContactPoints:
    def delete_point(self, client, member):
        profile = profile_of(member)
        point = profile.contact_points.get()
        rows = [{"id": point.pk, "function": point.function, "mailbox": point.mailbox, "DELETE": "1"}]
        data = {
            "title": profile.title,
            "slug": profile.slug,
            "contact_points": inline_formset(rows, initial=1),
            "page_links": inline_formset([]),
            "comments": inline_formset([]),
            "strengths": rich_text(""),
            "needs": rich_text(""),
        }
        return client.post(reverse("wagtailadmin_pages:edit", args=[profile.pk]), nested_form_data(data))

    def test_one_that_a_contribution_names_can_not_be_deleted_silently(self, editor, member):
        make_practice(member)
        response = self.delete_point(editor, member)
        assert "Ehrenamtsbüro" in str(errors_of(response))
        assert "Dankesabend" in str(errors_of(response))

    def test_one_that_only_a_draft_names_is_kept_too(self, editor, member):
        page = make_practice(member)
        point = page.contact_point
        page.contact_point = None
        page.deputy_point = point
        page.save_revision(clean=False)
        BestPracticePage.objects.update(contact_point=None)
        assert "Dankesabend" in str(errors_of(self.delete_point(editor, member)))

    def test_an_unused_one_may_go(self, editor, member):
        assert self.delete_point(editor, member).status_code == 302

    def test_the_profile_says_where_a_contact_point_is_used(self, editor, member):
        make_practice(member)
        text = editor.get(reverse("wagtailadmin_pages:edit", args=[profile_of(member).pk])).content.decode()
        assert "kann sie nicht gelöscht werden" in text
        assert "Dankesabend für Freiwillige" in text

    def test_a_telephone_number_holds_digits(self, member):
        point = ContactPoint(function="Büro", mailbox="a@b.example", phone="im Hause")
        with pytest.raises(ValidationError, match="Telefonnummer"):
            point.clean()


def test_the_form_shows_how_complete_the_page_is(editor, member):
    page = make_practice(member, review_on=date(2027, 1, 1))
    text = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "was andere Kommunen wissen möchten" in text
    assert "einmaligen Kosten" in text
