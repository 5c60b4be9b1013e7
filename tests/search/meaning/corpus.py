"""A small collection of our own: pages about one thing each, and reports that tell of many."""

from dataclasses import dataclass
from pathlib import Path

_LINES = (Path(__file__).parent / "corpus.txt").read_text("utf-8").splitlines()
_REPORTS = 48


@dataclass(frozen=True)
class Subject:
    """What a paragraph is about, and how somebody asks for it who does not know its words."""

    title: str
    text: str
    question: str
    english: str


SUBJECTS = [Subject(*(part.strip() for part in line.split("|"))) for line in _LINES]


def documents() -> dict[str, list[int]]:
    """Title -> numbers of the subjects that its text tells of, the main one first."""
    number = len(SUBJECTS)
    pages = {
        subject.title: [n, (n * 7 + 3) % number, (n * 11 + 5) % number] for n, subject in enumerate(SUBJECTS)
    }
    reports = {
        f"Jahresbericht {report}": [(report * step + report // number) % number for step in (1, 5, 9, 13)]
        for report in range(_REPORTS)
    }
    return pages | reports


def text_of(numbers: list[int]) -> str:
    return " ".join(SUBJECTS[number].text for number in numbers)


def grades(subject: int) -> dict[str, int]:
    """Title -> 2 for the page about a subject, 1 for those that tell of it too."""
    return {
        title: 2 if title == SUBJECTS[subject].title else 1
        for title, numbers in documents().items()
        if subject in numbers
    }
