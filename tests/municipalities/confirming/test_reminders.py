"""Owners are asked before the date and once after it, in one mail a week."""

from datetime import date, timedelta

import pytest

from cms.mail.models import OutboxMail
from exchange.municipalities.confirming.reminders import reminders_send
from exchange.municipalities.models import MemberRole
from exchange.municipalities.moderation.services import page_archive
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db
MONDAY = date(2030, 5, 6)
DUE = date(2030, 5, 22)


@pytest.fixture
def member():
    return make_member("Amselhövel")


@pytest.fixture
def editor(member):
    return make_user(MemberRole.EDITOR, member, email="redaktion@amselhoevel.example")


def daily(start: date, end: date) -> list[OutboxMail]:
    """The mails that come when the job runs every day."""
    OutboxMail.objects.all().delete()
    for day in range((end - start).days + 1):
        reminders_send(today=start + timedelta(days=day))
    return list(OutboxMail.objects.order_by("pk"))


@pytest.mark.parametrize("due", [DUE - timedelta(days=2), DUE, DUE + timedelta(days=4)])
def test_each_contribution_is_named_once_before_and_once_after_its_date(member, editor, due):
    page = make_practice(member, review_on=due, title="Dankesabend")
    before, after = daily(MONDAY - timedelta(days=21), due + timedelta(days=30))
    assert before.to == after.to == "redaktion@amselhoevel.example"
    assert "Demnächst" in before.text
    assert "vorbei" in after.text
    for mail in (before, after):
        assert "Dankesabend" in mail.text
        assert f"/admin/bestaetigen/{page.pk}/" in mail.text


def test_all_contributions_of_a_week_stand_in_one_mail(member, editor):
    for number in range(3):
        make_practice(member, review_on=DUE, title=f"Beispiel {number}", slug=f"beispiel-{number}")
    [mail] = daily(MONDAY, MONDAY + timedelta(days=6))
    assert mail.text.count("/admin/bestaetigen/") == 3


def test_drafts_archived_pages_and_other_members_are_left_in_peace(member, editor):
    make_practice(member, live=False, review_on=DUE, slug="entwurf")
    archived = make_practice(member, review_on=DUE, slug="archiv")
    page_archive(page=archived, user=editor)
    make_practice(make_member("Ottersbrink"), review_on=DUE)
    assert daily(MONDAY, MONDAY + timedelta(days=6)) == []


def test_a_confirmed_contribution_is_not_asked_for_again(member, editor):
    make_practice(member, review_on=DUE + timedelta(days=365))
    assert daily(MONDAY, MONDAY + timedelta(days=40)) == []
