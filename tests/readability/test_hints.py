"""What authors are told: in words, with the places that would help most, and never as a condition."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.models import StandardPage
from cms.readability.easy_language import easy_language_hints
from cms.readability.page_texts import page_text
from cms.readability.report import readability_report
from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user

EASY = "Das ist ein Haus. Der Hund ist im Hof. Er frisst gern Brot. Das Kind lacht und singt. " * 3
HARD = (
    "Die Fortschreibung der kommunalen Engagementstrategie berücksichtigt unter Einbeziehung sämtlicher "
    "zivilgesellschaftlicher Organisationen die Weiterentwicklung der Anerkennungskultur sowie die "
    "Verstetigung der Koordinierungsstrukturen innerhalb der Kreisverwaltung. "
) * 3


def test_the_verdict_is_a_word():
    assert readability_report(EASY).verdict == "leicht zu lesen"
    assert readability_report(HARD).verdict == "schwer zu lesen"
    assert readability_report("Kurz.").verdict == ""
    assert readability_report("") is None


def test_the_grade_stays_on_its_scale():
    assert (readability_report(EASY).grade, readability_report(HARD).grade) == (4, 15)


def test_the_longest_sentences_and_words_are_named_once():
    report = readability_report(HARD + EASY)
    assert len(report.long_sentences) == 1
    assert report.long_words == [
        "Koordinierungsstrukturen", "zivilgesellschaftlicher", "Anerkennungskultur",
    ] or len(set(report.long_words)) == 3  # fmt: skip


class TestEasyLanguage:
    @pytest.mark.parametrize(
        ("text", "rule"),
        [
            ("Eins zwei drei vier fünf sechs sieben acht neun zehn elf.", "Sätze mit mehr als 10 Wörtern"),
            ("Das Bürgerengagement ist gut.", "Lange Wörter"),
            ("Sie müssen nicht zahlen.", "Verneinung"),
            ("Niemand muss zahlen.", "Verneinung"),
            ("Der Antrag wird von der Stadt geprüft.", "Passiv"),
        ],
    )
    def test_names_what_breaks_a_rule(self, text, rule):
        [hint] = easy_language_hints(text)
        assert hint.rule.startswith(rule)
        assert len(hint.places) == 1

    @pytest.mark.parametrize(
        "text",
        ["Die Stadt prüft den Antrag.", "Das Ehren-Amt ist gut.", "Wir werden Freunde.", "Der Notar kommt."],
    )
    def test_leaves_in_peace_what_keeps_them(self, text):
        assert easy_language_hints(text) == []

    def test_stands_in_the_place_of_the_formulas_examples(self):
        report = readability_report(HARD, easy_language=True)
        assert report.long_sentences == report.long_words == []
        assert report.hints


@pytest.mark.django_db
class TestInTheEditor:
    def panel(self, client, page) -> str:
        response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        text = BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)
        return text[text.index("Verständlichkeit") :][:1500] if "Verständlichkeit" in text else ""

    def test_a_draft_is_judged_as_it_was_saved_last(self, client):
        member = make_member()
        page = make_practice(member)
        page.problem = f"<p>{HARD}</p>"
        page.save_revision()
        client.force_login(make_user(MemberRole.EDITOR, member))
        assert "schwer zu lesen" in self.panel(client, page)

    def test_leichte_sprache_gets_stricter_hints_and_english_none(self, client, site):
        client.force_login(make_user(SiteRole.EDITORIAL))
        for code, words in (("de-simple", "Sie müssen nicht zahlen."), ("en", "")):
            home = site.root_page.get_translations().get(locale__language_code=code)
            body = [("paragraph", "<p>Sie müssen nicht zahlen.</p>")]
            page = StandardPage(title="Hilfe", slug="hilfe", locale=home.locale, body=body)
            home.add_child(instance=page)
            page.save_revision()
            found = self.panel(client, page)
            assert (words in found) if words else not found

    def test_texts_are_read_with_the_ends_of_paragraphs_and_points(self, site):
        body = [("heading", "Worum"), ("paragraph", "<p>Ein</p><ul><li>Zwei</li><li>Drei</li></ul>")]
        page = StandardPage(title="A", intro="Einleitung", body=body)
        assert page_text(page).split() == ["Einleitung", "Worum", "Ein", "Zwei", "Drei"]
        assert len([line for line in page_text(page).splitlines() if line.strip()]) == 5
