"""Contributions as editors make them: all starred fields filled, published through a revision."""

from datetime import date, timedelta

from exchange.amtshilfe.models import AmtshilfeOfferPage
from exchange.experiences.models import BestPracticePage, GuidelinePage, StrategyPage
from exchange.experiences.models.guideline import KeyPoint
from exchange.experiences.models.strategy import StrategyGoal
from exchange.municipalities.models import ContributionPage, Member
from exchange.vocabulary.models import Term

from .municipalities import profile_of

TERMS = {"topics": ["anerkennung"], "target_groups": ["alle"], "action_fields": ["anerkennung"]}
LINKS = ("contact_point", "deputy_point")


def make_term(vocabulary: str, key: str, **fields) -> Term:
    """The term with this key; made with a label like the key when it is missing."""
    label = key.replace("-", " ").title()
    return Term.objects.get_or_create(vocabulary=vocabulary, key=key, defaults={"label_de": label, **fields})[
        0
    ]


def make_practice(member: Member, live: bool = True, **fields) -> BestPracticePage:
    """A best practice. Terms may be given as keys, rows (``steps``, ``costs`` …) as lists of instances."""
    return make_contribution(BestPracticePage, member, live, _PRACTICE | fields)


def make_strategy(member: Member, live: bool = True, **fields) -> StrategyPage:
    """A strategy with one goal."""
    goals = [StrategyGoal(text="In jedem Ortsteil gibt es eine Anlaufstelle für Freiwillige.")]
    return make_contribution(StrategyPage, member, live, _STRATEGY | {"goals": goals} | fields)


def make_guideline(member: Member, live: bool = True, **fields) -> GuidelinePage:
    """A guideline with one key point."""
    points = [KeyPoint(number="1", heading="Auf Augenhöhe", rule="Freiwillige werden früh beteiligt.")]
    return make_contribution(GuidelinePage, member, live, _GUIDELINE | {"key_points": points} | fields)


def make_offer(member: Member, live: bool = True, **fields) -> AmtshilfeOfferPage:
    """An offer of Amtshilfe."""
    return make_contribution(AmtshilfeOfferPage, member, live, _OFFER | fields)


def make_contribution(
    model: type[ContributionPage], member: Member, live: bool, fields: dict
) -> ContributionPage:
    """A page below the German profile of the member, published or a draft, as the editor's form saves it."""
    profile = profile_of(member)
    fields = {"contact_point": profile.contact_points.first(), "review_on": _in_a_year()} | TERMS | fields
    relations = {name: fields.pop(name) for name in list(fields) if _is_many(model, name)}
    page = model(live=False, **fields)
    for name, values in relations.items():
        setattr(page, name, [_term(model, name, value) for value in values])
    profile.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return model.objects.get(pk=page.pk)


def _is_many(model: type[ContributionPage], name: str) -> bool:
    field = model._meta.get_field(name)
    return field.many_to_many or field.one_to_many


def _term(model: type[ContributionPage], name: str, value):
    if not isinstance(value, str):
        return value
    return make_term(model._meta.get_field(name).get_limit_choices_to()["vocabulary"], value)


def _in_a_year() -> date:
    return date.today() + timedelta(days=365)


_PRACTICE = {
    "title": "Dankesabend für Freiwillige",
    "summary": "Die Stadt lädt einmal im Jahr alle Freiwilligen zu einem Abend ein, den Vereine gestalten.",
    "problem": "<p>Wer sich einsetzt, hört selten ein Dankeschön.</p>",
    "goals": "<p>Freiwillige fühlen sich gesehen.</p>",
    "solution": "<p>Ein Abend im Bürgerhaus, vorbereitet mit den Vereinen.</p>",
    "municipal_role": "traeger",
    "status": "laeuft",
    "results": "<p>Rund 300 Gäste im Jahr.</p>",
    "evidence": "erfahrung",
    "success_factors": "<p>Die Verwaltungsspitze ist den ganzen Abend dabei.</p>",
    "pitfalls": "<p>Die Einladung muss sechs Wochen vorher da sein.</p>",
    "lessons": "<p>Kürzere Reden.</p>",
    "conditions": "<p>Ein Saal und eine Ansprechperson.</p>",
}
_STRATEGY = {
    "title": "Gesamtstrategie Engagement",
    "summary": "Wie die Stadt das Engagement ihrer Einwohnerinnen und Einwohner bis 2030 stärkt.",
    "strategy_kind": "engagementstrategie",
    "phase": "umsetzung",
    "occasion": "<p>Vereine fanden keinen Nachwuchs.</p>",
    "lessons": "<p>Mit den Ortsteilen beginnen.</p>",
}
_GUIDELINE = {
    "title": "Leitlinien für die Zusammenarbeit mit Freiwilligen",
    "summary": "Acht Regeln für den Umgang der Verwaltung mit Freiwilligen.",
    "guideline_kind": "leitlinien-engagement",
    "binding": "ratsbeschluss",
    "experience": "<p>Die Regeln helfen bei neuen Kolleginnen und Kollegen.</p>",
}
_OFFER = {
    "title": "Wir beraten zur Ehrenamtskarte",
    "summary": "Wir erklären, wie wir die Karte eingeführt haben.",
    "subject": "<p>Einführung der Ehrenamtskarte.</p>",
    "formats": ["gespraech"],
    "background": "<p>Wir haben die Karte seit 2015.</p>",
    "capacity": 4,
}
