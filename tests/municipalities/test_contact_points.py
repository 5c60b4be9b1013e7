"""Contact points: kept once on the profile, and as long as contributions name them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from exchange.experiences.models import BestPracticePage
from exchange.municipalities.models import ContactPoint, MemberRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user, profile_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return make_member("Musterhausen")


@pytest.fixture
def editor(client, member):
    client.force_login(make_user(MemberRole.EDITOR, member))
    return client


def errors_of(response) -> dict:
    return response.context["form"].errors


def delete_point(client, member):
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


def test_one_that_a_contribution_names_can_not_be_deleted_silently(editor, member):
    make_practice(member)
    response = delete_point(editor, member)
    assert "Ehrenamtsbüro" in str(errors_of(response))
    assert "Dankesabend" in str(errors_of(response))


def test_one_that_only_a_draft_names_is_kept_too(editor, member):
    page = make_practice(member)
    point = page.contact_point
    page.contact_point = None
    page.deputy_point = point
    page.save_revision(clean=False)
    BestPracticePage.objects.update(contact_point=None)
    assert "Dankesabend" in str(errors_of(delete_point(editor, member)))


def test_an_unused_one_may_go(editor, member):
    assert delete_point(editor, member).status_code == 302


def test_the_profile_says_where_a_contact_point_is_used(editor, member):
    make_practice(member)
    text = editor.get(reverse("wagtailadmin_pages:edit", args=[profile_of(member).pk])).content.decode()
    assert "kann sie nicht gelöscht werden" in text
    assert "Dankesabend für Freiwillige" in text


def test_a_telephone_number_holds_digits(member):
    point = ContactPoint(function="Büro", mailbox="a@b.example", phone="im Hause")
    with pytest.raises(ValidationError, match="Telefonnummer"):
        point.clean()
