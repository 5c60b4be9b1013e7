"""Content lines: unfolded, decoded one by one, with the number of the line in the file where each begins."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .limits import MAX_PARAMETERS, MAX_VALUE, Work

# What is read; all else is passed over without a look at it (inlined pictures can be megabytes long).
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION"}
KNOWN = TEXTS | {
    "BEGIN", "END", "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE",
    "RECURRENCE-ID", "STATUS", "SEQUENCE", "LAST-MODIFIED", "DTSTAMP", "URL", "TZID", "TZOFFSETTO",
    "TZOFFSETFROM", "X-LIC-LOCATION", "X-WR-TIMEZONE", "X-WR-CALNAME", "NAME", "METHOD",
    "X-MICROSOFT-CDO-ALLDAYEVENT",
}  # fmt: skip

MAX_LINE = 4 * MAX_VALUE  # octets
FOLDED_AT = range(70, 79)  # octets; programs count differently

# "\r\r\n" comes from programs that translate line ends twice.
_LINE_END = re.compile(rb"\r+\n|\n|\r")
_NAME = re.compile(rb"[ \t]*([A-Za-z0-9.-]{1,80})[ \t]*(?=[;:])")
_SOFT_BREAK = re.compile(rb"ENCODING=QUOTED-PRINTABLE", re.IGNORECASE)


@dataclass
class ContentLine:
    """One property. `name` and the names of parameters are in capitals; the value is still escaped."""

    number: int
    name: str
    parameters: dict[str, str]
    value: str


def content_lines(data: bytes, work: Work) -> Iterator[ContentLine]:
    """The known properties of a file in their order. Other lines are reported; some continue a text."""
    last: ContentLine | None = None
    was_full = False  # whether the line before was as long as lines that a program folds
    for number, raw, length in _unfolded(data, work):
        found = _NAME.match(raw)
        if found:
            if last:
                yield last
            last = _property(number, found.group(1), raw[found.end() :], work)
        elif last and last.name in TEXTS and (was_full or last.name == "DESCRIPTION"):
            work.report(number, f"Falscher Zeilenumbruch im Text vor „{_excerpt(raw)}“")
            if len(last.value) < MAX_VALUE:
                last.value += ("" if was_full else r"\n") + _decoded(raw[:MAX_VALUE])
        else:
            work.report(number, f"Zeile ohne Bedeutung: „{_excerpt(raw)}“")
        was_full = length in FOLDED_AT
    if last:
        yield last


def _unfolded(data: bytes, work: Work) -> Iterator[tuple[int, bytes, int]]:
    """Number of the first line, joined bytes (some programs cut letters apart), length of the last line."""
    parts: list[bytes] = []
    begin, size, number, position = 1, 0, 0, 0
    while position < len(data):
        end = _LINE_END.search(data, position)
        line = data[position : end.start() if end else len(data)]
        position = end.end() if end else len(data)
        number += 1
        if not number % 5000:
            work.look_at_clock()
        continues = line[:1] in (b" ", b"\t") and parts
        if not continues and parts and parts[-1].endswith(b"=") and _SOFT_BREAK.search(parts[0][:200]):
            continues, line = True, b" " + line
            parts[-1] = parts[-1][:-1]
        if continues:
            if size < MAX_LINE:
                parts.append(line[1:])
                size += len(line)
            continue
        if not line.strip():
            continue
        if parts:
            yield begin, b"".join(parts), len(parts[-1])
        parts, begin, size = [line], number, len(line)
    if parts:
        yield begin, b"".join(parts), len(parts[-1])


def _property(number: int, raw_name: bytes, rest: bytes, work: Work) -> ContentLine | None:
    # Apple and Lotus write "item1.URL".
    name = raw_name.decode("ascii").upper().rpartition(".")[2]
    if name not in KNOWN:
        return None
    text = _decoded(rest) if len(rest) <= MAX_LINE else rest[:MAX_LINE].decode("utf-8", errors="ignore")
    if text.startswith(":"):
        return ContentLine(number, name, {}, text[1:].strip())
    value_at = _end_of_parameters(text)
    if value_at is None:
        work.report(number, f"{name}: Hinter dem Namen fehlt der Doppelpunkt.")
        return None
    parameters = _parameters(text[1:value_at])
    value = text[value_at + 1 :].strip()
    if parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
        value = _decoded(quopri.decodestring(value.encode())).replace("\r\n", r"\n").replace("\n", r"\n")
    return ContentLine(number, name, parameters, value)


def _end_of_parameters(text: str) -> int | None:
    """Where the colon before the value stands: outside of quotes, if they are ever closed."""
    quoted = False
    for position, letter in enumerate(text[:MAX_PARAMETERS]):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return position
    position = text.find(":", 0, MAX_PARAMETERS)
    return None if position < 0 else position


def _parameters(text: str) -> dict[str, str]:
    parameters = {}
    for part in re.findall(r'(?:[^;"]|"[^"]*"?)+', text):
        name, _equals, value = part.partition("=")
        parameters[name.strip().upper()] = value.strip().strip('"').strip()
    return parameters


def _decoded(raw: bytes) -> str:
    """UTF-8, else what Windows wrote; decided for each line, as files are glued together."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _excerpt(raw: bytes) -> str:
    return "".join(letter for letter in _decoded(raw[:60]) if letter.isprintable())
