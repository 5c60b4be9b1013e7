"""What changed in the source since a translation was made, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from wagtail.models import Page

from .models import TranslationState
from .prose import Piece, pieces_of
from .queries import source_of

KEPT, TAKEN, ADDED = "kept", "taken", "added"


@dataclass(frozen=True)
class Change:
    """One text that differs. ``before`` is "" for a new one, ``after`` for one that is gone.

    The runs part a text into ``(kind, words)``, kind ``kept``, ``taken`` or ``added``.
    """

    label: str
    before: str
    after: str

    @property
    def before_runs(self) -> Sequence[tuple[str, str]]:
        return [run for run in _runs(self.before, self.after) if run[0] != ADDED]

    @property
    def after_runs(self) -> Sequence[tuple[str, str]]:
        return [run for run in _runs(self.before, self.after) if run[0] != TAKEN]


def changes_of(translation: Page) -> list[Change]:
    """The texts of the published source that are others than those on which the translation rests."""
    state = TranslationState.objects.filter(page_id=translation.pk).first()
    source = source_of(translation)
    if state is None or source is None:
        return []
    return list(_differences([Piece(**piece) for piece in state.pieces], pieces_of(source)))


def _differences(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[Change]:
    """In the order of the source as it is now; what is gone comes last."""
    known = {piece.key: piece for piece in before}
    for piece in after:
        old = known.pop(piece.key, None)
        if old is None or old.text != piece.text:
            yield Change(piece.label, old.text if old else "", piece.text)
    yield from (Change(piece.label, piece.text, "") for piece in known.values())


def _runs(before: str, after: str) -> Iterator[tuple[str, str]]:
    old, new = before.split(), after.split()
    for what, old_start, old_end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if what == "equal":
            yield KEPT, " ".join(old[old_start:old_end])
            continue
        if old_end > old_start:
            yield TAKEN, " ".join(old[old_start:old_end])
        if new_end > new_start:
            yield ADDED, " ".join(new[new_start:new_end])
