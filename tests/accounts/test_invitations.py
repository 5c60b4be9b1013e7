"""Invitations: one link, one person, one role, once."""

from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.mail.models import OutboxMail
from cms.models import User
from exchange.municipalities.models import AuditAction, AuditEntry, Invitation, MemberRole
from exchange.municipalities.permissions import roles_of
from exchange.municipalities.services.invitations import (
    InvitationInvalid,
    invitation_accept,
    invitation_resend,
    invitation_withdraw,
    person_invite,
)
from exchange.municipalities.services.membership import member_withdraw
from exchange.municipalities.services.people import role_revoke
from tests.factories.municipalities import PASSWORD, MemberFactory, make_user

from .letters import invitation_link

pytestmark = pytest.mark.django_db
EMAIL = "neu@musterstadt.example"
FORM = {"first_name": "Nele", "last_name": "Neu", "password": "ein-neues-langes-kennwort"}


@pytest.fixture
def coordinator(town):
    return make_user("coordinator", town)


def invite(actor, town, *, email=EMAIL, role="editor", **name):
    return person_invite(actor=actor, email=email, member=town, role=role, **name)


def account(email=EMAIL):
    return User.objects.filter(email=email).first()


def test_an_invitation_makes_no_account_and_gives_no_role(town, coordinator):
    invite(coordinator, town, email="Neu@Musterstadt.example")
    assert account() is None
    mail = OutboxMail.objects.get()
    assert mail.to == EMAIL
    assert "Musterstadt" in mail.subject
    assert "Ihre Rolle: Redaktion." in mail.text
    assert Invitation.objects.get().token_hash not in mail.text
    assert AuditEntry.objects.filter(
        action=AuditAction.ACCOUNT_INVITED, actor=coordinator, member=town
    ).exists()


def test_the_link_makes_the_account_signs_in_and_works_once(client, town, coordinator):
    invite(coordinator, town, first_name="N", last_name="N")
    link = invitation_link(EMAIL)
    page = client.get(link).text
    assert 'autocomplete="new-password"' in page
    assert "Ihre Rolle: Redaktion" in page
    answer = client.post(link, FORM)
    assert answer.url == "/admin/"
    user = account()
    assert (user.first_name, user.check_password(FORM["password"])) == ("Nele", True)
    assert roles_of(user, town) == {"editor"}
    assert user.emailaddress_set.get().verified
    assert client.get("/admin/").status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(link).status_code == client.post(link, FORM).status_code == 410
    assert SESSION_KEY not in client.session


def test_a_weak_password_is_refused_beside_its_field(client, town, coordinator):
    invite(coordinator, town)
    page = client.post(invitation_link(EMAIL), FORM | {"password": "neu"}).text
    assert 'id="id_password_error"' in page
    assert account() is None


def test_a_mail_scanner_that_opens_the_link_uses_nothing_up(client, town, coordinator):
    invite(coordinator, town)
    link = invitation_link(EMAIL)
    for _time in range(2):
        assert client.get(link).status_code == client.head(link).status_code == 200
    assert not client.cookies.get("__Host-sessionid")
    assert Invitation.objects.open().exists()


def test_an_expired_invitation_opens_nothing_and_can_be_sent_again(client, town, coordinator):
    invitation = invite(coordinator, town)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    old = invitation_link(EMAIL)
    assert client.get(old).status_code == client.post(old, FORM).status_code == 410
    with pytest.raises(InvitationInvalid):
        invitation_accept(invitation=invitation)
    invitation_resend(actor=coordinator, invitation=invitation)
    assert client.get(old).status_code == 410
    assert client.get(invitation_link(EMAIL)).status_code == 200


def test_a_withdrawn_invitation_opens_nothing(client, town, coordinator):
    invitation = invite(coordinator, town)
    link = invitation_link(EMAIL)
    invitation_withdraw(actor=coordinator, invitation=invitation)
    invented = reverse("invitation_accept", args=["erfunden"])
    withdrawn, unknown = client.get(link), client.get(invented)
    assert withdrawn.status_code == unknown.status_code == 410
    assert withdrawn.text.replace(link, "") == unknown.text.replace(invented, "")
    assert AuditEntry.objects.filter(action=AuditAction.INVITATION_WITHDRAWN, actor=coordinator).exists()


def test_inviting_twice_sends_a_new_link_for_the_one_invitation(client, town, coordinator):
    invite(coordinator, town)
    first = invitation_link(EMAIL)
    invite(coordinator, town, email="NEU@musterstadt.example")
    assert Invitation.objects.count() == 1
    assert client.get(first).status_code == 410
    with pytest.raises(IntegrityError):
        Invitation.objects.create(
            member=town,
            role="editor",
            email=EMAIL,
            token_hash="x",
            sent_at=timezone.now(),
            expires_at=timezone.now(),
        )


def test_a_known_person_accepts_without_a_new_password_and_is_not_signed_in(client, town, coordinator):
    user = make_user(email=EMAIL, first_name="Alex")
    invite(coordinator, town, first_name="Falsch")
    link = invitation_link(EMAIL)
    assert 'name="password"' not in client.get(link).text
    assert not roles_of(user, town)
    client.post(link, FORM)
    user = User.objects.get(pk=user.pk)
    assert roles_of(user, town) == {"editor"}
    assert (user.first_name, user.check_password(PASSWORD)) == ("Alex", True)
    assert SESSION_KEY not in client.session


