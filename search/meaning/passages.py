"""A text cut into passages of one to three sentences: the pieces whose meaning is compared."""

import re
from collections.abc import Iterator

PASSAGE_LENGTH = 160
MAX_PASSAGES = 64
_MAX_SENTENCES = 3
_MAX_SENTENCE_LENGTH = 400

# After a mark that ends a sentence and what closes behind it, before a capital. Not where a short word or a
# number stands before the mark: "z. B.", "Nr.", "3. Mai".
_SENTENCE_END = re.compile(r"([^\W\d_]{3}[.!?…][\"“”’»)]*)\s+(?=[\"„“»(]?[A-ZÄÖÜ])")


def passages_of(title: str, summary: str, text: str) -> list[str]:
    """The title, then the passages of the summary and of the text; at most ``MAX_PASSAGES``.

    Of a longer text every part is kept with the same likelihood: passages are left out evenly.
    """
    found = [*_packed(summary), *_packed(text)]
    room = MAX_PASSAGES - 1
    if len(found) > room:
        found = [found[number * len(found) // room] for number in range(room)]
    return list(dict.fromkeys(filter(None, [title.strip(), *found])))


def _packed(text: str) -> Iterator[str]:
    """Neighbouring sentences together, as long as they stay short."""
    passage: list[str] = []
    for sentence in _sentences(text):
        length = sum(map(len, passage)) + len(sentence)
        if passage and (length > PASSAGE_LENGTH or len(passage) == _MAX_SENTENCES):
            yield " ".join(passage)
            passage = []
        passage.append(sentence)
    if passage:
        yield " ".join(passage)


def _sentences(text: str) -> Iterator[str]:
    for sentence in _SENTENCE_END.sub(r"\1\n", text).split("\n"):
        rest = sentence.strip()
        while len(rest) > _MAX_SENTENCE_LENGTH:
            # Lists without full stops, tables: cut between words.
            cut = rest.rfind(" ", 0, PASSAGE_LENGTH)
            cut = cut if cut > 0 else PASSAGE_LENGTH
            yield rest[:cut]
            rest = rest[cut:].strip()
        if rest:
            yield rest
