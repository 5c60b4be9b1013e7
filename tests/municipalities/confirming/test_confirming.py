"""One click says that a contribution is still right."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from exchange.experiences.models import BestPracticePage
from exchange.municipalities.confirming.services import CONFIRM, contribution_confirm
from exchange.municipalities.models import MemberRole
from exchange.municipalities.moderation.services import page_archive
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user, profile_of

pytestmark = pytest.mark.django_db
DAY = date(2030, 5, 6)
PAST = date(2020, 1, 1)


@pytest.fixture
def member():
    return make_member("Amselhövel")


@pytest.fixture
def editor(member):
    return make_user(MemberRole.EDITOR, member)


@pytest.fixture
def practice(member):
    return make_practice(member, review_on=PAST, title="Dankesabend")


def fresh(page) -> BestPracticePage:
    return BestPracticePage.objects.get(pk=page.pk)


def test_both_dates_move_and_the_words_stay(practice, editor):
    before = fresh(practice)
    contribution_confirm(page=practice, user=editor, today=DAY)
    page = fresh(practice)
    assert (page.confirmed_on, page.review_on) == (DAY, date(2031, 5, 6))
    assert page.last_published_at == before.last_published_at
    assert page.revisions.count() == before.revisions.count()


def test_a_draft_in_work_keeps_its_words_and_takes_the_dates(practice, editor):
    practice.title = "Neuer Titel"
    practice.save_revision()
    contribution_confirm(page=practice, user=editor, today=DAY)
    assert fresh(practice).title == "Dankesabend"
    fresh(practice).get_latest_revision().publish()
    page = fresh(practice)
    assert (page.title, page.confirmed_on, page.review_on) == ("Neuer Titel", DAY, date(2031, 5, 6))


def test_the_history_says_who_confirmed(practice, editor):
    contribution_confirm(page=practice, user=editor, today=DAY)
    entry = PageLogEntry.objects.get(action=CONFIRM)
    assert (entry.page_id, entry.user) == (practice.pk, editor)
    assert str(entry.formatter.format_message(entry)) == "Bestätigt: stimmt noch"


def test_only_who_speaks_for_the_owner_confirms(practice, member):
    stranger = make_user(MemberRole.EDITOR, make_member("Ottersbrink"))
    reader = make_user(MemberRole.READER, member)
    for user in (stranger, reader):
        with pytest.raises(PermissionDenied):
            contribution_confirm(page=practice, user=user, today=DAY)
    contribution_confirm(page=practice, user=make_user(SiteRole.EDITORIAL), today=DAY)


def test_drafts_archived_pages_and_profiles_are_not_confirmed(member, editor, practice):
    page_archive(page=practice, user=editor)
    for page in (make_practice(member, live=False), fresh(practice), profile_of(member)):
        with pytest.raises(PermissionDenied):
            contribution_confirm(page=page, user=editor, today=DAY)


class TestTheButton:
    def test_stands_on_the_page_for_the_owner_alone(self, client, practice, editor):
        address = reverse("confirming:confirm", args=[practice.pk])
        content = client.get(practice.url).content.decode()
        assert "Prüfung steht aus" in content
        assert address not in content
        client.force_login(editor)
        assert address in client.get(practice.url).content.decode()

    def test_confirms_by_post_only_and_leads_back(self, client, practice, editor):
        client.force_login(editor)
        address = reverse("confirming:confirm", args=[practice.pk])
        assert "Stimmt noch" in client.get(address).content.decode()
        assert fresh(practice).confirmed_on is None
        response = client.post(address, {"next": practice.url})
        assert response["Location"] == practice.url
        page = fresh(practice)
        assert page.confirmed_on == timezone.localdate()
        assert not page.review_is_due
        assert "Prüfung steht aus" not in client.get(practice.url).content.decode()

    def test_on_the_dashboard_it_is_one_click(self, client, practice, editor):
        client.force_login(editor)
        content = client.get(reverse("wagtailadmin_home")).content.decode()
        form = content[content.index(f'action="{reverse("confirming:confirm", args=[practice.pk])}"') :]
        assert 'name="csrfmiddlewaretoken"' in form[: form.index("</form>")]

    def test_strangers_are_turned_away(self, client, practice):
        client.force_login(make_user(MemberRole.EDITOR, make_member("Ottersbrink")))
        client.post(reverse("confirming:confirm", args=[practice.pk]))
        assert fresh(practice).confirmed_on is None


def test_the_page_names_owner_dates_licence_with_meaning_and_permanent_address(client, member):
    page = make_practice(member, confirmed_on=DAY, review_on=DAY + timedelta(days=20_000))
    content = client.get(page.url).content.decode()
    for words in (
        "Amselhövel", "6. Mai 2030", f"https://testserver/b/{page.pk}",
        'href="https://creativecommons.org/licenses/by/4.0/deed.de" rel="license"',
        "wenn Sie die Herkunft nennen",
    ):  # fmt: skip
        assert words in content, words
