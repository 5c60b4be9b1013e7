"""From what was typed to the plan that engines and the ranking follow."""

from collections.abc import Sequence
from dataclasses import replace

from . import thesaurus
from .analysis import Analyser
from .counting import WordCounts, word_counts
from .learning import analyser_in_use
from .plan import QueryPlan, QueryWord, minimum_of
from .synonyms import synonyms_in_use

# A word that more than a quarter of the entries have says little about any of them; a few hits are no flood.
_COMMON_SHARE = 0.25
_COMMON_FROM = 100
# More than this for one word drowns it.
_MAX_RELATED = 5
_IN_THE_THESAURUS = frozenset({"de", "de-simple"})


def query_plan(
    text: str, language: str, *, analyser: Analyser | None = None, using: str = "default"
) -> QueryPlan:
    """The plan of a query in a language: analysed, weighed by how often its words occur.

    ``analyser`` is the one in use unless given; ``using`` names the database with the counted words.
    """
    analyser = analyser or analyser_in_use(language, using=using)[0]
    plan = analyser.plan(text)
    if not plan.words:
        return plan
    plan = synonyms_in_use(language, analyser, using=using).add_to(plan)
    related = _related_stems(plan) if language in _IN_THE_THESAURUS else frozenset()
    counts = word_counts(language, plan.stems | related, using=using)
    return weighed(_with_related(plan, counts) if related else plan, counts)


def weighed(plan: QueryPlan, counts: WordCounts) -> QueryPlan:
    """The plan with the weight of each word, and with the words that an entry needs some of.

    Needed are the words that tell entries apart: those that at least two of them and at most a quarter have.
    Without any such word, all are needed alike. A word that nobody knows is looked for and never in the way.
    """
    words = {word: _weighed(word, counts) for word in plan.words}
    needed = [words[word] for word in plan.needed]
    telling = [word for word in needed if word.documents and not _is_common(word, counts)]
    unknown = [word for word in needed if not word.documents]
    return replace(
        plan,
        words=tuple(words.values()),
        needed=tuple([*telling, *unknown] if telling else needed),
        minimum=minimum_of(telling or needed),
        title_length=counts.title_length,
        text_length=counts.text_length,
    )


def _related_stems(plan: QueryPlan) -> frozenset[str]:
    return frozenset(other for word in plan.words for tier in thesaurus.related(word.stem) for other in tier)


def _with_related(plan: QueryPlan, counts: WordCounts) -> QueryPlan:
    words = (
        replace(word, related=thesaurus.related_among(word.stem, counts.documents, _MAX_RELATED))
        for word in plan.words
    )
    return replace(plan, words=tuple(words))


def _weighed(word: QueryWord, counts: WordCounts) -> QueryWord:
    documents = next(filter(None, (_documents(stems, counts) for stems in word.alternatives)), 0)
    return replace(word, documents=documents, weight=counts.weight(documents))


def _documents(stems: Sequence[str], counts: WordCounts) -> int:
    return min(counts.documents.get(stem, 0) for stem in stems)


def _is_common(word: QueryWord, counts: WordCounts) -> bool:
    return word.documents > max(_COMMON_FROM, counts.entries * _COMMON_SHARE)