def test_somebody_else_does_not_accept(client, town, coordinator):
    invite(coordinator, town)
    stranger = make_user()
    client.force_login(stranger)
    link = invitation_link(EMAIL)
    assert "für jemand anderen" in client.get(link).text
    client.post(link, FORM)
    assert account() is None
    assert not roles_of(stranger, town)


def test_a_locked_account_accepts_nothing(client, town, coordinator):
    user = make_user(email=EMAIL, is_active=False)
    invite(coordinator, town)
    assert client.post(invitation_link(EMAIL)).status_code == 410
    assert not user.groups.exists()


@pytest.mark.parametrize("is_known", [True, False])
def test_who_invites_does_not_learn_who_has_an_account(client, town, coordinator, is_known):
    if is_known:
        make_user(email=EMAIL, last_name="Bekannt")
    client.force_login(coordinator)
    form = {"email": EMAIL, "first_name": "", "last_name": "", "role": "reader"}
    page = client.post(reverse("people:member", args=[town.pk]), form, follow=True).text
    assert "Die Einladung an neu@musterstadt.example ist unterwegs." in page
    assert "Bekannt" not in page
    assert page.count("Zurückziehen") == 1


class TestNobodyGivesMoreThanTheyHave:
    @pytest.mark.parametrize("role", MemberRole.values)
    def test_in_another_member(self, town, other, role):
        stranger = make_user("coordinator", other)
        with pytest.raises(PermissionDenied):
            invite(stranger, town, role=role)
        invitation = invite(None, town, role=role)
        for service in (invitation_resend, invitation_withdraw):
            with pytest.raises(PermissionDenied):
                service(actor=stranger, invitation=invitation)
        assert Invitation.objects.count() == 1

    def test_a_role_that_one_may_not_give(self, town, coordinator):
        with pytest.raises(PermissionDenied):
            invite(coordinator, town, role="publisher")
        invitation = invite(make_user("editorial"), town, role="publisher")
        with pytest.raises(PermissionDenied):
            invitation_resend(actor=coordinator, invitation=invitation)

    def test_once_they_may_not_invite_any_more(self, client, town, coordinator):
        invite(coordinator, town)
        role_revoke(actor=None, user=coordinator, member=town, role="coordinator")
        assert client.post(invitation_link(EMAIL), FORM).status_code == 410
        assert account() is None

    def test_once_their_account_is_gone(self, town, coordinator):
        invite(coordinator, town)
        coordinator.delete()
        assert not Invitation.objects.exists()

    def test_once_the_member_has_left(self, client, town, coordinator):
        invite(None, town)
        member_withdraw(member=town, reason="Austritt")
        assert client.post(invitation_link(EMAIL), FORM).status_code == 410
        assert account() is None

    def test_into_a_member_without_rooms(self):
        with pytest.raises(ValueError, match="keine Räume"):
            invite(None, MemberFactory())


class TestInTheAdmin:
    def test_a_coordinator_sees_sends_again_and_withdraws(self, client, town, other, coordinator):
        invitation = invite(coordinator, town)
        invite(None, other, email="fremd@beispielhausen.example")
        client.force_login(coordinator)
        page = client.get(reverse("people:invitations")).text
        assert EMAIL in page
        assert "fremd@" not in page
        client.post(reverse("people:invitation_resend", args=[town.pk, invitation.pk]))
        assert OutboxMail.objects.filter(to=EMAIL).count() == 2
        client.post(reverse("people:invitation_withdraw", args=[town.pk, invitation.pk]))
        assert not town.invitations.exists()

    def test_an_invitation_of_another_member_is_not_reached_by_its_number(
        self, client, town, other, coordinator
    ):
        foreign = invite(None, other, email="fremd@beispielhausen.example")
        client.force_login(coordinator)
        for name in ("people:invitation_resend", "people:invitation_withdraw"):
            for member in (town, other):
                answer = client.post(reverse(name, args=[member.pk, foreign.pk]))
                assert answer.status_code in (302, 403, 404)
        assert other.invitations.count() == 1
        assert OutboxMail.objects.count() == 1

    def test_the_ministry_sees_all(self, client, town, other):
        invite(None, town)
        invite(None, other, email="fremd@beispielhausen.example")
        client.force_login(make_user("editorial"))
        page = client.get(reverse("people:invitations")).text
        assert EMAIL in page
        assert "fremd@" in page

    def test_an_editor_sees_none(self, client, town):
        client.force_login(make_user("editor", town))
        assert client.get(reverse("people:invitations")).status_code in (302, 403)

    def test_the_list_costs_the_same_for_three_and_for_thirty(self, client, town):
        client.force_login(make_user("editorial"))
        client.get(reverse("people:invitations"))
        costs = []
        for number in range(30):
            invite(None, town, email=f"person-{number}@neu.example")
            if number in (2, 29):
                with CaptureQueriesContext(connection) as queries:
                    client.get(reverse("people:invitations"))
                costs.append(len(queries))
        assert costs[0] == costs[1]
