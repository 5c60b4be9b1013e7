"""Accounts in the states in which their owners meet the pages below ``/konto/``, and the ways in."""

from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from cms.models import User
from exchange.municipalities.models import Invitation, Member, MemberRole
from exchange.municipalities.models.invitation import token_hash
from exchange.municipalities.services.invitations import person_invite
from tests.factories.municipalities import PASSWORD, make_user
from tests.signing_in import sign_in

READER, SECURED = "leserin@kommune.example", "gesichert@kommune.example"
WITHOUT_PASSWORD = "passkey@kommune.example"
VALID = timedelta(days=7)


def accounts_make(town: Member) -> dict[str, str]:
    """A reader, somebody with every second factor, invitations; answers addresses by the names of rows."""
    make_user(MemberRole.READER, town, email=READER)
    secured = make_user(MemberRole.READER, town, email=SECURED)
    TOTP.activate(secured, generate_totp_secret())
    RecoveryCodes.activate(secured)
    passkey = WebAuthn.add(secured, "Diensttelefon", _credential()).instance
    without = make_user(MemberRole.READER, town, email=WITHOUT_PASSWORD)
    without.set_unusable_password()
    without.save()
    forgetful = make_user(email="vergesslich@kommune.example")
    reset = [user_pk_to_url_str(forgetful), default_token_generator.make_token(forgetful)]
    _invite(town, "offen", VALID)
    _invite(town, "abgelaufen", -VALID)
    return {
        "invitation": reverse("invitation_accept", args=["offen"]),
        "invitation expired": reverse("invitation_accept", args=["abgelaufen"]),
        "password reset": reverse("account_reset_password_from_key", args=reset),
        "passkey renamed": reverse("mfa_edit_webauthn", args=[passkey.pk]),
        "passkey removed": reverse("mfa_remove_webauthn", args=[passkey.pk]),
    }


def _invite(town: Member, token: str, valid_for: timedelta) -> None:
    invitation = person_invite(
        actor=None, email=f"{token}@kommune.example", member=town, role=MemberRole.EDITOR
    )
    Invitation.objects.filter(pk=invitation.pk).update(
        token_hash=token_hash(token), expires_at=timezone.now() + valid_for
    )


def _credential() -> dict:
    """What a browser hands over for a new passkey."""
    public = ES256({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32})
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    held = AttestedCredentialData.create(Aaguid.NONE, b"passkey", public)
    data = AuthenticatorData.create(sha256(b"localhost"), flags, 0, held)
    client = CollectedClientData.create("webauthn.create", b"challenge", "http://localhost")
    return {
        "id": websafe_encode(b"passkey"),
        "rawId": websafe_encode(b"passkey"),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        },
    }


def enter(window, role: str) -> None:
    """Sign in as ``reader`` or ``secured`` (with a recovery code), or stay where the code is ``asked``.

    ``passkey`` has no password and comes with the cookie of a session (``tests/journeys/test_invitation.py``
    comes in by a passkey). Whoever is signed in otherwise has just confirmed the password, as pages about
    second factors want it.
    """
    if role == "passkey":
        _bring_session(window, WITHOUT_PASSWORD)
        return
    if role == "reader":
        sign_in(window, READER, path=reverse("account_overview"))
    else:
        _sign_in_with_password_alone(window)
    if role == "secured":
        codes = RecoveryCodes.activate(User.objects.get(email=SECURED))
        window.locator("[name='code']").fill(codes.get_unused_codes()[0])
        window.get_by_role("button", name="Anmelden", exact=True).click()
        window.wait_for_url(lambda url: "/konto/" not in url)
    if role != "asked":
        window.goto(reverse("account_reauthenticate"))
        window.locator("[name='password']").fill(PASSWORD)
        window.get_by_role("button", name="Bestätigen", exact=True).click()
        window.wait_for_url(lambda url: reverse("account_reauthenticate") not in url)


def _sign_in_with_password_alone(window) -> None:
    window.goto(reverse("account_login"))
    window.locator("[name='login']").fill(SECURED)
    window.locator("[name='password']").fill(PASSWORD)
    window.get_by_role("button", name="Anmelden", exact=True).click()
    window.wait_for_url(f"**{reverse('mfa_authenticate')}**")


def _bring_session(window, email: str) -> None:
    client = Client()
    client.force_login(User.objects.get(email=email), backend=settings.AUTHENTICATION_BACKENDS[0])
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": "https://localhost", "secure": True}
    window.context.add_cookies([cookie])
