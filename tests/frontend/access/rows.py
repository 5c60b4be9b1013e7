"""The one list of what is looked at: page types and views, each in the states in which readers meet it.

`test_complete.py` fails when a page type or a public view has no row.
"""

from dataclasses import dataclass

FULL, LONG, EMPTY, ERROR = "voll", "lange Wörter", "leer", "Fehler"


@dataclass(frozen=True)
class Row:
    """One page in one state.

    ``subject`` is a page type's label or a view's name, ``address`` a key of the world.

    ``role``: who looks (``accounts.enter``), "" for everybody. ``submit``: the form is sent as it stands, and
    refused.
    """

    subject: str
    state: str
    address: str
    role: str = ""
    submit: bool = False

    @property
    def name(self) -> str:
        return f"{self.subject}, {self.state}"


PAGES = [
    Row("home.HomePage", FULL, "home"),
    Row("home.HomePage", EMPTY, "home en"),
    Row("cms.StandardPage", FULL, "standard"),
    Row("cms.StandardPage", LONG, "standard long"),
    Row("municipalities.MembersIndexPage", FULL, "members"),
    Row("municipalities.MembersIndexPage", EMPTY, "members en"),
    Row("municipalities.MemberPage", FULL, "kreis"),
    Row("municipalities.MemberPage", LONG, "profile long"),
    Row("municipalities.MemberPage", EMPTY, "profile empty"),
    Row("news.NewsPage", FULL, "press release"),
    Row("news.NewsPage", LONG, "news long"),
    Row("news.DossierPage", FULL, "dossier"),
    Row("legal.AccessibilityStatementPage", FULL, "statement"),
]
CONTRIBUTIONS = [
    Row("experiences.BestPracticePage", FULL, "practice"),
    Row("experiences.BestPracticePage", LONG, "practice long"),
    Row("experiences.BestPracticePage", EMPTY, "practice empty"),
    Row("experiences.BestPracticePage", "für Mitglieder", "practice", role="reader"),
    Row("experiences.BestPracticePage", "archiviert", "archived"),
    Row("experiences.StrategyPage", FULL, "strategy"),
    Row("experiences.StrategyPage", LONG, "strategy long"),
    Row("experiences.GuidelinePage", FULL, "guideline"),
    Row("experiences.GuidelinePage", "außer Kraft", "replaced"),
    Row("amtshilfe.AmtshilfeOfferPage", FULL, "offer"),
    Row("amtshilfe.AmtshilfeOfferPage", "pausiert", "paused"),
    Row("events.EventPage", FULL, "event"),
    Row("events.EventPage", LONG, "event long"),
    Row("events.EventPage", "abgesagt", "cancelled"),
]
LISTS = [
    Row("results", FULL, "search"),
    Row("results", "gefiltert", "search narrowed"),
    Row("results", "Karte", "search map"),
    Row("results", EMPTY, "no hits"),
    Row("practices", FULL, "practices"),
    Row("strategies", FULL, "strategies"),
    Row("guidelines", FULL, "guidelines"),
    Row("offers", FULL, "offers"),
    Row("news", FULL, "news list"),
    Row("calendar", FULL, "calendar"),
    Row("calendar", "Monat", "month"),
    Row("calendar", EMPTY, "no dates"),
    Row("404", ERROR, "missing"),
    Row("410", ERROR, "gone"),
]
FORMS = [
    Row("registration_form", FULL, "registration"),
    Row("registration_form", ERROR, "registration", submit=True),
    Row("registration_form", "geschlossen", "registration closed"),
    Row("personal", ERROR, "personal invalid"),
    Row("certificate_check", EMPTY, "certificate check"),
    Row("barrier_form", EMPTY, "barrier"),
    Row("barrier_form", ERROR, "barrier", submit=True),
    Row("barrier_thanks", FULL, "barrier thanks"),
]
ACCOUNTS = [
    Row("account_login", EMPTY, "login"),
    Row("account_login", ERROR, "login", submit=True),
    Row("account_inactive", FULL, "locked"),
    Row("account_signup", "ohne Einladung", "signup"),
    Row("invitation_accept", EMPTY, "invitation"),
    Row("invitation_accept", ERROR, "invitation", submit=True),
    Row("invitation_accept", "abgelaufen", "invitation expired"),
    Row("account_reset_password", EMPTY, "password"),
    Row("account_reset_password", ERROR, "password", submit=True),
    Row("account_reset_password_done", FULL, "password sent"),
    Row("account_reset_password_from_key", "Link ungültig", "password key"),
    Row("account_reset_password_from_key", EMPTY, "password reset"),
    Row("account_reset_password_from_key", ERROR, "password reset", submit=True),
    Row("account_reset_password_from_key_done", FULL, "password changed"),
    Row("account_email_verification_sent", FULL, "mail sent"),
    Row("account_confirm_email", "Link ungültig", "mail key"),
    Row("socialaccount_login_cancelled", FULL, "service cancelled"),
    Row("socialaccount_login_error", ERROR, "service error"),
    Row("mfa_authenticate", EMPTY, "code asked", role="asked"),
    Row("mfa_authenticate", ERROR, "code asked", role="asked", submit=True),
    Row("account_overview", FULL, "account", role="reader"),
    Row("account_email", FULL, "email", role="reader"),
    Row("account_change_password", EMPTY, "new password", role="reader"),
    Row("account_change_password", ERROR, "new password", role="reader", submit=True),
    Row("account_reauthenticate", EMPTY, "confirm", role="reader"),
    Row("account_reauthenticate", ERROR, "confirm", role="reader", submit=True),
    Row("account_set_password", EMPTY, "first password", role="passkey"),
    Row("account_set_password", ERROR, "first password", role="passkey", submit=True),
    Row("account_logout", FULL, "logout", role="reader"),
    Row("socialaccount_connections", EMPTY, "services", role="reader"),
    Row("usersessions_list", FULL, "sessions", role="reader"),
]
FACTORS = [
    Row("mfa_reauthenticate", EMPTY, "confirm by code", role="secured"),
    Row("mfa_reauthenticate", ERROR, "confirm by code", role="secured", submit=True),
    Row("mfa_reauthenticate_webauthn", FULL, "confirm by passkey", role="secured"),
    Row("mfa_index", EMPTY, "second factor", role="reader"),
    Row("mfa_index", FULL, "second factor", role="secured"),
    Row("mfa_activate_totp", EMPTY, "app", role="reader"),
    Row("mfa_activate_totp", ERROR, "app", role="reader", submit=True),
    Row("mfa_deactivate_totp", FULL, "app off", role="secured"),
    Row("mfa_view_recovery_codes", FULL, "codes", role="secured"),
    Row("mfa_generate_recovery_codes", FULL, "new codes", role="secured"),
    Row("mfa_list_webauthn", EMPTY, "passkeys", role="reader"),
    Row("mfa_list_webauthn", FULL, "passkeys", role="secured"),
    Row("mfa_add_webauthn", EMPTY, "new passkey", role="reader"),
    Row("mfa_edit_webauthn", FULL, "passkey renamed", role="secured"),
    Row("mfa_remove_webauthn", FULL, "passkey removed", role="secured"),
]
GROUPS = {
    "pages": PAGES,
    "contributions": CONTRIBUTIONS,
    "lists": LISTS,
    "forms": FORMS,
    "accounts": ACCOUNTS + FACTORS,
}
ROWS = [row for rows in GROUPS.values() for row in rows]

# Addresses that answer with no page of their own, or with one that another row stands for.
NO_PAGE = {
    "news.NewsroomPage": "leads to the list of news",
    "permanent": "a redirect",
    "share_picture": "a picture",
    "security_txt": "plain text",
    "openid_connect_callback": "a redirect",
    "openid_connect_login": "a redirect to the provider",
    "wagtail_serve": "the page types",
    "wagtailcore_login": "leads to the login",
    "wagtailcore_authenticate_with_password": "Wagtail's passwords of pages are not in use",
    **dict.fromkeys(("calendar_ics", "calendar_atom", "event_ics", "news_atom", "atom", "dates"), "a feed"),
    **dict.fromkeys(
        ("suggestions", "certificate", "mfa_download_recovery_codes", "mfa_login_webauthn"), "no HTML"
    ),
    **dict.fromkeys(("confirm", "personal"), "tests/events/registration/test_in_the_browser.py"),
    "socialaccount_signup": "the same page as account_signup",
}
