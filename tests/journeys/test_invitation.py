"""From an invitation to a practice: a new colleague signs in with a second factor and writes."""

import re

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import expect

from cms.mail.models import OutboxMail
from cms.models import User
from exchange.experiences.models import BestPracticePage
from exchange.municipalities.permissions import roles_of
from exchange.municipalities.services.invitations import person_invite
from tests.accounts.letters import invitation_link
from tests.factories.contributions import make_term
from tests.factories.municipalities import PASSWORD as MADE_PASSWORD
from tests.factories.municipalities import make_member, make_user
from tests.signing_in import sign_in

from .test_practice import TITLE, submit_with_starred_fields_only

pytestmark = pytest.mark.journey
EMAIL = "neu@ottersbrink.example"
PASSWORD = "ein-neues-langes-kennwort"


@pytest.fixture(autouse=True)
def _settings(settings):
    settings.SECOND_FACTOR_ROLES = ["editor"]
    settings.EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True


@pytest.fixture
def town(site):
    make_term("topic", "anerkennung", label_de="Anerkennung")
    make_term("target_group", "alle", label_de="Alle")
    make_term("action_field", "anerkennung", label_de="Engagement anerkennen")
    return make_member("Ottersbrink", population=8_900, kind="gemeinde")


def code_of(secret: str) -> str:
    """What an authenticator app shows now; the site accepts the codes beside it as well."""
    counters = list(totp.yield_hotp_counters_from_time())
    return totp.format_hotp_value(totp.hotp_value(secret, counters[len(counters) // 2]))


def invite(window) -> None:
    window.goto("/admin/kollegium/")
    window.locator("[name='email']").fill(EMAIL)
    window.get_by_role("radio", name=re.compile("^Redaktion:")).check()
    window.get_by_role("button", name="Einladen").click()
    window.get_by_text(f"Die Einladung an {EMAIL} ist unterwegs.").wait_for()


def accept(window, link: str) -> None:
    window.goto(link)
    window.get_by_label("Vorname").fill("Nele")
    window.get_by_label("Nachname").fill("Neu")
    window.get_by_label("Passwort", exact=True).fill(PASSWORD)
    window.get_by_role("button", name="Konto anlegen").click()


def set_up_app(window) -> None:
    """From the page on which the role demands a second factor."""
    expect(window.get_by_role("heading", name="Zweiter Faktor")).to_be_visible()
    window.get_by_role("link", name="App einrichten").click()
    window.get_by_label("Passwort").fill(PASSWORD)
    window.get_by_role("button", name="Bestätigen").click()
    secret = window.locator(".secret").inner_text()
    window.locator("[name='code']").fill(code_of(secret))
    window.get_by_role("button", name="App einschalten").click()
    expect(window.get_by_role("heading", name="Ersatzcodes")).to_be_visible()
    assert window.locator(".codes li").count() == 10


def test_an_invited_colleague_signs_in_with_a_second_factor_and_writes(visits, town):
    coordinator = visits.window()
    sign_in(coordinator, make_user("coordinator", town).email)
    invite(coordinator)

    colleague = visits.window()
    accept(colleague, invitation_link(EMAIL))
    set_up_app(colleague)
    spare = colleague.locator(".codes code").first.inner_text()
    colleague.get_by_role("link", name="Fertig").click()
    colleague.wait_for_url("/admin/")
    assert roles_of(User.objects.get(email=EMAIL), town) == {"editor"}
    assert OutboxMail.objects.filter(to=EMAIL, text__contains="App für Codes").exists()

    # A day later, on another device: the password alone is not enough.
    elsewhere = visits.window()
    elsewhere.goto("/admin/")
    elsewhere.get_by_label("E-Mail-Adresse").fill(EMAIL)
    elsewhere.get_by_label("Passwort", exact=True).fill(PASSWORD)
    elsewhere.get_by_role("button", name="Anmelden", exact=True).click()
    expect(elsewhere.get_by_role("heading", name="Zweiter Faktor")).to_be_visible()
    elsewhere.locator("[name='code']").fill("falsch")
    elsewhere.get_by_role("button", name="Anmelden", exact=True).click()
    expect(elsewhere.get_by_role("alert")).to_contain_text("Der Code stimmt nicht")
    elsewhere.locator("[name='code']").fill(spare)
    elsewhere.get_by_role("button", name="Anmelden", exact=True).click()
    elsewhere.wait_for_url("/admin/")
    submit_with_starred_fields_only(elsewhere)
    assert BestPracticePage.objects.get(title=TITLE).owner.email == EMAIL


def test_without_javascript_an_invitation_and_an_app_work_too(visits, town):
    person_invite(actor=None, email=EMAIL, member=town, role="editor")
    window = visits.window(width=390, javascript=False)
    accept(window, invitation_link(EMAIL))
    set_up_app(window)
    window.get_by_role("link", name="Fertig").click()
    window.wait_for_url("/admin/")


def test_a_passkey_is_a_way_in_and_a_second_factor_at_once(visits, town):
    person_invite(actor=None, email=EMAIL, member=town, role="editor")
    window = visits.window()
    with_authenticator(window)
    window.goto(invitation_link(EMAIL))
    window.get_by_label("Vorname").fill("Nele")
    window.get_by_label("Nachname").fill("Neu")
    window.get_by_role("button", name="Ohne Passwort, mit Passkey").click()
    window.get_by_role("button", name="Passkey einrichten").click()
    expect(window.get_by_role("heading", name="Ersatzcodes")).to_be_visible()
    assert not User.objects.get(email=EMAIL).has_usable_password()
    window.goto("/konto/abmelden/")
    window.get_by_role("button", name="Abmelden").click()
    window.wait_for_url("/")
    window.goto("/admin/")
    window.get_by_role("button", name="Mit Passkey anmelden").click()
    window.wait_for_url("/admin/")


def test_a_passkey_that_is_refused_says_so(visits, town):
    window = visits.window()
    with_authenticator(window, knows_nobody=True)
    window.goto("/konto/anmelden/")
    window.get_by_role("button", name="Mit Passkey anmelden").click()
    expect(window.locator("[data-passkey-problem]")).to_contain_text("hat nicht funktioniert")


def test_a_passkey_refused_as_second_factor_says_so_and_the_next_try_opens(visits, town, settings):
    settings.SECOND_FACTOR_ROLES = []
    user = make_user("editor", town)
    window = visits.window()
    with_authenticator(window)
    sign_in(window, user.email, path="/konto/")
    window.goto("/konto/passkeys/neu/")
    window.locator("[name='password']").fill(MADE_PASSWORD)
    window.get_by_role("button", name="Bestätigen").click()
    window.get_by_role("button", name="Passkey einrichten").click()
    expect(window.get_by_role("heading", name="Ersatzcodes")).to_be_visible()
    window.goto("/konto/abmelden/")
    window.get_by_role("button", name="Abmelden").click()
    window.wait_for_url("/")
    window.goto("/admin/")
    window.locator("[name='login']").fill(user.email)
    window.locator("[name='password']").fill(MADE_PASSWORD)
    window.get_by_role("button", name="Anmelden", exact=True).click()
    # Another tab asks for the factor as well: what the first one was asked is void.
    window.context.new_page().goto("/konto/zweiter-faktor/anmelden/")
    window.get_by_role("button", name="Passkey verwenden").click()
    expect(window.get_by_role("alert")).to_contain_text("Der Passkey hat nicht funktioniert.")
    window.get_by_role("button", name="Passkey verwenden").click()
    window.wait_for_url("/admin/")


def with_authenticator(window, *, knows_nobody: bool = False) -> None:
    """Give the window a device that holds passkeys and confirms without asking."""
    session = window.context.new_cdp_session(window)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": not knows_nobody, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
