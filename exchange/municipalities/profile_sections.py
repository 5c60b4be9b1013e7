"""The slot for what other apps show on the profile of a member; they stand above and register here."""

from collections.abc import Callable
from dataclasses import dataclass

from .models import MemberPage
from .readers import Reader

SectionOf = Callable[[MemberPage, Reader], dict | None]


@dataclass(frozen=True)
class ProfileSection:
    """A template and its context."""

    template: str
    context: dict


_sections: dict[str, SectionOf] = {}


def register_profile_section(template: str, context_of: SectionOf) -> None:
    """Show a template on every profile, below the contributions; ``context_of`` answers ``None`` for nothing.

    The template finds its context as ``section``. The number of queries must not depend on what is shown.
    """
    _sections[template] = context_of


def profile_sections(page: MemberPage, reader: Reader) -> list[ProfileSection]:
    """What this reader sees on this profile, in the order of registration."""
    found = ((template, context_of(page, reader)) for template, context_of in _sections.items())
    return [ProfileSection(template, context) for template, context in found if context is not None]
