"""Synonyms: loading those that the project ships, and adding those in use to a query's plan."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import permutations
from pathlib import Path

from django.db import transaction
from django.db.models import Count, Max

from .analysis import Analyser
from .models import SynonymGroup
from .models.synonym import lines_of
from .plan import QueryPlan

SHIPPED = Path(__file__).parent / "data" / "synonyms.toml"
# More than this for one word would drown it.
MAX_SYNONYMS = 8

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Synonyms:
    """Expression -> what it also finds, all as stems."""

    found_by: Mapping[Stems, Sequence[Stems]]

    @property
    def longest(self) -> int:
        """The number of words of the longest expression."""
        return max(map(len, self.found_by), default=0)

    def add_to(self, plan: QueryPlan) -> QueryPlan:
        """The plan whose words are also found by their synonyms.

        The words of an expression ("freiwillige Feuerwehr") are each found by what stands for all of it.
        """
        typed = [word.stem for word in plan.words]
        by_stem: dict[str, list[Stems]] = {}
        for start in range(len(typed)):
            for end in range(start + 1, min(start + self.longest, len(typed)) + 1):
                expression = tuple(typed[start:end])
                for stem in expression:
                    by_stem.setdefault(stem, []).extend(self.found_by.get(expression, ()))

        def widened(words):
            return tuple(
                replace(word, synonyms=tuple(dict.fromkeys(by_stem.get(word.stem, ())))[:MAX_SYNONYMS])
                for word in words
            )

        return replace(plan, words=widened(plan.words), needed=widened(plan.needed))


def synonyms_in_use(language: str, analyser: Analyser, *, using: str = "default") -> Synonyms:
    """The ministry's synonyms of a language, as they are at this moment; one query unless they changed."""
    language = _language_of(language)
    groups = SynonymGroup.objects.using(using).filter(language=language, active=True)
    state = groups.aggregate(number=Count("pk"), changed=Max("changed_at"))
    return _compiled(using, language, state["number"], state["changed"], analyser)


@transaction.atomic
def synonyms_load(*, path: Path = SHIPPED) -> int:
    """Add the groups of a file that were never added; answers how many. What the ministry changed stays."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["group"]
    known = set(SynonymGroup.objects.values_list("key", flat=True))
    missing = [_group(**row) for row in rows if row["key"] not in known]
    SynonymGroup.objects.bulk_create(missing)
    return len(missing)


def _group(
    key: str, terms: Sequence[str], searched: Sequence[str] = (), language: str = "de"
) -> SynonymGroup:
    return SynonymGroup(key=key, terms="\n".join(terms), searched="\n".join(searched), language=language)


def _language_of(language: str) -> str:
    return SynonymGroup.Language.ENGLISH if language == "en" else SynonymGroup.Language.GERMAN


@lru_cache(maxsize=8)
def _compiled(
    using: str, language: str, number: int, changed: datetime | None, analyser: Analyser
) -> Synonyms:
    """``number`` and ``changed`` tell when the groups are others than before."""
    groups = SynonymGroup.objects.using(using).filter(language=language, active=True).order_by("pk")
    found_by: dict[Stems, dict[Stems, None]] = {}
    for terms, searched in groups.values_list("terms", "searched"):
        for source, target in _pairs(analyser, lines_of(searched), lines_of(terms)):
            found_by.setdefault(source, {})[target] = None
    return Synonyms({source: tuple(targets) for source, targets in found_by.items()})


def _pairs(
    analyser: Analyser, searched: Iterable[str], terms: Iterable[str]
) -> Iterator[tuple[Stems, Stems]]:
    sources = [analyser.stems(term) for term in searched]
    targets = [analyser.stems(term) for term in terms]
    if sources:
        pairs = ((source, target) for source in sources for target in targets)
    else:
        pairs = permutations(targets, 2)
    return ((source, target) for source, target in pairs if source and target and source != target)
