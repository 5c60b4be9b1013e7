"""A general thesaurus of German: words with nearly the same meaning, as stems.

They rank, and never find: an entry with "fördern" is no hit for "unterstützen" by itself, but among what is
found (or near in meaning) it answers better than one with neither. The ministry's ``synonyms`` find as well.

Made from OpenThesaurus by ``manage.py make_thesaurus``; origin and licence stand in ``data/README.md``.
"""

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from .analysis import Analyser

FILE = Path(__file__).parent / "data" / "thesaurus_de.tsv.gz"
_MOST_A_WORD = 12
# Marks in the source at words that are broader, narrower or opposite: no synonyms.
_RELATIONS = re.compile("Oberbegriff|Unterbegriff|Antonym")
_REMARK = re.compile(r"\s*\([^)]*\)\s*")

Tiers = tuple[tuple[str, ...], ...]


def related(stem: str) -> Tiers:
    """The stems related to a stem, in tiers: those that share most meanings with it first; () if unknown."""
    line = _lines().get(stem, "")
    return tuple(tuple(tier.split()) for tier in line.split("|")) if line else ()


def related_among(stem: str, documents: Mapping[str, int], limit: int) -> tuple[str, ...]:
    """Those of the related stems that documents have: of a tier, the more frequent first."""
    known = ([other for other in tier if documents.get(other)] for tier in related(stem))
    ordered = (sorted(tier, key=lambda other: (-documents[other], other)) for tier in known)
    return tuple(other for tier in ordered for other in tier)[:limit]


@lru_cache(maxsize=1)
def _lines() -> Mapping[str, str]:
    with gzip.open(FILE, "rt", encoding="ascii") as lines:
        return dict(line.rstrip("\n").split("\t") for line in lines)


def thesaurus_write(groups: Iterable[Sequence[str]], *, analyser: Analyser, path: Path = FILE) -> int:
    """Write the file from groups of words of one meaning, the first its head; returns the number of stems.

    Words of several words are left out: which of their words carries the meaning, nobody says.
    """
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for group in groups:
        head, *others = (analyser.stems(word) if " " not in word else () for word in group)
        if len(head) == 1:
            shared[head[0]].update({other[0] for other in others if len(other) == 1 and other != head})
    lines = [f"{stem}\t{_tiers(others)}\n" for stem, others in sorted(shared.items()) if others]
    # Without the time, so that the same words make the same file.
    path.write_bytes(gzip.compress("".join(lines).encode("ascii"), mtime=0))
    _lines.cache_clear()
    return len(lines)


def _tiers(others: Counter[str]) -> str:
    tiers: dict[int, list[str]] = {}
    for stem, meanings in sorted(others.items(), key=lambda item: (-item[1], item[0]))[:_MOST_A_WORD]:
        tiers.setdefault(meanings, []).append(stem)
    return "|".join(" ".join(stems) for stems in tiers.values())


def mythes_groups(path: Path) -> Iterator[list[str]]:
    """The groups in a file of MyThes (version 2): a head, and how many lines of its meanings follow."""
    with path.open("rb") as file:
        encoding = file.readline().decode("ascii").strip()
        lines = (line.decode(encoding).rstrip("\n") for line in file)
        for line in lines:
            head, _bar, number = line.rpartition("|")
            for _meaning in range(int(number)):
                words = next(lines).split("|")[1:]
                yield [head, *(_bare(word) for word in words if not _RELATIONS.search(word))]


def _bare(word: str) -> str:
    """Without remarks: "(sich) engagieren (fachspr.)" is "engagieren"."""
    return _REMARK.sub(" ", word).strip()
