"""The filters of the public search: what their keys mean, in which order readers see them."""

from collections.abc import Sequence
from functools import partial

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.finding import Facet, facets_in_order, register_choices_facet, register_facet
from exchange.amtshilfe.models import Availability
from exchange.events.state import EventState
from exchange.experiences.models.best_practice import PracticeStatus
from exchange.experiences.models.strategy import Phase
from exchange.municipalities.models import Level, Member, Municipality
from exchange.municipalities.models.member import DISTRICT_KINDS
from exchange.municipalities.sorting import din_5007_key
from exchange.vocabulary.models import Term, Vocabulary

KIND_FACET = "art"
MEMBER_FACET = "kommune"

KINDS = {
    "praxisbeispiel": _("Praxisbeispiel"),
    "strategie": _("Strategie"),
    "leitlinie": _("Leitlinie"),
    "amtshilfe": _("Amtshilfe-Angebot"),
    "veranstaltung": _("Veranstaltung"),
    "meldung": _("Meldung"),
    "dossier": _("Dossier"),
    "kommune": _("Kommune"),
    "seite": _("Seite"),
}
COSTS = {
    "bis-1000": _("bis 1.000 Euro"),
    "1000-5000": _("über 1.000 bis 5.000 Euro"),
    "5000-20000": _("über 5.000 bis 20.000 Euro"),
    "20000-100000": _("über 20.000 bis 100.000 Euro"),
    "ueber-100000": _("über 100.000 Euro"),
    "unbekannt": _("keine Angabe"),
}
STAFF = {
    "keine": _("ohne eigene Stelle"),
    "bis-025": _("bis 0,25 Stellen (VZÄ)"),
    "025-05": _("über 0,25 bis 0,5 Stellen"),
    "05-1": _("über 0,5 bis 1 Stelle"),
    "ueber-1": _("mehr als 1 Stelle"),
    "unbekannt": _("keine Angabe"),
}
# Filters whose values are terms with names of their own: they are words of a page, and suggested.
TERM_FACETS = {
    "thema": Vocabulary.TOPIC,
    "zielgruppe": Vocabulary.TARGET_GROUP,
    "handlungsfeld": Vocabulary.ACTION_FIELD,
}
GUIDELINE_FORCE = {"kuenftig": _("künftig"), "in-kraft": _("in Kraft"), "ausser-kraft": _("außer Kraft")}


def register() -> None:
    """Offer the facets; called once at start."""
    register_choices_facet(KIND_FACET, _("Art"), 10, lambda: KINDS)
    for name, label, order in (
        ("thema", _("Thema"), 20),
        ("zielgruppe", _("Zielgruppe"), 30),
        ("handlungsfeld", _("Handlungsfeld"), 40),
    ):
        _register_terms(name, label, order, TERM_FACETS[name], labels_are_words=True)
    _register_terms("groesse", _("Größe der Kommune"), 50, Vocabulary.SIZE_CLASS, labels_are_words=False)
    register_facet("bezirk", _("Regierungsbezirk"), 60, _bezirk_labels)
    register_facet("kreis", _("Kreis"), 70, _kreis_labels, labels_are_words=True)
    register_facet(MEMBER_FACET, _("Kommune"), 75, _member_labels)
    register_choices_facet("kosten", _("Kosten"), 80, lambda: COSTS)
    register_choices_facet("personal", _("Personal"), 90, lambda: STAFF)
    register_choices_facet("status", _("Status"), 100, _status_labels)


def shown_facets(fixed_kinds: Sequence[str] = ()) -> list[Facet]:
    """The facets of a results page; where the kinds are fixed, they are no choice."""
    return [facet for facet in facets_in_order() if not (fixed_kinds and facet.name == KIND_FACET)]


def _register_terms(name: str, label: str, order: int, vocabulary: str, *, labels_are_words: bool) -> None:
    register_facet(
        name,
        label,
        order,
        partial(_term_labels, vocabulary),
        successor_of=partial(_term_successors, vocabulary),
        labels_are_words=labels_are_words,
    )


def _term_labels(vocabulary: str, keys: Sequence[str]) -> dict[str, str]:
    return {term.key: term.label for term in Term.objects.of(vocabulary).filter(key__in=keys)}


def _term_successors(vocabulary: str, keys: Sequence[str]) -> dict[str, str]:
    replaced = Term.objects.of(vocabulary).filter(key__in=keys, replaced_by__isnull=False)
    return dict(replaced.values_list("key", "replaced_by__key"))


def _bezirk_labels(keys: Sequence[str]) -> dict[str, str]:
    """Names of Regierungsbezirke by AGS."""
    return _in_order(_register_names(Level.REGIERUNGSBEZIRK, keys))


def _kreis_labels(keys: Sequence[str]) -> dict[str, str]:
    """Names of Kreise by AGS; of those outside the register by ``k`` and the member's number."""
    labels = _register_names(Level.KREIS, keys)
    numbers = [int(key[1:]) for key in keys if key[:1] == "k" and key[1:].isdecimal() and len(key) < 12]
    if numbers:
        districts = Member.objects.filter(pk__in=numbers, kind__in=DISTRICT_KINDS)
        labels |= {f"k{pk}": name for pk, name in districts.values_list("pk", "name")}
    return _in_order(labels)


def _member_labels(keys: Sequence[str]) -> dict[str, str]:
    """Names of members by AGS; of those outside the register by ``m`` and the member's number."""
    return {member.key: member.name for member in members_of_keys(keys)}


def members_of_keys(keys: Sequence[str]) -> list[Member]:
    """The members that these values of ``kommune`` mean, by name; unknown ones are left out."""
    numbers = [int(key[1:]) for key in keys if key[:1] == "m" and key[1:].isdecimal() and len(key) < 12]
    meant = Q(register__ags__in=keys) | Q(pk__in=numbers, register=None)
    return list(Member.objects.filter(meant).select_related("register").order_by("sort_key", "pk"))


def _register_names(level: str, keys: Sequence[str]) -> dict[str, str]:
    return {row.ags: row.display_name for row in Municipality.objects.filter(level=level, ags__in=keys)}


def _in_order(labels: dict[str, str]) -> dict[str, str]:
    return dict(sorted(labels.items(), key=lambda item: din_5007_key(item[1])))


def _status_labels() -> dict[str, str]:
    """Each kind has states of its own; none of the keys is used by two kinds with different meanings."""
    return {
        **dict(PracticeStatus.choices),
        **dict(Phase.choices),
        **GUIDELINE_FORCE,
        **dict(Availability.choices),
        **dict(EventState.choices),
    }
