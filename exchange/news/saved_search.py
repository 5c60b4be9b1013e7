"""The address of a search, as a dossier keeps it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

LISTS = ("suche", "strategien", "leitlinien", "praxisbeispiele", "amtshilfe", "aktuelles", "kalender")


def search_address(typed: str) -> str:
    """The path and the question of an address of our own search, without host and language; "" for "".

    Raises ``ValueError`` with a sentence for the author when it leads elsewhere.
    """
    typed = typed.strip()
    if not typed:
        return ""
    parts = urlsplit(typed)
    path = parts.path
    for code, _name in settings.LANGUAGES:
        path = path.removeprefix(f"/{code}") if path.startswith(f"/{code}/") else path
    is_ours = not parts.netloc or parts.netloc == urlsplit(settings.BASE_URL).netloc
    if not is_ours or path.strip("/") not in LISTS:
        raise ValueError(_("Bitte kopieren Sie die Adresse einer Suche oder Liste dieser Website."))
    return f"/{path.strip('/')}/" + (f"?{parts.query}" if parts.query else "")
