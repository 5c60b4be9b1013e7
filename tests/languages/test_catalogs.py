"""Words are looked up in few catalogs, and say what they said in many."""

import pytest
from django.utils.translation import gettext, ngettext, override
from django.utils.translation.trans_real import translation


@pytest.mark.parametrize("code", ["de", "en", "de-simple"])
def test_apps_share_catalogs(code):
    assert len(translation(code)._catalog._catalogs) < 10


def test_words_of_ours_and_of_others_are_found_with_their_plurals():
    with override("en"):
        assert gettext("Zum Inhalt springen") == "Skip to content"
        assert ngettext("Jeden Tag", "Alle %(number)s Tage", 1) == "Every day"
        assert ngettext("Jeden Tag", "Alle %(number)s Tage", 2) == "Every %(number)s days"
    with override("de"):
        assert gettext("Zum Inhalt springen") == "Zum Inhalt springen"
        assert ngettext("%(num)d day", "%(num)d days", 1) % {"num": 1} == "1 Tag"
        assert ngettext("%(num)d day", "%(num)d days", 2) % {"num": 2} == "2 Tage"
