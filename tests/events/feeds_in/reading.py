"""Files beside this module, and what was read from them in words that one can compare at a glance."""

from datetime import datetime
from pathlib import Path

from exchange.events.feeds_in import parse_feed
from exchange.events.feeds_in.parsing import FeedOccurrence, ParsedFeed

FILES = Path(__file__).parent / "files"
START, END = datetime(2026, 1, 1), datetime(2027, 1, 1)


def read(data: bytes | str, start: datetime = START, end: datetime = END) -> ParsedFeed:
    """The dates of 2026."""
    return parse_feed(data.encode() if isinstance(data, str) else data, start, end)


def calendar(*events: str, head: str = "", end: str = "\r\n") -> bytes:
    """A calendar of these events, each given as the lines of its VEVENT."""
    blocks = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{blocks}END:VCALENDAR\n"
    return text.replace("\n", end).encode()


def in_words(found: FeedOccurrence) -> str:
    """`12.03.2026 18:00+0100 bis 12.03.2026 20:00+0100 | Titel | CANCELLED | statt 11.03.2026 18:00`."""
    form = "%d.%m.%Y" if found.all_day else "%d.%m.%Y %H:%M%z"
    words = [f"{found.start:{form}} bis {found.end:{form}}", found.summary]
    if found.status != "CONFIRMED":
        words.append(found.status)
    if found.recurrence_id and found.recurrence_id != found.start:
        words.append(f"statt {found.recurrence_id:%d.%m.%Y %H:%M}")
    return " | ".join(words)
