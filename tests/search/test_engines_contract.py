"""What every engine must do; the suite runs it on the database in use."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_word_in_the_title_ranks_above_the_same_word_in_the_text(entry, find):
    entry("Wie wir werben", text="Die Ehrenamtskarte wird beworben.")
    entry("Ehrenamtskarte", text="Wie wir werben.")
    assert find("Ehrenamtskarte") == ["Ehrenamtskarte", "Wie wir werben"]
