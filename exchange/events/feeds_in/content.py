"""What a suggestion says, as it is stored and compared."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from ..date_words import date_words
from .parsing import FeedOccurrence

SUMMARY_LENGTH = 280
LABELS = {
    "title": _("Titel"),
    "when": _("Termin"),
    "location": _("Ort"),
    "description": _("Beschreibung"),
    "url": _("Internetadresse"),
}


@dataclass(frozen=True)
class SuggestedDate:
    """One date of a calendar. Times are UTC, as text; all-day dates end at midnight after their last day."""

    title: str
    start: str
    end: str
    all_day: bool
    cancelled: bool = False
    location: str = ""
    description: str = ""
    url: str = ""

    @classmethod
    def of(cls, found: FeedOccurrence) -> "SuggestedDate":
        return cls(
            title=found.summary[:255],
            start=found.start.astimezone(UTC).isoformat(),
            end=found.end.astimezone(UTC).isoformat(),
            all_day=found.all_day,
            cancelled=found.is_cancelled,
            location=found.location,
            description=found.description[:4000],
            url=found.url,
        )

    @classmethod
    def stored(cls, content: Mapping) -> "SuggestedDate":
        return cls(**content)

    def as_content(self) -> dict:
        """To be stored as JSON."""
        return asdict(self)

    @property
    def fingerprint(self) -> str:
        return sha256(repr(sorted(asdict(self).items())).encode()).hexdigest()

    @property
    def starts_at(self) -> datetime:
        return datetime.fromisoformat(self.start)

    @property
    def ends_at(self) -> datetime:
        return datetime.fromisoformat(self.end)

    @property
    def last_day_at(self) -> datetime:
        """The end as editors give it: of all-day dates the last day itself."""
        return self.ends_at - timedelta(days=1) if self.all_day else self.ends_at

    @property
    def summary(self) -> str:
        """The beginning of the description, as long as a summary may be."""
        text = " ".join(self.description.split())
        return text if len(text) <= SUMMARY_LENGTH else text[: SUMMARY_LENGTH - 2].rsplit(" ", 1)[0] + " …"

    @property
    def place(self) -> str:
        """As much of the place as the page has room for."""
        return self.location[:160]

    @property
    def when(self) -> str:
        return date_words(self)


@dataclass(frozen=True)
class Difference:
    """One thing that reads otherwise than before."""

    name: str
    label: str
    before: str
    after: str


def differences(before: SuggestedDate | None, after: SuggestedDate) -> list[Difference]:
    """What changed, in the words and the order of the form; everything where nothing was before."""
    found = []
    for name, label in LABELS.items():
        old, new = (str(getattr(side, name)) if side else "" for side in (before, after))
        if old != new:
            found.append(Difference(name, str(label), old, new))
    return found
