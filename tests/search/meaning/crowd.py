"""Nearly a thousand entries: parts of contributions, municipalities, and what the questions are about."""

import csv
import re
import tomllib
from collections.abc import Iterator

from django.conf import settings

from home.demo.reading import CONTENT
from search.scoring.collections import Document

from .corpus import documents, text_of

_REGISTER = settings.BASE_DIR / "exchange" / "municipalities" / "data" / "nrw_municipalities.csv"
_FOLDERS = ("practices", "strategies", "guidelines", "offers", "news")
_MARKUP = re.compile(r"<[^>]+>|[*#>-] ")
_SHORTEST = 120


def crowd() -> list[Document]:
    """The documents of the corpus, by their titles, among those that nobody asks for."""
    about = [Document(title, title, text_of(numbers)) for title, numbers in documents().items()]
    pieces = [Document(f"piece {number}", *piece) for number, piece in enumerate(_pieces())]
    return [*about, *pieces, *_municipalities()]


def _pieces() -> Iterator[tuple[str, str]]:
    """The title of a contribution of the demo content, and a text of one of its fields."""
    for path in (path for folder in _FOLDERS for path in sorted((CONTENT / folder).glob("*.toml"))):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for text in _texts(data):
            if len(text) >= _SHORTEST:
                yield data["title"], text


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(_MARKUP.sub(" ", value).split())
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _municipalities() -> Iterator[Document]:
    with _REGISTER.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield Document(row["ags"], row["name"], f"{row['type']}, {row['kreis_name']}")
