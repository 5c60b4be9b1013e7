"""Who proposes, who decides."""

from exchange.municipalities.moderation.permissions import writes_for
from exchange.municipalities.permissions import is_editorial

from ..models import EventPage, LandCalendar
from ..queries import event_of

PROPOSABLE = (LandCalendar.OWN, LandCalendar.DECLINED)
CURATED = (LandCalendar.ACCEPTED, LandCalendar.FEATURED)


def can_propose(user, page) -> bool:
    """Whether the account may propose this published event of its member for the calendar of the Land."""
    return (
        _is_own_source(user, page) and page.live and not page.is_archived and page.land_calendar in PROPOSABLE
    )


def can_withdraw_proposal(user, page) -> bool:
    """Whether the account may take back the proposal while nobody has decided on it."""
    return _is_own_source(user, page) and page.land_calendar == LandCalendar.PROPOSED


def can_curate(user) -> bool:
    """Whether the account decides on the calendar of the Land: the ministry's editors."""
    return is_editorial(user)


def can_decide(user, page) -> bool:
    """Whether the account may decide on this event: proposed, or decided on before."""
    return (
        can_curate(user)
        and isinstance(page, EventPage)
        and page.land_calendar in (LandCalendar.PROPOSED, LandCalendar.DECLINED, *CURATED)
    )


def _is_own_source(user, page) -> bool:
    """Dates and the calendar hang on the page of the first language."""
    return isinstance(page, EventPage) and writes_for(user, page.member_id) and event_of(page) == page
