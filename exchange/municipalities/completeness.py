"""How complete a contribution is, and what would help its readers next."""

from collections.abc import Iterable
from dataclasses import dataclass

from cms.plain_text import html_text

REQUIRED_WEIGHT = 3
NEXT = 3


@dataclass(frozen=True)
class Wish:
    """A field or rows that readers ask for, how much it helps (1 to 3), and how we ask the author for it."""

    name: str
    weight: int
    hint: str


@dataclass(frozen=True)
class Completeness:
    """``percent`` of what readers ask for, and the ``hints`` that would help most, the most helpful first."""

    percent: int
    hints: tuple[str, ...]


def completeness(page) -> Completeness:
    """Weigh what a page says against what its type is asked for (``page.wishes`` and the required fields)."""
    open_wishes = [wish for wish in page.wishes if not is_filled(page, wish.name)]
    required = required_fields(page)
    missing = [name for name in required if not is_filled(page, name)]
    total = len(required) * REQUIRED_WEIGHT + sum(wish.weight for wish in page.wishes)
    lacking = len(missing) * REQUIRED_WEIGHT + sum(wish.weight for wish in open_wishes)
    hints = [_required_hint(page, name) for name in missing]
    hints += [str(wish.hint) for wish in sorted(open_wishes, key=lambda wish: -wish.weight)]
    return Completeness(round(100 * (total - lacking) / total), tuple(hints[:NEXT]))


def required_fields(page) -> list[str]:
    """What publishing asks for: fields of the forms that must not be empty, and the rows of the type."""
    fields: Iterable = (*page._meta.local_fields, *page._meta.many_to_many)
    return [f.name for f in fields if _is_asked_for(f)] + [*page.needed_rows]


def _is_asked_for(field) -> bool:
    return field.editable and not (field.auto_created or field.blank or field.has_default())


def is_filled(page, name: str) -> bool:
    """Whether a field says something: zero and "no" do, empty paragraphs do not."""
    value = getattr(page, name)
    if hasattr(value, "all"):
        return bool(list(value.all()))
    if isinstance(value, str):
        return bool(html_text(value))
    return value is not None and value is not False and (not hasattr(value, "__len__") or len(value) > 0)


def _required_hint(page, name: str) -> str:
    from django.utils.translation import gettext as _

    label = next(
        (f.verbose_name for f in page._meta.get_fields() if f.name == name and hasattr(f, "verbose_name")), ""
    )
    return _("Zum Einreichen fehlt noch: %(label)s.") % {"label": label or page.row_labels[name]}
