"""Loading the demo content as a whole."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from .accounts import accounts_load
from .contributions import contributions_load
from .events import events_load
from .mailboxes import mailboxes_fill
from .members import members_by_name, members_load
from .news import news_load
from .pages import pages_load
from .translations import translations_load

# Called with what is being made, how many are done, and how many there are.
Tell = Callable[[str, int, int], None]


class DemoRefusedError(Exception):
    """This installation does not want demo content."""


@dataclass(frozen=True)
class DemoReport:
    """How many of each were new; all zero when everything was there."""

    pages: int
    members: int
    accounts: int
    contributions: int
    events: int
    news: int
    translations: int


@transaction.atomic
def demo_load(*, tell: Tell = lambda title, done, total: None) -> DemoReport:
    """Make what is missing of the demo content; what is there stays, also when somebody has changed it.

    Needs the register and ``site_create``. Raises ``DemoRefusedError`` unless settings allow demo content.
    """
    if not settings.DEMO_ALLOWED:
        raise DemoRefusedError
    mailboxes_fill()
    pages = pages_load(tell=tell)
    members = members_load(tell=tell)
    accounts = accounts_load(members=members_by_name())
    contributions = contributions_load(tell=tell)
    events = events_load(tell=tell)
    news = news_load(tell=tell)
    translations = translations_load(tell=tell)
    return DemoReport(pages, members, accounts, contributions, events, news, translations)
