"""A site in which every row of `rows.py` can be met."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from cms.legal.models import AccessibilityStatementPage, InaccessiblePart
from cms.models import StandardPage
from exchange.experiences.models.best_practice import KeyFigure, PracticeCost, PracticePartner, PracticeStep
from exchange.experiences.models.strategy import StrategyGoal, StrategyMeasure
from exchange.municipalities.models import MembersIndexPage, PageDocument, PageLink
from tests.factories.contributions import make_offer, make_practice, make_strategy
from tests.factories.events import make_event
from tests.factories.files import make_document, make_image
from tests.factories.municipalities import make_member, profile_of
from tests.factories.news import make_dossier, make_news, make_press_release
from tests.frontend.conftest import network_make

from .accounts import accounts_make

# 66 letters: longer than any line of a phone.
WORD = "Jubiläumsehrenamtskartenantragsbearbeitungsvordruckentwurfsfassung"
PROSE = f"<p>{WORD} und <a href='https://x.example/{WORD}'>{WORD}</a></p><ul><li>{WORD}</li></ul>"


def world_make(site) -> dict[str, str]:
    """Make everything; answers addresses by the names that rows use."""
    network = network_make(site)
    town, practice = network.pages["profile"].member, network.pages["practice"]
    addresses = {name: network.addresses[name] for name in network.addresses.keys() - {"search", "no hits"}}
    addresses |= {name: page.get_url() for name, page in _pages(site, town, practice).items()}
    addresses |= {name: page.get_url() for name, page in _long_words(site).items()}
    addresses |= {name: page.get_url() for name, page in _events(town).items()}
    return addresses | _views() | _registration(addresses) | _gone(town) | accounts_make(town)


def _pages(site, town, practice) -> dict:
    empty = make_member("Leerfeld", kind="gemeinde", contact=False)
    archived = make_practice(town, title="Archiviertes", slug="archiviert")
    type(archived).objects.filter(pk=archived.pk).update(archived_at=timezone.now())
    make_news(town, title="Meldung einer Kommune", slug="meldung")
    return {
        "profile empty": profile_of(empty),
        "practice empty": make_practice(town, title="Nur das Nötigste", slug="noetigstes"),
        "archived": archived,
        "paused": make_offer(town, title="Pausiertes Angebot", slug="pausiert", paused=True),
        "press release": make_press_release(image=make_image(), image_alt="Ein Fest"),
        "dossier": make_dossier(practice),
        "members en": MembersIndexPage.objects.get(locale__language_code="en"),
        "statement": _statement(site),
    }


def _statement(site) -> AccessibilityStatementPage:
    page = AccessibilityStatementPage(
        title="Erklärung zur Barrierefreiheit", slug="erklaerung", standard="EN 301 549",
        conformity="teilweise", enforcement="<p>Sie hilft.</p>", reviewed_on=date(2030, 3, 1),
        parts=[
            InaccessiblePart(
                part="Alte Dateien", reason="belastung", explanation="Von früher", alternative="Wir lesen",
                locale=site.root_page.locale,
            )
        ],
    )  # fmt: skip
    site.root_page.add_child(instance=page)
    page.save_revision().publish()
    return page


def _long_words(site) -> dict:
    """Pages whose every text is one word that no screen can hold."""
    town = make_member(f"Samtgemeinde {WORD}"[:100], slug="langwort", kind="gemeinde", population=8_900)
    profile = profile_of(town)
    profile.summary, profile.strengths, profile.anchoring = WORD, PROSE, WORD
    profile.save_revision().publish()
    document = make_document(title=WORD)
    story = [
        ("heading", WORD),
        ("paragraph", PROSE),
        ("notice", {"heading": WORD, "text": PROSE}),
        ("quote", {"quote": WORD, "source": WORD}),
        ("question", {"question": WORD, "answer": PROSE}),
        ("download", {"document": document, "note": WORD}),
        ("link", {"label": WORD, "page": None, "url": f"https://x.example/{WORD}"}),
        ("image", {"image": make_image(credit=WORD), "alt_text": WORD, "decorative": False}),
    ]
    words = {"title": WORD, "summary": f"{WORD} {WORD}", "body": story}
    about = StandardPage(title=WORD, slug="lang", intro=WORD, body=story)
    site.root_page.add_child(instance=about)
    practice = make_practice(
        town, **words, slug="lang", problem=PROSE, carrier=WORD, funding_programme=WORD, awards=WORD,
        steps=[PracticeStep(title=WORD, duration=WORD[:60], who=WORD)],
        costs=[PracticeCost(label=WORD, once=4000)],
        partners=[PracticePartner(name=WORD, kind="verein", role=WORD)],
        key_figures=[KeyFigure(label=WORD, before=WORD[:40], after=WORD[:40], source=WORD)],
        page_links=[PageLink(label=WORD, url=f"https://x.example/{WORD}")],
        page_documents=[PageDocument(document=document, note=WORD)],
    )  # fmt: skip
    strategy = make_strategy(
        town, **words, slug="lang-strategie",
        goals=[StrategyGoal(text=WORD, indicator=WORD, target=WORD[:60])],
        measures=[StrategyMeasure(title=WORD, responsible=WORD, practice=practice)],
    )  # fmt: skip
    event = make_event(
        town, **words, slug="lang-termin", starts_at="2090-05-12 18:00", ends_at="2090-05-12 20:30",
        venue_name=WORD, venue_address=WORD,
    )  # fmt: skip
    return {
        "profile long": profile,
        "standard long": about,
        "practice long": practice,
        "strategy long": strategy,
        "event long": event,
        "news long": make_news(town, **words, slug="lang-meldung"),
    }


def _events(town) -> dict:
    future = {"starts_at": "2090-05-12 18:00", "ends_at": "2090-05-12 20:30"}
    registrable = {**future, "registration_mode": "internal", "capacity": 2}
    return {
        "event": make_event(town, **registrable, slug="abend"),
        "closed": make_event(
            town,
            **registrable,
            slug="zu",
            title="Abend ohne Plätze",
            registration_closes_at="2020-01-01 10:00",
        ),
        "cancelled": make_event(
            town,
            **future,
            slug="ab",
            title="Abgesagter Abend",
            status="cancelled",
            status_reason="Zu wenige.",
        ),
    }


def _registration(addresses: dict[str, str]) -> dict[str, str]:
    return {
        "registration": f"{addresses['event']}anmeldung/",
        "registration closed": f"{addresses['closed']}anmeldung/",
    }


def _gone(town) -> dict[str, str]:
    page = make_practice(town, title="Zurückgezogen", slug="zurueckgezogen")
    address = page.get_url()
    page.unpublish()
    return {"gone": address}


def _views() -> dict[str, str]:
    return {
        "home en": "/en/",
        "search": "/suche/?q=Ehrenamtskarte",
        "search narrowed": "/suche/?q=Ehrenamtskarte&thema=anerkennung&status=laeuft",
        "search map": "/suche/?ansicht=karte",
        "no hits": "/suche/?q=Quastenflosser",
        "practices": reverse("search:practices"),
        "strategies": reverse("search:strategies"),
        "guidelines": reverse("search:guidelines"),
        "offers": reverse("search:offers"),
        "news list": "/aktuelles/",
        "calendar": reverse("calendar"),
        "month": "/kalender/?ansicht=monat&monat=2090-05",
        "no dates": "/kalender/?q=Quastenflosser",
        "missing": "/gibt-es-nicht/",
        "personal invalid": "/kalender/anmeldung/x/",
        "certificate check": "/kalender/bescheinigung/",
        "barrier": "/barriere-melden/?seite=/kommunen/",
        "barrier thanks": "/barriere-melden/danke/",
        "login": reverse("account_login"),
        "signup": reverse("account_signup"),
        "password": reverse("account_reset_password"),
        "password sent": reverse("account_reset_password_done"),
        "password key": reverse("account_reset_password_from_key", args=["x", "y"]),
        "password changed": reverse("account_reset_password_from_key_done"),
        "locked": reverse("account_inactive"),
        "mail sent": reverse("account_email_verification_sent"),
        "mail key": reverse("account_confirm_email", args=["x"]),
        "code asked": reverse("mfa_authenticate"),
        "confirm": reverse("account_reauthenticate"),
        "confirm by code": reverse("mfa_reauthenticate"),
        "confirm by passkey": reverse("mfa_reauthenticate_webauthn"),
        "first password": reverse("account_set_password"),
        "services": reverse("socialaccount_connections"),
        "account": reverse("account_overview"),
        "email": reverse("account_email"),
        "new password": reverse("account_change_password"),
        "logout": reverse("account_logout"),
        "second factor": reverse("mfa_index"),
        "app": reverse("mfa_activate_totp"),
        "app off": reverse("mfa_deactivate_totp"),
        "codes": reverse("mfa_view_recovery_codes"),
        "new codes": reverse("mfa_generate_recovery_codes"),
        "passkeys": reverse("mfa_list_webauthn"),
        "new passkey": reverse("mfa_add_webauthn"),
        "service cancelled": reverse("socialaccount_login_cancelled"),
        "service error": reverse("socialaccount_login_error"),
        "sessions": reverse("usersessions_list"),
    }
