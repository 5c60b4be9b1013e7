"""The beginnings by which a title is suggested, and what a typed beginning looks for."""

from collections.abc import Iterator

from ..analysis import Analyser
from ..models import SearchEntry, TitleKey
from ..text import clean_text, tokens

PLACE_KIND = "kommune"
_MAX_WORDS = 12
_SHORTEST_PART = 3


def folded(text: str, analyser: Analyser) -> list[list[str]]:
    """The words of a text, folded, in pieces: more than one where a word is hyphenated."""
    words = ([analyser.fold(piece) for piece in token.pieces] for token in tokens(clean_text(text)))
    return [pieces for word in words if (pieces := [piece for piece in word if piece])]


def beginning(typed: str, analyser: Analyser) -> str:
    """What keys must begin with; "" when nothing typed is a letter or a digit."""
    return " ".join("".join(pieces) for pieces in folded(typed, analyser))[: TitleKey.MAX_LENGTH]


def title_keys(title: str, analyser: Analyser) -> list[str]:
    """The title from each of its words on that is no stop word, and from each part of a compound on."""
    words = folded(title, analyser)[:_MAX_WORDS]
    keys: dict[str, None] = {}
    for number, pieces in enumerate(words):
        rest = " ".join("".join(others) for others in words[number:])
        word = "".join(pieces)
        if number and word in analyser.stop_words:
            continue
        for start in (0, *_starts_of_parts(word, pieces, analyser)):
            keys[rest[start:][: TitleKey.MAX_LENGTH]] = None
    return list(keys)


def title_keys_write(*, entry: SearchEntry, analyser: Analyser) -> None:
    """Make the keys of an entry match its title. Call it in the transaction that writes the entry."""
    is_place = entry.kind == PLACE_KIND
    wanted = [(key.encode(), entry.language, is_place) for key in title_keys(entry.title, analyser)]
    present = [(bytes(key.key), key.language, key.is_place) for key in entry.title_keys.order_by("pk")]
    if present == wanted:
        return
    entry.title_keys.all().delete()
    TitleKey.objects.bulk_create(
        TitleKey(entry=entry, key=key, language=language, is_place=place) for key, language, place in wanted
    )


def _starts_of_parts(word: str, pieces: list[str], analyser: Analyser) -> Iterator[int]:
    """Where in a folded word its parts begin, but for the first; a part is known by its stem."""
    position = 0
    for piece in pieces[:-1]:
        position += len(piece)
        yield position
    position = 0
    for part in analyser.split(word):
        found = word.find(part, position)
        if found > 0 and len(part) >= _SHORTEST_PART:
            yield found
        position = max(found, position) + 1
