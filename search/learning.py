"""The words that the German analyser learns from titles and terms, kept in versions."""

from django.db import transaction

from exchange.vocabulary.models import Term

from .analysis import Analyser, english_analyser, german_analyser, parts_to_learn
from .models import LearnedWords


def analyser_in_use(language: str, *, using: str = "default") -> tuple[Analyser, int]:
    """The analyser of a language and the version of the learned words that it cuts compounds with.

    Every text and every query of the site is analysed with it: both must be cut alike.
    """
    if language == "en":
        return english_analyser(), 0
    latest = LearnedWords.objects.using(using).order_by("-pk").values_list("pk", "words").first()
    version, words = latest or (0, "")
    return german_analyser(frozenset(words.split())), version


@transaction.atomic
def learned_words_renew(*, titles: list[str]) -> bool:
    """Learn from these titles and all labels of terms; returns whether there is a new version.

    All entries must then be written anew: call it from the rebuild only.
    """
    labels = Term.objects.values_list("label_de", flat=True)
    words = " ".join(sorted(parts_to_learn([*titles, *labels])))
    latest = LearnedWords.objects.order_by("-pk").first()
    if latest is not None and latest.words == words:
        return False
    LearnedWords.objects.create(words=words)
    return True
