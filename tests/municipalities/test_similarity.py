"""Members of about the same size."""

import pytest

from exchange.municipalities.models import MembershipStatus
from exchange.municipalities.similarity import SHOWN, similar_profiles
from tests.factories.municipalities import make_member, profile_of

pytestmark = pytest.mark.usefixtures("site")


def names(member) -> list[str]:
    return [profile.member.name for profile in similar_profiles(profile_of(member))]


def test_the_nearest_in_size_come_first_from_half_to_twice_as_many():
    town = make_member("Mitte", population=20_000)
    for name, population in (
        ("Doppelt", 40_000),
        ("Nah", 21_000),
        ("Halb", 10_000),
        ("Zu groß", 40_001),
        ("Zu klein", 9_999),
    ):
        make_member(name, population=population)
    assert names(town) == ["Nah", "Halb", "Doppelt"]


def test_towns_are_compared_with_towns_and_districts_with_districts():
    town = make_member("Großstadt", population=200_000)
    kreis = make_member("Kreis Erlenmark", kind="kreis", population=210_000)
    region = make_member("Städteregion", kind="staedteregion", population=220_000)
    assert names(town) == []
    assert names(kreis) == ["Städteregion"]
    assert names(region) == ["Kreis Erlenmark"]


def test_who_left_or_has_no_live_profile_is_not_named():
    town = make_member("Mitte", population=20_000)
    gone = make_member("Fort", population=20_000)
    gone.status = MembershipStatus.LEFT
    gone.save()
    profile_of(make_member("Entwurf", population=20_000)).unpublish()
    assert names(town) == []


def test_bodies_without_inhabitants_have_no_similar_ones():
    make_member("Stadt")
    assert names(make_member("Spitzenverband", kind="spitzenverband", population=None)) == []


def test_a_large_network_shows_a_handful():
    town = make_member("Mitte")
    for number in range(SHOWN + 2):
        make_member(f"Ort {number}")
    assert names(town) == [f"Ort {number}" for number in range(SHOWN)]


def test_the_profile_shows_them_and_what_is_given_and_sought(client):
    town = make_member("Mitte")
    make_member("Nachbarstadt")
    profile = profile_of(town)
    profile.strengths, profile.needs = "<p>Die Ehrenamtskarte.</p>", "<p>Rat zur Satzung.</p>"
    profile.save_revision().publish()
    html = client.get(profile.url).content.decode()
    for words in (
        "Was wir teilen können",
        "Die Ehrenamtskarte.",
        "Was wir suchen",
        "Ähnlich große Mitglieder",
        "Nachbarstadt",
    ):
        assert words in html
