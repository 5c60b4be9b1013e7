"""What readers may do under each licence, in a sentence, and where its text stands."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms.models import Licence
from cms.navigation import local_path

_CREATIVE_COMMONS = "https://creativecommons.org"
# A page of the ministry (``home.first_pages``) explains those that are no Creative Commons.
EXPLAINED_AT = "/nachnutzung-und-lizenzen/"


@dataclass(frozen=True)
class LicenceTerms:
    """``url`` is the licence's own text, or our page about it."""

    meaning: str
    url: str


_TERMS = {
    Licence.CC_BY: (
        _("Sie dürfen alles verwenden und verändern, wenn Sie die Herkunft nennen."),
        f"{_CREATIVE_COMMONS}/licenses/by/4.0/deed.de",
    ),
    Licence.CC_BY_SA: (
        _("Sie dürfen alles verwenden und verändern, wenn Sie die Herkunft nennen und Ihre Fassung "
          "unter dieselbe Lizenz stellen."),
        f"{_CREATIVE_COMMONS}/licenses/by-sa/4.0/deed.de",
    ),
    Licence.CC_ZERO: (
        _("Sie dürfen alles verwenden und verändern, ohne Bedingungen."),
        f"{_CREATIVE_COMMONS}/publicdomain/zero/1.0/deed.de",
    ),
    Licence.MUNICIPAL: (
        _("Städte, Gemeinden, Kreise und ihre Einrichtungen dürfen Texte und Vorlagen verwenden."),
        EXPLAINED_AT,
    ),
    Licence.ALL_RIGHTS: (_("Bitte fragen Sie, bevor Sie etwas übernehmen."), EXPLAINED_AT),
}  # fmt: skip


def licence_terms(licence: str) -> LicenceTerms:
    """The terms of a ``Licence`` in the language that is active."""
    meaning, url = _TERMS[Licence(licence)]
    return LicenceTerms(str(meaning), local_path(url) if url == EXPLAINED_AT else url)
