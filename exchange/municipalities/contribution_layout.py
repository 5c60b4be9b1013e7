"""What of a contribution stands where: in the fact box, in the story, among what helps to take it over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from cms.plain_text import html_text

from .facts import Fact, Section

# The facts that decide whether to read on, of whatever type, each with the icon that stands beside it.
KEY_FACTS = MappingProxyType(
    {
        "status": "status",
        "phase": "status",
        "guideline_kind": "leitlinie",
        "binding": "haken",
        "formats": "amtshilfe",
        "effort": "uhr",
        "in_force_on": "kalender",
        "decided_on": "kalender",
        "cost_once": "euro",
        "cost_yearly": "euro",
        "budget_yearly": "euro",
        "cost_rule": "euro",
        "staff_fte": "personen",
        "reply_days": "mail",
    }
)
# What comes first in the box, above its facts: the prose field whose first sentences answer the question.
OPENINGS = MappingProxyType({"problem": _("Welches Problem wurde gelöst?")})
OPENING_LENGTH = 220
# Sections that nobody reads for the story, but everybody who takes the thing over.
FOR_IMITATORS = frozenset(
    {
        "conditions", "minimal-variant", "adaptations", "sustained", "rooms", "legal", "access",
        "procedure", "committee", "resources", "legal-basis",
    }
)  # fmt: skip


@dataclass(frozen=True)
class FactBox:
    """The box at the head of a contribution. Types without key facts show all of them at once."""

    opening: Fact | None
    key_facts: Sequence[tuple[str, Fact]]
    """Icon and fact."""
    others: Sequence[Fact]


def fact_box(page, facts: Sequence[Fact]) -> FactBox:
    """The facts that this reader may see, the deciding ones apart."""
    by_key = {fact.key: fact for fact in facts}
    key_facts = [(icon, by_key[key]) for key, icon in KEY_FACTS.items() if key in by_key]
    return FactBox(_opening(page), key_facts, [fact for fact in facts if fact.key not in KEY_FACTS])


def story_and_help(sections: Sequence[Section]) -> tuple[list[Section], list[Section]]:
    """The sections of the story, and those for whoever takes it over."""
    return (
        [section for section in sections if section.anchor not in FOR_IMITATORS],
        [section for section in sections if section.anchor in FOR_IMITATORS],
    )


def _opening(page) -> Fact | None:
    for name, question in OPENINGS.items():
        if text := html_text(getattr(page, name, "")):
            return Fact(name, str(question), first_sentences(text, OPENING_LENGTH))
    return None


def first_sentences(text: str, length: int) -> str:
    """As many whole sentences as fit into ``length`` letters; a longer first one ends with "…"."""
    shown = ""
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        longer = f"{shown} {sentence}".strip()
        if len(longer) > length:
            break
        shown = longer
    return shown or Truncator(text).chars(length)
